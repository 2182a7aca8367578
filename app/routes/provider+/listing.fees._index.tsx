import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Pencil, Plus, Tags, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ListingItems } from '~/components/listing/listing-items';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { EmptyState } from '~/components/ui/empty-state';
import { type Column, Table } from '~/components/ui/table';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { ownListing } from '~/services/listing/own.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  const { feeStandards, items, categories, writable } = await ownListing(actor, new Date());
  return {
    title: t('listing.part.fees'),
    feeStandards,
    items: items.filter(({ code }) => code === 'fee_standard_missing' || code === 'fee_not_below_market'),
    ready: categories.length > 0,
    writable,
  };
}

export default function Fees() {
  const { title, feeStandards, items, ready, writable } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'common']);
  const f = useFormat();
  const lng = useLng();
  const add = writable && ready && (
    <ButtonLink to="/provider/listing/fees/new" variant="primary" icon={Plus}>
      {t('provider:fees.add')}
    </ButtonLink>
  );
  const acts: Column<(typeof feeStandards)[number]> = {
    key: 'acts',
    head: t('provider:acts'),
    align: 'end',
    cell: (fee) => (
      <span className="flex flex-wrap justify-end gap-2">
        <ButtonLink to={`/provider/listing/fees/${fee.id}`} size="sm" icon={Pencil}>
          {t('common:action.edit')}
        </ButtonLink>
        <Form method="post" action={`/provider/listing/fees/${fee.id}/removal`}>
          <SubmitButton
            variant="quiet"
            size="sm"
            icon={Trash2}
            formAction={`/provider/listing/fees/${fee.id}/removal`}
          >
            {t('common:action.remove')}
          </SubmitButton>
        </Form>
      </span>
    ),
  };
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/provider/listing', label: t('provider:listing.title') }, { label: title }]}
          />
        }
        title={title}
        lead={t('provider:fees.lead')}
        actions={feeStandards.length > 0 && add}
      />
      <div className="grid gap-4">
        {items.length > 0 && (
          <Card as="section" title={t('provider:listing.machine')}>
            <ListingItems items={items} />
          </Card>
        )}
        {feeStandards.length === 0 ? (
          <EmptyState
            icon={Tags}
            title={t('provider:fees.empty')}
            action={
              ready ? (
                add
              ) : (
                <ButtonLink to="/provider/listing/categories">{t('provider:fees.chooseFirst')}</ButtonLink>
              )
            }
          >
            {t('provider:fees.emptyWhy')}
          </EmptyState>
        ) : (
          <Table
            caption={title}
            rows={feeStandards}
            rowKey={(fee) => fee.id}
            columns={[
              {
                key: 'item',
                head: t('provider:fees.item'),
                rowHead: true,
                className: 'min-w-28',
                cell: (fee) => pick(lng, fee.itemZh, fee.itemEn),
              },
              {
                key: 'category',
                head: t('provider:fees.category'),
                wide: true,
                cell: (fee) => <CategoryTag category={fee.category} />,
              },
              {
                key: 'fee',
                head: t('provider:fees.perLesson'),
                align: 'end',
                cell: (fee) => f.money(fee.perLessonFen),
              },
              {
                key: 'market',
                head: t('provider:fees.market'),
                align: 'end',
                cell: (fee) => f.money(fee.marketPerLessonFen),
              },
              ...(writable ? [acts] : []),
            ]}
          />
        )}
      </div>
    </>
  );
}
