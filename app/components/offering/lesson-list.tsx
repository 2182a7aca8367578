import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/components/ui/disclosure';
import { weekdayOf } from '~/domain/calendar/dates';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

interface LessonView {
  number: number;
  date: string;
  startMinute: number;
  endMinute: number;
  status: string;
  madeUpOn?: string | null;
}

/** Every date of a class, and the days off on which it does not meet. */
export function LessonList({
  lessons,
  skipped,
  weekdays,
}: {
  lessons: readonly LessonView[];
  skipped: readonly { date: string; name: { zh: string; en: string } | null }[];
  /** The class's own weekdays; a lesson on another day is a make-up day. */
  weekdays: readonly number[];
}) {
  const { t } = useTranslation(['public', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const live = lessons.filter((lesson) => lesson.status !== 'canceled');
  return (
    <Disclosure summary={t('public:offering.dates', { count: live.length })} open={lessons.length <= 6}>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-1 tabular">
        {lessons.map((lesson) => {
          const canceled = lesson.status === 'canceled';
          const makeUp = !weekdays.includes(weekdayOf(lesson.date));
          return (
            <li key={lesson.number} className="flex flex-wrap items-baseline gap-x-2">
              <span className={canceled ? 'text-ink-faint line-through' : undefined}>
                {f.date(lesson.date)}
              </span>
              {canceled && (
                <span className="text-sm text-refuse">
                  {lesson.madeUpOn
                    ? t('codes:madeUpOn', { date: f.date(lesson.madeUpOn) })
                    : t('public:offering.canceledLesson')}
                </span>
              )}
              {makeUp && !canceled && (
                <span className="text-sm text-warn">{t('public:offering.makeUp')}</span>
              )}
            </li>
          );
        })}
      </ol>
      {skipped.length > 0 && (
        <div className="mt-3 text-sm text-ink-soft">
          <p className="font-semibold">{t('public:offering.skipped')}</p>
          <ul className="flex flex-wrap gap-x-4 tabular">
            {skipped.map(({ date, name }) => (
              <li key={date}>
                {name
                  ? t('public:offering.skippedName', {
                      date: f.date(date),
                      name: pick(lng, name.zh, name.en),
                    })
                  : f.date(date)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="mt-3 text-sm text-ink-faint">{t('public:offering.datesHint')}</p>
    </Disclosure>
  );
}
