import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { FileUp, HeartHandshake, Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChildWhere } from '~/components/aid/child-cell';
import { EntitlementFilterForm } from '~/components/aid/entitlement-filter';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { DateSpan } from '~/components/ui/date-span';
import { EmptyState } from '~/components/ui/empty-state';
import { Pagination } from '~/components/ui/pagination';
import { Table } from '~/components/ui/table';
import { Tabs } from '~/components/ui/tabs';
import { type EntitlementFilter, entitlementFilter } from '~/forms/aid/entitlement';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pageOf } from '~/http/page.server';
import { entitlementCounts, listEntitlements } from '~/services/aid/entitlements.server';
import { placeNames } from '~/services/overview/towns.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

const PER_PAGE = 50;
const STATES = ['in_force', 'to_come', 'over'] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const now = new Date();
  const { searchParams } = new URL(request.url);
  const filter = entitlementFilter.parse({
    state: searchParams.get('state'),
    class: searchParams.get('class'),
    source: searchParams.get('source'),
    school: searchParams.get('school'),
    name: searchParams.get('name') ?? '',
  });
  const page = pageOf(request);
  const [t, counts, { schools }, list] = await Promise.all([
    getT(request, 'aid'),
    entitlementCounts(now),
    placeNames(),
    listEntitlements(actor, { ...filter, page, perPage: PER_PAGE }, now),
  ]);
  const pages = Math.max(1, Math.ceil(list.total / PER_PAGE));
  return { title: t('entitlements.title'), filter, counts, schools, ...list, page, pages };
}

/** The address of the list with another question. */
function hrefOf(filter: EntitlementFilter, change: Record<string, string>) {
  const asked = Object.entries({ ...filter, ...change }).flatMap(([name, value]) =>
    value ? [[name, String(value)] as [string, string]] : [],
  );
  return `/bureau/entitlements?${new URLSearchParams(asked)}`;
}

export default function Entitlements() {
  const { title, filter, counts, schools, total, rows, page, pages } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['aid', 'codes']);
  const where = useChildWhere();
  return (
    <>
      <PageHead
        title={title}
        lead={t('aid:entitlements.lead')}
        actions={
          <>
            <ButtonLink to="/bureau/entitlements/claims" icon={Inbox}>
              {counts.waiting > 0
                ? t('aid:entitlements.waiting', { count: counts.waiting })
                : t('aid:entitlements.claims')}
            </ButtonLink>
            <ButtonLink to="/bureau/entitlements/imports" variant="primary" icon={FileUp}>
              {t('aid:entitlements.imports')}
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label={t('aid:entitlements.states')}
        items={STATES.map((state) => ({
          // A child that was looked for is not looked for in every list.
          to: hrefOf(filter, { state, name: '' }),
          label: t(`aid:entitlements.state.${state}`),
          count: counts[state],
          current: filter.state === state,
        }))}
      />
      <EntitlementFilterForm filter={filter} schools={schools} />
      {total === 0 ? (
        <EmptyState icon={HeartHandshake} title={t('aid:entitlements.emptyTitle')}>
          {t('aid:entitlements.empty')}
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 text-ink-soft" aria-live="polite">
            {t('aid:entitlements.found', { count: total })}
          </p>
          <Table
            caption={title}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'child',
                head: t('aid:entitlements.child'),
                rowHead: true,
                cell: (row) => (
                  <>
                    <Link to={`/bureau/entitlements/${row.id}`}>{row.child.name}</Link>
                    <span className="block font-normal text-ink-soft">{where(row.child)}</span>
                  </>
                ),
              },
              {
                key: 'class',
                head: t('aid:entitlements.class'),
                cell: (row) => t(`codes:entitlementClass.${row.class}`),
              },
              {
                key: 'dates',
                head: t('aid:entitlements.dates'),
                cell: (row) => <DateSpan from={row.from} to={row.to} year />,
              },
              {
                key: 'source',
                head: t('aid:entitlements.source'),
                wide: true,
                cell: (row) => t(`codes:entitlementSource.${row.source}`),
              },
            ]}
          />
          <Pagination page={page} pages={pages} href={(to) => hrefOf(filter, { page: String(to) })} />
        </>
      )}
    </>
  );
}
