import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChildWhere } from '~/components/aid/child-cell';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { DateSpan } from '~/components/ui/date-span';
import { EmptyState } from '~/components/ui/empty-state';
import { Table } from '~/components/ui/table';
import { Tabs } from '~/components/ui/tabs';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { entitlementClaims } from '~/services/aid/claims.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const now = new Date();
  const waiting = new URL(request.url).searchParams.get('state') !== 'decided';
  const [t, claims] = await Promise.all([getT(request, 'aid'), entitlementClaims(actor, waiting, now)]);
  return { title: t('claims.title'), waiting, claims, now: now.toISOString() };
}

const TONE = { pending: 'info', granted: 'done', declined: 'refuse', withdrawn: 'neutral' } as const;

export default function EntitlementClaims() {
  const { title, waiting, claims, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['aid', 'codes']);
  const f = useFormat();
  const where = useChildWhere();
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/bureau/entitlements', label: t('aid:entitlements.title') }, { label: title }]}
          />
        }
        title={title}
        lead={t('aid:claims.lead')}
      />
      <Tabs
        label={t('aid:claims.tabs')}
        items={[
          { to: '/bureau/entitlements/claims', label: t('aid:claims.waiting'), current: waiting },
          {
            to: '/bureau/entitlements/claims?state=decided',
            label: t('aid:claims.decided'),
            current: !waiting,
          },
        ]}
      />
      {claims.length === 0 ? (
        <EmptyState icon={Inbox} title={t('aid:claims.emptyTitle')}>
          {t('aid:claims.empty')}
        </EmptyState>
      ) : (
        <Table
          caption={title}
          rows={claims}
          rowKey={(claim) => claim.id}
          columns={[
            {
              key: 'child',
              head: t('aid:claims.child'),
              rowHead: true,
              cell: (claim) => (
                <>
                  <Link to={`/bureau/entitlements/claims/${claim.id}`}>{claim.child.name}</Link>
                  <span className="block font-normal text-ink-soft">{where(claim.child)}</span>
                </>
              ),
            },
            {
              key: 'class',
              head: t('aid:claims.class'),
              cell: (claim) => t(`codes:entitlementClass.${claim.class}`),
            },
            {
              key: 'asked',
              head: t('aid:claims.asked'),
              wide: true,
              cell: (claim) => <DateSpan from={claim.from} to={claim.to} year />,
            },
            {
              key: 'when',
              head: t('aid:claims.when'),
              unbroken: true,
              cell: (claim) => f.instant(claim.createdAt, new Date(now)),
            },
            {
              key: 'status',
              head: t('aid:claims.status'),
              cell: (claim) => (
                <Badge tone={TONE[claim.status]}>{t(`aid:claims.state.${claim.status}`)}</Badge>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
