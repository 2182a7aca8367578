import { useTranslation } from 'react-i18next';
import type { QuoteLine } from '~/domain/pricing/quote';
import { useFormat } from '~/i18n/use-format';

interface PriceLinesProps {
  lines: readonly QuoteLine[];
  dueFen: number;
  /** What the lessons' line was counted from, where it is known. */
  perLessonFen?: number;
  lessons?: number;
  /** The price is a matter of record, not a demand. */
  settled?: boolean;
}

/** A price as lines that add up to what the family pays. */
export function PriceLines({ lines, dueFen, perLessonFen, lessons, settled }: PriceLinesProps) {
  const { t } = useTranslation('parent');
  const f = useFormat();
  const counted = (line: QuoteLine) =>
    line.kind === 'agency' &&
    perLessonFen !== undefined &&
    lessons !== undefined &&
    perLessonFen * lessons === line.fen
      ? t('price.lessons', { price: f.money(perLessonFen), count: lessons })
      : null;
  return (
    <dl className="grid gap-2">
      {lines.map((line) => (
        <div key={line.kind} className="flex items-baseline justify-between gap-4">
          <dt>
            {t(`price.${line.kind}`)}
            {counted(line) && <span className="block text-sm text-ink-soft tabular">{counted(line)}</span>}
          </dt>
          <dd className="tabular">{f.money(line.fen)}</dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-4 border-t border-line pt-2 font-semibold">
        <dt>{t(settled ? 'price.sum' : 'price.total')}</dt>
        <dd className="text-lg tabular">{dueFen === 0 ? t('price.free') : f.money(dueFen)}</dd>
      </div>
    </dl>
  );
}
