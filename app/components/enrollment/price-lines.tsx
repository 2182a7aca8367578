import { useTranslation } from 'react-i18next';
import type { EntitlementClass } from '~/domain/aid/entitlement';
import type { QuoteLine } from '~/domain/pricing/quote';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface ProgrammeView {
  id: string;
  nameZh: string;
  nameEn: string;
  because: readonly EntitlementClass[];
}

interface PriceLinesProps {
  lines: readonly QuoteLine[];
  dueFen: number;
  /** What the lessons' line was counted from, where it is known. */
  perLessonFen?: number;
  lessons?: number;
  /** Names of the programmes that pay, and why they pay for this child. */
  programmes?: readonly ProgrammeView[];
  /** The price is a matter of record, not a demand. */
  settled?: boolean;
}

/** A price as lines that add up to what the family pays. Needs the `parent` and `accounts` namespaces. */
export function PriceLines({
  lines,
  dueFen,
  perLessonFen,
  lessons,
  programmes = [],
  settled,
}: PriceLinesProps) {
  const { t } = useTranslation(['parent', 'accounts']);
  const f = useFormat();
  const words = useSubsidyWords(programmes);
  const explained = (line: QuoteLine): string | null => {
    if (line.kind === 'subsidy') return words(line.programme).why;
    if (line.kind !== 'agency' || perLessonFen === undefined || lessons === undefined) return null;
    if (perLessonFen * lessons !== line.fen) return null;
    return t('parent:price.lessons', { price: f.money(perLessonFen), count: lessons });
  };
  return (
    <dl className="grid gap-2">
      {lines.map((line) => (
        <div
          key={line.kind === 'subsidy' ? line.programme : line.kind}
          className="flex items-baseline justify-between gap-4"
        >
          <dt>
            {line.kind === 'subsidy' ? words(line.programme).name : t(`parent:price.${line.kind}`)}
            {explained(line) && (
              <span className="block text-sm text-ink-soft tabular">{explained(line)}</span>
            )}
          </dt>
          <dd className="whitespace-nowrap tabular">{f.money(line.fen)}</dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-4 border-t border-line pt-2 font-semibold">
        <dt>{t(settled ? 'parent:price.sum' : 'parent:price.total')}</dt>
        <dd className="text-lg tabular">{dueFen === 0 ? t('parent:price.free') : f.money(dueFen)}</dd>
      </div>
    </dl>
  );
}

/** A subsidy in the family's own words: who pays, and why for this child. */
export function useSubsidyWords(programmes: readonly ProgrammeView[]) {
  const { t } = useTranslation(['parent', 'accounts']);
  const lng = useLng();
  return (id: string): { name: string; why: string | null } => {
    const programme = programmes.find((each) => each.id === id);
    if (!programme) return { name: t('parent:price.subsidy'), why: null };
    const classes = programme.because.map((each) => t(`accounts:because.${each}`));
    return {
      name: t('accounts:price.subsidyOf', { programme: pick(lng, programme.nameZh, programme.nameEn) }),
      why:
        classes.length > 0
          ? t('accounts:price.because', { reasons: classes.join(t('accounts:price.and')) })
          : t('accounts:price.paidByCounty'),
    };
  };
}
