import { useTranslation } from 'react-i18next';
import { BarChart } from '~/components/ui/bar-chart';
import type { PublishedCell } from '~/domain/accounts/published';
import { useFormat } from '~/i18n/use-format';

interface WhoPaidChartProps {
  title: string;
  rowHead: string;
  asOf: string;
  rows: readonly { key: string; label: string; cell: PublishedCell | undefined }[];
}

/** Families', programmes' and the county's parts of what was taught; rows that may not be told are left out and counted. */
export function WhoPaidChart({ title, rowHead, asOf, rows }: WhoPaidChartProps) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const told = rows.flatMap(({ key, label, cell }) => {
    if (!cell || cell.familyFen === null || cell.programmeFen === null || cell.countyFen === null) return [];
    return [{ key, label, values: [cell.familyFen, cell.programmeFen, cell.countyFen] }];
  });
  const untold = rows.length - told.length;
  return (
    <div className="grid grid-cols-1 content-start gap-2">
      <BarChart
        title={title}
        asOf={asOf}
        rowHead={rowHead}
        format={f.money}
        series={[
          { key: 'family', label: t('totals.family'), fill: 'fill-accent' },
          { key: 'programme', label: t('totals.programme'), fill: 'fill-science' },
          { key: 'county', label: t('totals.county'), fill: 'fill-line-strong' },
        ]}
        rows={told}
      />
      {untold > 0 && <p className="text-sm text-ink-soft">{t('totals.hiddenRows', { count: untold })}</p>}
    </div>
  );
}
