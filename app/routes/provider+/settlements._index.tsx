import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Stat, StatRow } from '~/components/ui/stat';
import { Table } from '~/components/ui/table';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { ownAccount } from '~/services/settlement/provider.server';

export const handle = { i18n: ['settlement'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'settlement.own');
  const [t, account] = await Promise.all([getT(request, 'settlement'), ownAccount(actor)]);
  return { title: t('own.title'), ...account };
}

export default function OwnSettlements() {
  const { statements, ...account } = useLoaderData<typeof loader>();
  const { t } = useTranslation('settlement');
  const f = useFormat();
  return (
    <>
      <PageHead title={t('own.title')} lead={t('own.lead')} />
      <StatRow>
        <Stat label={t('own.earned')} value={f.money(account.earnedFen)} hint={t('own.earnedHint')} />
        <Stat label={t('own.paid')} value={f.money(account.paidFen)} />
        <Stat label={t('own.toPay')} value={f.money(account.toPayFen)} hint={t('own.toPayHint')} />
        <Stat label={t('own.held')} value={f.money(account.heldFen)} hint={t('own.heldHint')} />
        {account.openFen !== 0 && (
          <Stat label={t('own.open')} value={f.money(account.openFen)} hint={t('own.openHint')} />
        )}
      </StatRow>
      {statements.length === 0 ? (
        <EmptyState icon={ReceiptText} title={t('own.empty')}>
          {t('own.emptyHint')}
        </EmptyState>
      ) : (
        <Table
          caption={t('own.table')}
          columns={[
            {
              key: 'month',
              head: t('own.month'),
              unbroken: true,
              rowHead: true,
              cell: (row) => <Link to={`/provider/settlements/${row.id}`}>{f.month(row.month)}</Link>,
            },
            {
              key: 'state',
              head: t('table.state'),
              cell: (row) => <StatusBadge state={row.status}>{t(`providerState.${row.status}`)}</StatusBadge>,
            },
            { key: 'amount', head: t('table.amount'), align: 'end', cell: (row) => f.money(row.totalFen) },
            {
              key: 'payBy',
              head: t('table.payBy'),
              unbroken: true,
              wide: true,
              cell: (row) => (row.status === 'paid' ? '' : f.date(row.payBy, { weekday: false })),
            },
            {
              key: 'reference',
              head: t('table.reference'),
              wide: true,
              cell: (row) => row.reference ?? '',
            },
          ]}
          rows={statements}
          rowKey={(row) => row.id}
        />
      )}
    </>
  );
}
