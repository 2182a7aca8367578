import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { type Column, Table } from '~/components/ui/table';
import { useFormat } from '~/i18n/use-format';
import { useLedgerWords } from './ledger-words';

interface PayeeRow {
  payee: string;
  cashFen: number;
  supervisedFen: number;
  backFen: number;
  creditFen: number;
  unassignedFen: number;
  earnedFen: number;
  covered: boolean;
}

const COLUMNS = [
  ['cashFen', 'cash'],
  ['supervisedFen', 'supervised'],
  ['backFen', 'back'],
  ['creditFen', 'credit'],
  ['unassignedFen', 'unassigned'],
  ['earnedFen', 'earned'],
] as const;

/** Each payee's money beside what belongs to families and what is earned. */
export function PayeeTable({
  payees,
  names,
}: {
  payees: readonly PayeeRow[];
  names: Parameters<typeof useLedgerWords>[0];
}) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const words = useLedgerWords(names);
  return (
    <Table
      caption={t('money.payees')}
      rows={payees}
      rowKey={({ payee }) => payee}
      columns={[
        {
          key: 'payee',
          head: t('money.payee'),
          rowHead: true,
          className: 'min-w-32',
          cell: ({ payee }) => (
            <Link
              to={`/bureau/ledger/accounts/supervised?${new URLSearchParams({ party: payee })}`}
              className="underline"
            >
              {words.party(payee)}
            </Link>
          ),
        },
        {
          key: 'covered',
          head: t('money.state'),
          cell: ({ covered }) => (
            <Badge tone={covered ? 'done' : 'refuse'}>{t(covered ? 'money.enough' : 'money.short')}</Badge>
          ),
        },
        ...COLUMNS.map(
          ([key, word]): Column<PayeeRow> => ({
            key,
            head: t(`money.${word}`),
            align: 'end',
            className: 'whitespace-nowrap',
            cell: (row) => f.money(row[key]),
          }),
        ),
      ]}
    />
  );
}
