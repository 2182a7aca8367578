import { useTranslation } from 'react-i18next';
import { BarChart } from '~/components/ui/bar-chart';
import { Stat, StatRow } from '~/components/ui/stat';
import { useFormat } from '~/i18n/use-format';

interface Totals {
  counts: { open: number; by_hand: number; failed: number };
  openFen: number;
  decide: number;
  late: number;
  alarmDays: number;
  batchFen: number;
}

/** The numbers that say whether somebody has to do something. */
export function RefundStats({ totals }: { totals: Totals }) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const to = (state: string) => `/bureau/refunds?state=${state}`;
  return (
    <StatRow>
      <Stat label={t('refunds.totals.open')} value={f.money(totals.openFen)} to={to('open')} />
      <Stat
        label={t('refunds.totals.late', { days: totals.alarmDays })}
        value={f.number(totals.late)}
        to={to('open')}
        tone={totals.late > 0 ? 'refuse' : 'neutral'}
      />
      <Stat
        label={t('refunds.totals.failed')}
        value={f.number(totals.decide)}
        to={to('failed')}
        tone={totals.decide > 0 ? 'warn' : 'neutral'}
      />
      {totals.batchFen > 0 ? (
        <Stat label={t('refunds.totals.batch')} value={f.money(totals.batchFen)} />
      ) : (
        <Stat
          label={t('refunds.totals.by_hand')}
          value={f.number(totals.counts.by_hand)}
          to={to('by_hand')}
          tone={totals.counts.by_hand > 0 ? 'warn' : 'neutral'}
        />
      )}
    </StatRow>
  );
}

interface AgeRow {
  from: number;
  to: number | null;
  requested: number;
  sent: number;
  failed: number;
}

/** Open refunds by how long they have waited and how far they have come. */
export function RefundChart({ ages, now }: { ages: readonly AgeRow[]; now: string }) {
  const { t } = useTranslation('money');
  const f = useFormat();
  return (
    <BarChart
      title={t('refunds.chart')}
      asOf={f.instant(now)}
      rowHead={t('refunds.ageHead')}
      series={[
        { key: 'requested', label: t('refunds.series.requested'), fill: 'fill-science' },
        { key: 'sent', label: t('refunds.series.sent'), fill: 'fill-accent' },
        { key: 'failed', label: t('refunds.series.failed'), fill: 'fill-refuse' },
      ]}
      rows={ages.map(({ from, to, requested, sent, failed }) => ({
        key: String(from),
        label: to === null ? t('refunds.ageOver', { from }) : t('refunds.ageDays', { from, to }),
        values: [requested, sent, failed],
      }))}
    />
  );
}
