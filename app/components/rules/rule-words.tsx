import { useTranslation } from 'react-i18next';
import type { RuleVersion } from '~/domain/reduction/rule';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

/** From when to when a version holds; a day that no document gives is said to be the latest possible. */
export function usePeriodText() {
  const { t } = useTranslation('rules');
  const f = useFormat();
  const day = (date: string) => f.date(date, { weekday: false, year: true });
  return ({ from, source }: Pick<RuleVersion, 'from' | 'source'>, last: string | null): string => {
    const unsure = source.date === null;
    if (last) return t(unsure ? 'rangeLatest' : 'range', { from: day(from), to: day(last) });
    return t(unsure ? 'sinceLatest' : 'since', { date: day(from) });
  };
}

/** The document a rule stands in. Its number is an identifier and is given as it is, also on an English page. */
export function SourceText({ source }: Pick<RuleVersion, 'source'>) {
  const { t } = useTranslation('rules');
  const lng = useLng();
  const title = pick(lng, source.title.zh, source.title.en);
  return (
    <>
      {lng === 'en' ? title : `《${title}》`}
      {source.article && ` ${t('article', { article: source.article })}`}
      {source.number && (
        <span lang="zh-CN" className="ms-1.5 whitespace-nowrap text-ink-soft">
          {source.number}
        </span>
      )}
    </>
  );
}
