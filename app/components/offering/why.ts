import { useTranslation } from 'react-i18next';
import type { Refusal } from '~/domain/refusal';
import { useFormat } from '~/i18n/use-format';

type LookUp = (key: string, params?: Record<string, unknown>) => string;

/** Dates and grades of a refusal as people write them. */
function useWords() {
  const f = useFormat();
  return ({ params = {} }: Refusal) => ({
    ...params,
    ...(typeof params.date === 'string' && { date: f.date(params.date) }),
    ...(typeof params.grade === 'number' && { grade: f.grade(params.grade) }),
  });
}

/** A reason in a few words, for a card: 不收三年级. */
export function useWhy(): (refusal: Refusal) => string {
  const { i18n } = useTranslation('public');
  const words = useWords();
  const t = i18n.t as unknown as LookUp;
  return (refusal) => {
    const key = `public:why.${refusal.code}`;
    return t(i18n.exists(key) ? key : 'public:why.other', words(refusal));
  };
}

/** A reason as a sentence with what to do, for the page of one offering. */
export function useReason(): (refusal: Refusal) => string {
  const { i18n } = useTranslation('codes');
  const words = useWords();
  const t = i18n.t as unknown as LookUp;
  return (refusal) => {
    const context = refusal.code === 'clash' && refusal.params?.date ? { context: 'on' } : {};
    // `grade` is a code of its own in these sentences, so it goes in as it is.
    const { grade, ...rest } = words(refusal);
    return t(`codes:refusal.${refusal.code}`, {
      ...rest,
      ...(grade !== undefined && { grade: refusal.params?.grade }),
      ...context,
    });
  };
}
