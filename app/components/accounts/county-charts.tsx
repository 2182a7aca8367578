import { useTranslation } from 'react-i18next';
import { BarChart } from '~/components/ui/bar-chart';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { useLedgerWords } from './ledger-words';
import { LineChart } from './line-chart';

interface ProgrammeBar {
  id: string;
  nameZh: string;
  nameEn: string;
  spentFen: number;
  committedFen: number;
  leftFen: number;
}

/** What each programme has spent, promised and left. */
export function ProgrammeChart({ programmes, asOf }: { programmes: readonly ProgrammeBar[]; asOf: string }) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const lng = useLng();
  return (
    <BarChart
      title={t('money.programmes')}
      asOf={asOf}
      rowHead={t('money.programmes')}
      format={f.money}
      series={[
        { key: 'spent', label: t('money.spent'), fill: 'fill-accent' },
        { key: 'committed', label: t('money.committed'), fill: 'fill-warn' },
        { key: 'left', label: t('money.left'), fill: 'fill-line-strong' },
      ]}
      rows={programmes.map(({ id, nameZh, nameEn, spentFen, committedFen, leftFen }) => ({
        key: id,
        label: pick(lng, nameZh, nameEn),
        values: [spentFen, committedFen, leftFen],
        to: `/bureau/programmes/${id}`,
      }))}
    />
  );
}

interface PayablesChartProps {
  payables: readonly { providerId: string; fen: number }[];
  names: Parameters<typeof useLedgerWords>[0];
  asOf: string;
}

export function PayablesChart({ payables, names, asOf }: PayablesChartProps) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const words = useLedgerWords(names);
  return (
    <BarChart
      title={t('money.providers')}
      asOf={asOf}
      rowHead={t('money.provider')}
      format={f.money}
      series={[{ key: 'payable', label: t('money.payable'), fill: 'fill-accent' }]}
      rows={payables.map(({ providerId, fen }) => ({
        key: providerId,
        label: words.party(providerId),
        values: [fen],
        to: `/bureau/ledger/accounts/provider_payable?${new URLSearchParams({ party: providerId })}`,
      }))}
    />
  );
}

interface MonthsChartProps {
  months: readonly {
    month: string;
    receivedFen: number;
    earnedFen: number;
    backFen: number;
    paidOutFen: number;
  }[];
  asOf: string;
}

/** What came, was earned, went back and was paid out, month by month. */
export function MonthsChart({ months, asOf }: MonthsChartProps) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  return (
    <LineChart
      title={t('money.months')}
      asOf={asOf}
      rowHead={t('money.month')}
      format={f.money}
      lines={[
        { key: 'received', label: t('money.received'), stroke: 'stroke-accent', fill: 'fill-accent' },
        {
          key: 'earned',
          label: t('money.monthEarned'),
          stroke: 'stroke-science',
          fill: 'fill-science',
          dash: '6 3',
        },
        { key: 'back', label: t('money.monthBack'), stroke: 'stroke-warn', fill: 'fill-warn', dash: '2 3' },
        {
          key: 'paidOut',
          label: t('money.paidOut'),
          stroke: 'stroke-line-strong',
          fill: 'fill-line-strong',
          dash: '10 4',
        },
      ]}
      points={months.map(({ month, receivedFen, earnedFen, backFen, paidOutFen }) => ({
        key: month,
        label: f.month(month),
        tick: f.monthOfYear(month),
        values: [receivedFen, earnedFen, backFen, paidOutFen],
      }))}
    />
  );
}
