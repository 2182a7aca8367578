import { useTranslation } from 'react-i18next';
import { DefinitionList } from '~/components/ui/definition-list';
import type { StatementTotals } from '~/domain/settlement/statement';
import { useFormat } from '~/i18n/use-format';

interface SettlementFactsProps {
  settlement: {
    createdAt: string;
    confirmedAt: string | null;
    paidAt: string | null;
    payBy: string;
    reference: string | null;
    totals: StatementTotals;
  };
  now: string;
}

/** What a settlement comes to and how far it is. */
export function SettlementFacts({ settlement, now }: SettlementFactsProps) {
  const { t } = useTranslation('settlement');
  const f = useFormat();
  const { createdAt, confirmedAt, paidAt, payBy, reference, totals } = settlement;
  const at = (instant: string | null) => instant && f.instant(instant, new Date(now));
  return (
    <DefinitionList
      items={[
        {
          term: t('one.total'),
          detail: <strong className="text-xl tabular">{f.money(totals.totalFen)}</strong>,
        },
        { term: t('one.lessons'), detail: f.number(totals.lessons) },
        {
          term: t('one.deduction'),
          detail: totals.deductionFen === 0 ? null : f.money(totals.deductionFen),
        },
        { term: t('one.made'), detail: at(createdAt) },
        { term: t('one.confirmedAt'), detail: at(confirmedAt) },
        { term: t('one.payBy'), detail: paidAt ? null : f.date(payBy) },
        { term: t('one.paidAt'), detail: at(paidAt) },
        { term: t('one.reference'), detail: reference },
      ]}
    />
  );
}
