import { useTranslation } from 'react-i18next';
import { useRefusalText } from '~/components/ui/refusal-notice';
import { type ReasonLine, reasonLines, type WishOutcome } from '~/domain/draw/reason';
import { useFormat, useLng } from '~/i18n/use-format';

/** Sentences about what came of a wish. Needs the namespaces `draw` and `codes`. */
export function useReasonWords(): (outcome: WishOutcome) => string[] {
  const { t } = useTranslation('draw');
  const f = useFormat();
  const refusalText = useRefusalText();
  const sentence = (line: ReasonLine): string => {
    switch (line.key) {
      case 'won':
      case 'wonReserved':
        return t(`reason.${line.key}`, { round: line.round });
      case 'drew':
        return t('reason.drew', { number: f.number(line.number), of: f.number(line.of) });
      case 'filledAt':
      case 'filledBehind':
        return t(`reason.${line.key}`, { last: f.number(line.last) });
      case 'overlapped':
        return t('reason.overlapped', {
          day: f.weekday(line.inTheWay.weekday, 'long'),
          course: line.inTheWay.name,
        });
      case 'dropped':
      case 'void':
        return t(`reason.${line.key}`, { why: line.refusal ? refusalText(line.refusal) : '' }).trim();
      default:
        return t(`reason.${line.key}`);
    }
  };
  return (outcome) => reasonLines(outcome).map(sentence);
}

/** What came of one wish, in words: one short paragraph. */
export function ReasonWords({ outcome, className }: { outcome: WishOutcome; className?: string }) {
  const words = useReasonWords();
  const lng = useLng();
  // Chinese sentences follow each other without a gap.
  return <p className={className}>{words(outcome).join(lng === 'en' ? ' ' : '')}</p>;
}
