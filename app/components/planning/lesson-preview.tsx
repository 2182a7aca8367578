import { CalendarX2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { Disclosure } from '~/components/ui/disclosure';
import { Notice } from '~/components/ui/notice';
import type { SchoolDate } from '~/domain/calendar';
import type { PlanFindings } from '~/domain/planning/findings';
import type { SkippedLesson } from '~/domain/planning/lessons';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type DayNames = Record<SchoolDate, { zh: string; en: string }>;

/** The dated lessons of a plan as they will be laid, and each date that falls out with its reason. */
export function LessonPreview({ findings, dayNames }: { findings: PlanFindings; dayNames: DayNames }) {
  const { t } = useTranslation('provider');
  const f = useFormat();
  const lng = useLng();
  const { lessons, skipped, term, cutAtTermEnd } = findings;
  const why = useSkipWords(dayNames);
  const [first, last] = [lessons[0], lessons.at(-1)];
  return (
    <div className="grid gap-3">
      {first && last ? (
        <p className="text-lg font-semibold tabular">
          {t('plan.lessonCount', { count: lessons.length })}
          <span className="block text-sm font-normal text-ink-soft">
            {f.dateRange(first.date, last.date)}
          </span>
        </p>
      ) : (
        <p className="text-ink-soft">{t('plan.noLessonsYet')}</p>
      )}
      {term?.estimated && (
        <Notice tone="warn" title={t('plan.estimated', { term: pick(lng, term.name.zh, term.name.en) })}>
          {t('plan.estimatedWhy')}
        </Notice>
      )}
      {cutAtTermEnd && term && <Notice tone="info">{t('plan.cut', { date: f.date(term.to) })}</Notice>}
      {lessons.length > 0 && (
        <ol className="grid max-h-96 gap-x-6 overflow-y-auto text-sm tabular sm:grid-cols-2 xl:grid-cols-1">
          {lessons.map((lesson) => (
            <li key={lesson.number} className="flex items-baseline gap-3 border-b border-line py-1.5">
              <span className="w-6 text-end text-ink-faint">{lesson.number}</span>
              <span className="min-w-28">{f.date(lesson.date)}</span>
              <span className="text-ink-soft">{f.times(lesson.startMinute, lesson.endMinute)}</span>
              {lesson.makeUpDay && (
                <Badge tone="info">{t('plan.makeUp', { day: f.weekday(lesson.weekday) })}</Badge>
              )}
            </li>
          ))}
        </ol>
      )}
      {skipped.length > 0 && (
        <Disclosure
          open
          summary={
            <span className="flex items-center gap-2">
              <CalendarX2 aria-hidden className="size-4 text-warn" />
              {t('plan.skipped', { count: skipped.length })}
            </span>
          }
        >
          <ul className="grid text-sm tabular">
            {skipped.map((each) => (
              <li
                key={`${each.date}-${each.startMinute}`}
                className="flex gap-3 border-b border-line py-1.5 text-ink-soft"
              >
                <span className="min-w-28">{f.date(each.date)}</span>
                <span>{why(each)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

/** Why a date has no lesson, holidays by their names. */
function useSkipWords(dayNames: DayNames) {
  const { t } = useTranslation('provider');
  const f = useFormat();
  const lng = useLng();
  return ({ why, date }: SkippedLesson): string => {
    const name = dayNames[date];
    switch (why.kind) {
      case 'holiday':
        return name ? pick(lng, name.zh, name.en) : t('plan.skip.holiday');
      case 'county_break':
        return pick(lng, why.name.zh, why.name.en) || t('plan.skip.county_break');
      case 'other_timetable':
        return t('plan.skip.other_timetable', { day: f.weekday(why.weekday) });
      case 'closure':
        return why.reason ?? t('plan.skip.closure');
      default:
        return t(`plan.skip.${why.kind}`);
    }
  };
}
