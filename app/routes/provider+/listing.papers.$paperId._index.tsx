import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { PaperForm } from '~/components/provider/paper-form';
import { pageMeta } from '~/components/shell/page-meta';
import { papersNeeded } from '~/domain/listing/papers';
import { NotFound } from '~/domain/refusal';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { ownListing } from '~/services/listing/own.server';
import { writePaper } from './write-paper.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  const { profile, papers } = await ownListing(actor, new Date());
  const paper = papers.find(({ id }) => id === params.paperId);
  if (!paper) throw new NotFound('paper');
  return { title: t('papers.edit'), paper, suggested: papersNeeded(profile.kind) };
}

export function action({ request, params }: ActionFunctionArgs) {
  return writePaper(request, params.paperId ?? '');
}

export default function EditPaper() {
  const { title, paper, suggested } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('provider');
  const { kind, number, issuedBy, validTo, file } = paper;
  return (
    <FormPage
      title={title}
      back={[
        { to: '/provider/listing', label: t('listing.title') },
        { to: '/provider/listing/papers', label: t('listing.part.papers') },
      ]}
    >
      <PaperForm
        answer={answer}
        suggested={suggested}
        values={{ kind, number, issuedBy, validTo: validTo ?? '' }}
        fileName={file?.name}
      />
    </FormPage>
  );
}
