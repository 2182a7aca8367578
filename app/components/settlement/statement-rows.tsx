import { useTranslation } from 'react-i18next';
import { cx } from '~/components/ui/class-names';
import type { StatementRow } from '~/domain/settlement/family-statement';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

interface StatementRowsProps {
  rows: readonly StatementRow[];
  programmes: readonly { id: string; nameZh: string; nameEn: string }[];
}

/** Charges, what came off, who paid and what is open: each line is added to the ones above its sum. */
export function StatementRows({ rows, programmes }: StatementRowsProps) {
  const { t } = useTranslation('documents');
  const f = useFormat();
  const lng = useLng();
  const words = ({ part, programme }: StatementRow) => {
    const found = programmes.find(({ id }) => id === programme);
    return t(`statement.line.${part}`, { programme: found ? pick(lng, found.nameZh, found.nameEn) : '' });
  };
  return (
    <dl className="grid gap-1">
      {rows.map((row) => {
        const sum = row.part === 'share' || row.part === 'open';
        return (
          <div
            key={`${row.part}:${row.programme ?? ''}`}
            className={cx(
              'flex items-baseline justify-between gap-4 py-0.5',
              sum && 'border-t border-line pt-2 font-semibold',
              (row.part === 'back' || row.part === 'onWay') && 'ps-4 text-ink-soft',
            )}
          >
            <dt>{words(row)}</dt>
            <dd className="whitespace-nowrap tabular">{f.money(row.fen)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
