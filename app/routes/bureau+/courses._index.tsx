import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { KeyHints } from '~/components/bureau/key-hints';
import { useQueueKeys } from '~/components/bureau/queue-keys';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { EmptyState } from '~/components/ui/empty-state';
import { Pagination } from '~/components/ui/pagination';
import { Table } from '~/components/ui/table';
import { Tabs } from '~/components/ui/tabs';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pageOf } from '~/http/page.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { courseCounts, courseQueue, REVIEW_STATUSES } from '~/services/course-review/queue.server';

export const handle = { i18n: ['bureau', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const PER_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'course.read');
  const t = await getT(request, 'bureau');
  const asked = new URL(request.url).searchParams.get('state');
  const status = REVIEW_STATUSES.find((each) => each === asked) ?? 'submitted';
  const page = pageOf(request);
  const [counts, rows] = await Promise.all([
    courseCounts(),
    courseQueue(status, { page, perPage: PER_PAGE }, new Date()),
  ]);
  const pages = Math.max(1, Math.ceil((counts[status] ?? 0) / PER_PAGE));
  return {
    title: t('courses.title'),
    status,
    statuses: [...REVIEW_STATUSES],
    counts,
    rows,
    page,
    pages,
    now: new Date().toISOString(),
  };
}

export default function CourseQueue() {
  const { status, statuses, counts, rows, page, pages, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['bureau', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const current = useQueueKeys(rows.map((row) => ({ id: row.id, to: `/bureau/courses/${row.id}` })));
  return (
    <>
      <PageHead title={t('bureau:courses.title')} lead={t('bureau:courses.lead')} />
      <Tabs
        label={t('bureau:courses.states')}
        items={statuses.map((each) => ({
          to: `/bureau/courses?state=${each}`,
          label: t(`codes:course.${each}`),
          count: counts[each] ?? 0,
          current: each === status,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('bureau:courses.emptyTitle')}>{t('bureau:courses.empty')}</EmptyState>
      ) : (
        <Table
          caption={t('bureau:courses.title')}
          rows={rows}
          rowKey={(row) => row.id}
          currentKey={current ?? undefined}
          columns={[
            {
              key: 'title',
              head: t('bureau:table.course'),
              rowHead: true,
              cell: (row) => (
                <span className="flex flex-wrap items-center gap-2">
                  <Link to={`/bureau/courses/${row.id}`}>{pick(lng, row.titleZh, row.titleEn)}</Link>
                  {row.doubtful > 0 && (
                    <Badge tone="warn">{t('bureau:courses.doubtful', { count: row.doubtful })}</Badge>
                  )}
                </span>
              ),
            },
            {
              key: 'category',
              head: t('bureau:table.category'),
              cell: (row) => <CategoryTag category={row.category} />,
            },
            {
              key: 'provider',
              head: t('bureau:table.provider'),
              wide: true,
              cell: (row) => pick(lng, row.provider.nameZh, row.provider.nameEn),
            },
            {
              key: 'grades',
              head: t('bureau:table.grades'),
              wide: true,
              cell: (row) => f.grades(row.grades),
            },
            {
              key: 'returned',
              head: t('bureau:table.returned'),
              align: 'end',
              wide: true,
              cell: (row) => f.number(row.returnedTimes),
            },
            {
              key: 'submitted',
              head: t('bureau:table.submittedAt'),
              cell: (row) => (row.submittedAt ? f.instant(row.submittedAt, new Date(now)) : '—'),
            },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} href={(to) => `/bureau/courses?state=${status}&page=${to}`} />
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
