import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { Table } from '~/components/ui/table';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface Balance {
  party: string;
  account: string;
  schoolZh: string | null;
  schoolEn: string | null;
  cashFen: number;
  oursFen: number;
  theirsFen: number | null;
}

/** Each payee's money by our books beside what the payment service says. */
export function AccountBalances({ balances }: { balances: readonly Balance[] }) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const name = useAccountName();
  return (
    <section className="mt-8 grid gap-3">
      <h2 className="text-lg">{t('reconciliation.balances')}</h2>
      <p className="text-ink-soft">{t('reconciliation.cashHint')}</p>
      <Table
        caption={t('reconciliation.balances')}
        rows={balances}
        rowKey={(row) => row.party}
        columns={[
          { key: 'party', head: t('reconciliation.party'), rowHead: true, cell: name },
          {
            key: 'cash',
            head: t('reconciliation.cash'),
            align: 'end',
            cell: (row) => f.money(row.cashFen),
          },
          {
            key: 'ours',
            head: t('reconciliation.ours'),
            align: 'end',
            cell: (row) => f.money(row.oursFen),
          },
          {
            key: 'theirs',
            head: t('reconciliation.theirs'),
            align: 'end',
            cell: (row) =>
              row.theirsFen === null ? t('reconciliation.unreachable') : f.money(row.theirsFen),
          },
          {
            key: 'difference',
            head: t('reconciliation.difference'),
            align: 'end',
            cell: ({ theirsFen, oursFen }) =>
              theirsFen !== null && (
                <Badge tone={theirsFen === oursFen ? 'done' : 'warn'}>{f.money(theirsFen - oursFen)}</Badge>
              ),
          },
        ]}
      />
    </section>
  );
}

/** The payee of a collecting account, in words. */
export function useAccountName() {
  const { t } = useTranslation('money');
  const lng = useLng();
  return ({ party, schoolZh, schoolEn }: Pick<Balance, 'party' | 'schoolZh' | 'schoolEn'>) =>
    party === 'fiscal' || !schoolZh || !schoolEn ? t('bank.fiscal') : pick(lng, schoolZh, schoolEn);
}
