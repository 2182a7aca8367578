import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { EmptyState } from '~/components/ui/empty-state';
import { Pagination } from '~/components/ui/pagination';
import { ProgressBar } from '~/components/ui/progress-bar';
import { Table } from '~/components/ui/table';
import { Tabs } from '~/components/ui/tabs';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pageOf } from '~/http/page.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { offeringCounts, offeringsHere, offeringViews } from '~/services/school/offerings.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const PER_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'offering.open');
  const now = new Date();
  const t = await getT(request, 'school');
  const asked = new URL(request.url).searchParams.get('state');
  const counts = await offeringCounts(actor);
  // Without a wish the first tab that has something to show.
  const view =
    offeringViews.find((each) => each === asked) ??
    offeringViews.find((each) => counts[each] > 0) ??
    'approved';
  const page = pageOf(request);
  return {
    title: t('offerings.title'),
    view,
    views: offeringViews,
    counts,
    rows: await offeringsHere(actor, { view, page, perPage: PER_PAGE }, now),
    page,
    pages: Math.max(1, Math.ceil(counts[view] / PER_PAGE)),
    now: now.toISOString(),
  };
}

export default function Offerings() {
  const { title, view, views, counts, rows, page, pages, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['school', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const at = (instant: string) => f.instant(instant, new Date(now));
  return (
    <>
      <PageHead
        title={title}
        lead={t('school:offerings.lead')}
        actions={<ButtonLink to="/school/requests">{t('school:requests.title')}</ButtonLink>}
      />
      <Tabs
        label={t('school:offerings.views')}
        items={views.map((each) => ({
          to: `/school/offerings?state=${each}`,
          label: t(`school:offerings.view.${each}`),
          count: counts[each],
          current: each === view,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('school:offerings.emptyTitle')}>{t('school:offerings.empty')}</EmptyState>
      ) : (
        <Table
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'course',
              head: t('school:offerings.course'),
              rowHead: true,
              cell: (row) => (
                <span className="grid justify-items-start gap-1">
                  <Link to={`/school/offerings/${row.id}`}>
                    {pick(lng, row.course.titleZh, row.course.titleEn)}
                  </Link>
                  <CategoryTag category={row.course.category} />
                </span>
              ),
            },
            {
              key: 'time',
              head: t('school:offerings.time'),
              cell: (row) => (
                <span className="tabular">
                  {row.slots.map((slot) => f.slot(slot)).join(t('school:listSeparator'))}
                </span>
              ),
            },
            {
              key: 'room',
              head: t('school:offerings.room'),
              cell: (row) =>
                row.room ? pick(lng, row.room.nameZh, row.room.nameEn) : t('school:offerings.noRoom'),
            },
            {
              key: 'provider',
              head: t('school:offerings.provider'),
              wide: true,
              cell: (row) => pick(lng, row.course.provider.nameZh, row.course.provider.nameEn),
            },
            {
              key: 'places',
              head: t('school:offerings.places'),
              cell: (row) => <Places row={row} />,
            },
            {
              key: 'window',
              head: t('school:offerings.window'),
              wide: true,
              cell: (row) =>
                row.opensAt && row.closesAt
                  ? t('school:offerings.windowOf', { from: at(row.opensAt), to: at(row.closesAt) })
                  : t('school:offerings.windowNone'),
            },
            {
              key: 'first',
              head: t('school:offerings.firstDate'),
              wide: true,
              cell: (row) => f.date(row.firstDate),
            },
            {
              key: 'state',
              head: t('school:offerings.state'),
              cell: (row) => (
                <StatusBadge state={row.status}>{t(`codes:offering.${row.status}`)}</StatusBadge>
              ),
            },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} href={(to) => `?state=${view}&page=${to}`} />
    </>
  );
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number];

function Places({ row: { places, capacity } }: { row: Pick<Row, 'places' | 'capacity'> }) {
  const { t } = useTranslation('school');
  const taken = places.confirmed + places.held;
  return (
    <span className="relative block min-w-28">
      <ProgressBar
        label={t('offerings.places')}
        labelHidden
        value={taken}
        max={capacity}
        text={t('offerings.placesOf', { taken, capacity })}
      />
    </span>
  );
}
