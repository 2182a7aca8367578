import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge, StatusBadge } from '~/components/ui/badge';
import { Card } from '~/components/ui/card';
import { type Column, Table } from '~/components/ui/table';
import type { SettlementStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface MonthRow {
  id: string;
  providerZh: string;
  providerEn: string;
  status: SettlementStatus;
  lessons: number;
  totalFen: number;
  payBy: string;
  overdue: boolean;
  reference: string | null;
}

/** The statements of a month, those that still need somebody first. */
export function SettlementsTable({ rows, caption }: { rows: readonly MonthRow[]; caption: string }) {
  const { t } = useTranslation('settlement');
  const f = useFormat();
  const lng = useLng();
  const columns: Column<MonthRow>[] = [
    {
      key: 'provider',
      head: t('table.provider'),
      rowHead: true,
      cell: (row) => (
        <Link to={`/bureau/settlements/${row.id}`}>{pick(lng, row.providerZh, row.providerEn)}</Link>
      ),
    },
    {
      key: 'state',
      head: t('table.state'),
      cell: (row) => (
        <span className="flex flex-wrap gap-1">
          <StatusBadge state={row.status}>{t(`state.${row.status}`)}</StatusBadge>
          {row.overdue && <Badge tone="refuse">{t('table.overdue')}</Badge>}
        </span>
      ),
    },
    {
      key: 'lessons',
      head: t('table.lessons'),
      align: 'end',
      wide: true,
      cell: (row) => f.number(row.lessons),
    },
    { key: 'amount', head: t('table.amount'), align: 'end', cell: (row) => f.money(row.totalFen) },
    {
      key: 'payBy',
      head: t('table.payBy'),
      unbroken: true,
      wide: true,
      cell: (row) => (row.status === 'paid' ? '' : f.date(row.payBy, { weekday: false })),
    },
    { key: 'reference', head: t('table.reference'), wide: true, cell: (row) => row.reference ?? '' },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

interface OpenListProps {
  title: string;
  lead: string;
  amount: string;
  rows: readonly { providerId: string; providerZh: string; providerEn: string; openFen: number }[];
}

/** Providers without a statement of the month, and what the books say of them. */
export function OpenList({ title, lead, amount, rows }: OpenListProps) {
  const { t } = useTranslation('settlement');
  const f = useFormat();
  const lng = useLng();
  if (rows.length === 0) return null;
  return (
    <Card as="section" title={title}>
      <p className="text-sm text-ink-soft">{lead}</p>
      <Table
        caption={title}
        columns={[
          {
            key: 'provider',
            head: t('table.provider'),
            rowHead: true,
            cell: (row) => pick(lng, row.providerZh, row.providerEn),
          },
          { key: 'amount', head: amount, align: 'end', cell: (row) => f.money(row.openFen) },
        ]}
        rows={rows}
        rowKey={(row) => row.providerId}
      />
    </Card>
  );
}
