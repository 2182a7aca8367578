import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/components/ui/badge';
import { Table } from '~/components/ui/table';
import type { BankDoubt } from '~/domain/payment/bank-match';
import { useFormat } from '~/i18n/use-format';

export interface BankLineRow {
  id: string;
  payee: string;
  bookedOn: string;
  amountFen: number;
  externalId: string;
  status: 'matched' | 'asked' | 'returned' | 'ignored';
  doubt: BankDoubt | null;
  payer: string;
  text: string;
}

interface BankLinesProps {
  rows: readonly BankLineRow[];
  caption: string;
  /** The name of a payee. */
  payee: (payee: string) => string;
}

/** Lines of bank statements; whoever looks at one that waits opens it. */
export function BankLines({ rows, caption, payee }: BankLinesProps) {
  const { t } = useTranslation('money');
  const f = useFormat();
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'booked',
          head: t('bank.booked'),
          rowHead: true,
          unbroken: true,
          cell: (row) =>
            row.status === 'asked' ? (
              <Link
                to={`/bureau/bank/lines/${row.id}`}
                className="underline decoration-line-strong underline-offset-4 hover:text-accent"
              >
                {f.date(row.bookedOn)}
                <span className="sr-only">
                  {' '}
                  {f.money(row.amountFen)} {row.payer}
                </span>
              </Link>
            ) : (
              f.date(row.bookedOn)
            ),
        },
        { key: 'amount', head: t('bank.amount'), align: 'end', cell: (row) => f.money(row.amountFen) },
        { key: 'payer', head: t('bank.payer'), unbroken: true, cell: (row) => row.payer },
        { key: 'text', head: t('bank.text'), wide: true, className: 'min-w-28', cell: (row) => row.text },
        {
          key: 'payee',
          head: t('bank.payee'),
          wide: true,
          className: 'min-w-24',
          cell: (row) => payee(row.payee),
        },
        {
          key: 'state',
          head: t('bank.state'),
          cell: (row) => <StatusBadge state={row.status}>{t(`bank.status.${row.status}`)}</StatusBadge>,
        },
        {
          key: 'why',
          head: t('bank.why'),
          className: 'min-w-28',
          cell: (row) => row.doubt && row.status !== 'ignored' && t(`bank.doubt.${row.doubt}`),
        },
      ]}
    />
  );
}
