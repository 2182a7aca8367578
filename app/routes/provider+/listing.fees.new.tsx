import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FeeForm } from '~/components/provider/fee-form';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { ownListing } from '~/services/listing/own.server';
import { writeFee } from './write-fee.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  const { categories, writable } = await ownListing(actor, new Date());
  if (!writable || categories.length === 0) throw redirect('/provider/listing/fees');
  return { title: t('fees.add'), categories };
}

export function action({ request }: ActionFunctionArgs) {
  return writeFee(request, null);
}

export default function NewFee() {
  const { title, categories } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('provider');
  return (
    <FormPage
      title={title}
      back={[
        { to: '/provider/listing', label: t('listing.title') },
        { to: '/provider/listing/fees', label: t('listing.part.fees') },
      ]}
    >
      <FeeForm answer={answer} categories={categories} />
    </FormPage>
  );
}
