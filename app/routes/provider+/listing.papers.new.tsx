import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { PaperForm } from '~/components/provider/paper-form';
import { pageMeta } from '~/components/shell/page-meta';
import { papersNeeded } from '~/domain/listing/papers';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { ownListing } from '~/services/listing/own.server';
import { writePaper } from './write-paper.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  const { profile, papers } = await ownListing(actor, new Date());
  const there = new Set(papers.map(({ kind }) => kind));
  const needed = papersNeeded(profile.kind);
  const missing = needed.filter((kind) => !there.has(kind));
  return { title: t('papers.add'), suggested: missing.length > 0 ? missing : needed };
}

export function action({ request }: ActionFunctionArgs) {
  return writePaper(request, null);
}

export default function NewPaper() {
  const { title, suggested } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('provider');
  return (
    <FormPage
      title={title}
      back={[
        { to: '/provider/listing', label: t('listing.title') },
        { to: '/provider/listing/papers', label: t('listing.part.papers') },
      ]}
    >
      <PaperForm answer={answer} suggested={suggested} />
    </FormPage>
  );
}
