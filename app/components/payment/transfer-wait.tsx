import { useTranslation } from 'react-i18next';
import { useRootData } from '~/components/shell/root-data';
import { Card } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { groupedNumber } from '~/domain/payment/bank-account';
import { spacedReference } from '~/domain/payment/transfer-reference';
import { useFormat } from '~/i18n/use-format';

interface Account {
  holder: string;
  bank: string;
  number: string;
}

interface TransferWaitProps {
  transfer: { reference: string; dueAt: string; account: Account | null };
  openFen: number;
}

/** All that is written on a bank transfer, for a place that waits for one. */
export function TransferWait({ transfer, openFen }: TransferWaitProps) {
  const { t } = useTranslation('money');
  const f = useFormat();
  return (
    <Card as="section" title={t('transfer.waits')}>
      <dl className="grid gap-3">
        <div>
          <dt className="text-sm text-ink-soft">{t('transfer.reference')}</dt>
          <dd className="text-xl font-semibold tabular select-all">{spacedReference(transfer.reference)}</dd>
          <dd className="text-sm text-ink-soft">{t('transfer.referenceHint')}</dd>
        </div>
        <Fact term={t('transfer.amount')} detail={f.money(openFen)} />
        <Fact term={t('transfer.dueTerm')} detail={f.instant(transfer.dueAt)} />
      </dl>
      {transfer.account && <PayeeAccount account={transfer.account} />}
      <p className="text-sm text-ink-soft">{t('transfer.note')}</p>
    </Card>
  );
}

function Fact({ term, detail }: { term: string; detail: string }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="font-semibold tabular select-all">{detail}</dd>
    </div>
  );
}

/** Where to transfer to. The demo's accounts are made up, and it says so. */
export function PayeeAccount({ account }: { account: Account }) {
  const { t } = useTranslation('money');
  const demo = useRootData()?.demo;
  return (
    <>
      <dl className="grid gap-2 border-t border-line pt-3">
        <Fact term={t('transfer.holder')} detail={account.holder} />
        <Fact term={t('transfer.bank')} detail={account.bank} />
        <Fact term={t('transfer.number')} detail={groupedNumber(account.number)} />
      </dl>
      {demo && <Notice tone="warn">{t('transfer.demo')}</Notice>}
    </>
  );
}
