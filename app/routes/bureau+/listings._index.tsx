import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyHints } from '~/components/bureau/key-hints';
import { useQueueKeys } from '~/components/bureau/queue-keys';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Table } from '~/components/ui/table';
import { Tabs } from '~/components/ui/tabs';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { listingCounts, listingQueue, QUEUE_STATUSES } from '~/services/listing/queue.server';

export const handle = { i18n: ['bureau', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'listing.read');
  const now = new Date();
  const t = await getT(request, 'bureau');
  const asked = new URL(request.url).searchParams.get('state');
  const status = QUEUE_STATUSES.find((each) => each === asked) ?? 'applied';
  const [counts, rows] = await Promise.all([listingCounts(), listingQueue(status, now)]);
  return {
    title: t('listings.title'),
    status,
    statuses: [...QUEUE_STATUSES],
    counts,
    rows,
    now: now.toISOString(),
  };
}

export default function ListingQueue() {
  const { status, statuses, counts, rows, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['bureau', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const current = useQueueKeys(rows.map((row) => ({ id: row.id, to: `/bureau/listings/${row.id}` })));
  return (
    <>
      <PageHead title={t('bureau:listings.title')} lead={t('bureau:listings.lead')} />
      <Tabs
        label={t('bureau:listings.states')}
        items={statuses.map((each) => ({
          to: `/bureau/listings?state=${each}`,
          label: t(`codes:listing.${each}`),
          count: counts[each] ?? 0,
          current: each === status,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('bureau:listings.emptyTitle')}>{t('bureau:listings.empty')}</EmptyState>
      ) : (
        <Table
          caption={t('bureau:listings.title')}
          rows={rows}
          rowKey={(row) => row.id}
          currentKey={current ?? undefined}
          columns={[
            {
              key: 'provider',
              head: t('bureau:table.provider'),
              rowHead: true,
              cell: (row) => (
                <Link to={`/bureau/listings/${row.id}`}>
                  {pick(lng, row.provider.nameZh, row.provider.nameEn)}
                </Link>
              ),
            },
            {
              key: 'kind',
              head: t('bureau:table.kind'),
              wide: true,
              cell: (row) => t(`codes:providerKind.${row.provider.kind}`),
            },
            {
              key: 'categories',
              head: t('bureau:table.categories'),
              wide: true,
              cell: (row) =>
                row.categories
                  .map((category) => t(`codes:category.${category}`))
                  .join(t('bureau:listSeparator')),
            },
            {
              key: 'machine',
              head: t('bureau:table.machine'),
              cell: (row) =>
                row.problems > 0 ? (
                  <Badge tone="refuse" icon={CircleAlert}>
                    {t('bureau:listings.problems', { count: row.problems })}
                  </Badge>
                ) : (
                  <Badge tone={row.warnings > 0 ? 'warn' : 'done'} icon={CircleCheck}>
                    {row.warnings > 0
                      ? t('bureau:listings.warnings', { count: row.warnings })
                      : t('bureau:listings.complete')}
                  </Badge>
                ),
            },
            {
              key: 'when',
              head: t(
                status === 'public_notice'
                  ? 'bureau:table.noticeTo'
                  : status === 'listed'
                    ? 'bureau:table.validTo'
                    : 'bureau:table.appliedAt',
              ),
              cell: (row) => {
                const date =
                  status === 'public_notice' ? row.noticeTo : status === 'listed' ? row.validTo : null;
                return date
                  ? f.date(date, { weekday: false, year: true })
                  : row.appliedAt
                    ? f.instant(row.appliedAt, new Date(now))
                    : '—';
              },
            },
          ]}
        />
      )}
      <div className="mt-4">
        <KeyHints
          keys={[
            { key: 'j', label: t('bureau:keys.next') },
            { key: 'k', label: t('bureau:keys.previous') },
            { key: '↵', label: t('bureau:keys.open') },
          ]}
        />
      </div>
    </>
  );
}
