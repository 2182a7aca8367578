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
import { yuanText } from '~/domain/money';
import { NotFound } from '~/domain/refusal';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { ownListing } from '~/services/listing/own.server';
import { writeFee } from './write-fee.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  const { categories, feeStandards, writable } = await ownListing(actor, new Date());
  const fee = feeStandards.find(({ id }) => id === params.feeId);
  if (!fee) throw new NotFound('fee');
  if (!writable) throw redirect('/provider/listing/fees');
  return { title: t('fees.edit'), categories, fee };
}

export function action({ request, params }: ActionFunctionArgs) {
  return writeFee(request, params.feeId ?? '');
}

export default function EditFee() {
  const { title, categories, fee } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('provider');
  const { category, itemZh, itemEn, perLessonFen, marketPerLessonFen } = fee;
  return (
    <FormPage
      title={title}
      back={[
        { to: '/provider/listing', label: t('listing.title') },
        { to: '/provider/listing/fees', label: t('listing.part.fees') },
      ]}
    >
      <FeeForm
        answer={answer}
        categories={categories}
        values={{
          category,
          itemZh,
          itemEn,
          perLessonFen: yuanText(perLessonFen),
          marketPerLessonFen: yuanText(marketPerLessonFen),
        }}
      />
    </FormPage>
  );
}
