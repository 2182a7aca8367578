import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DateSpan } from '~/components/ui/date-span';
import { Table } from '~/components/ui/table';
import { useFormat } from '~/i18n/use-format';

export interface StatementRow {
  id: string;
  payee: string;
  from: string | null;
  to: string | null;
  at: string;
  lines: number;
  matched: number;
  asked: number;
}

interface StatementsTableProps {
  rows: readonly StatementRow[];
  payee: (payee: string) => string;
  now: string;
}

/** Imported statements with how many of their lines have found their place. */
export function StatementsTable({ rows, payee, now }: StatementsTableProps) {
  const { t } = useTranslation('money');
  const f = useFormat();
  return (
    <Table
      caption={t('bank.statements')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'when',
          head: t('bank.when'),
          unbroken: true,
          rowHead: true,
          cell: (row) => (
            <Link
              to={`/bureau/bank/statements/${row.id}`}
              className="underline decoration-line-strong underline-offset-4 hover:text-accent"
            >
              {f.instant(row.at, new Date(now))}
              <span className="sr-only"> {payee(row.payee)}</span>
            </Link>
          ),
        },
        { key: 'payee', head: t('bank.payee'), cell: (row) => payee(row.payee) },
        {
          key: 'days',
          head: t('bank.days'),
          wide: true,
          cell: (row) => row.from && row.to && <DateSpan from={row.from} to={row.to} />,
        },
        { key: 'lines', head: t('bank.lines'), align: 'end', cell: (row) => f.number(row.lines) },
        { key: 'matched', head: t('bank.matched'), align: 'end', cell: (row) => f.number(row.matched) },
        { key: 'asked', head: t('bank.waiting'), align: 'end', cell: (row) => f.number(row.asked) },
      ]}
    />
  );
}
