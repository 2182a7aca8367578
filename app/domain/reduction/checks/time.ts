import { dayOff, isSchoolDay, minuteOf, timetableWeekday } from '../../calendar';
import type { Dossier, DossierLesson } from '../dossier';
import type { Break, Check } from './check';

/** T1: after-school service lies on a school day (K1, K5, K6) and begins when that day's timetable ends (K8). */
export const t1: Check<'T1'> = {
  rule: 'T1',
  find({ regime, lessons, lessonEnd }, _, { calendar }) {
    if (regime !== 'school_service') return [];
    return lessons.flatMap(({ date, start }, index): Break[] => {
      const off = dayOff(calendar, date);
      if (off) {
        const words = `T1.${off.kind}` as const;
        return [
          { path: `lessons[${index}].date`, actual: date, limit: 'school_day', words, values: { date } },
        ];
      }
      const weekday = timetableWeekday(calendar, date);
      const ends = weekday === null ? undefined : lessonEnd[String(weekday)];
      const path = `lessons[${index}].start`;
      if (weekday === null || ends === undefined) {
        return [{ path, actual: start, limit: 'unknown', words: 'T1.lesson_end_unknown', values: { date } }];
      }
      if (minuteOf(start) >= minuteOf(ends)) return [];
      return [{ path, actual: start, limit: ends, words: 'T1.before_lesson_end', values: { date } }];
    });
  },
};

/** T4: care before lessons, at noon and in the evening is no after-school service. */
export const t4: Check<'T4'> = {
  rule: 'T4',
  find({ regime, serviceType }, { forbiddenTypes }) {
    if (regime !== 'school_service' || !forbiddenTypes.includes(serviceType)) return [];
    return [
      {
        path: 'serviceType',
        actual: serviceType,
        limit: 'activity',
        words: `T4.${serviceType}` as 'T4.early_care',
      },
    ];
  },
};

/** T6: outside school service never in the hours of lessons, and over by 20:30, online by 21:00. */
export const t6: Check<'T6'> = {
  rule: 'T6',
  find(dossier, { offlineLatestEnd, onlineLatestEnd }, { calendar }) {
    if (dossier.regime === 'school_service') return [];
    const latest = dossier.mode === 'online' ? onlineLatestEnd : offlineLatestEnd;
    return dossier.lessons.flatMap(({ date, start, end }, index): Break[] => {
      const found: Break[] = [];
      const weekday = timetableWeekday(calendar, date);
      const ends = weekday === null ? undefined : dossier.lessonEnd[String(weekday)];
      if (isSchoolDay(calendar, date) && ends !== undefined && minuteOf(start) < minuteOf(ends)) {
        found.push({
          path: `lessons[${index}].start`,
          actual: start,
          limit: ends,
          words: 'T6.in_lesson_hours',
          values: { date },
        });
      }
      if (minuteOf(end) > minuteOf(latest)) {
        const words = dossier.mode === 'online' ? 'T6.online_late' : 'T6.late';
        found.push({ path: `lessons[${index}].end`, actual: end, limit: latest, words, values: { date } });
      }
      return found;
    });
  },
};

/** T14: a group is in one place at a time. */
export const t14: Check<'T14'> = {
  rule: 'T14',
  find({ lessons }) {
    const order = lessons
      .map((lesson, index) => ({ lesson, index }))
      .sort((a, b) => compareLessons(a.lesson, b.lesson));
    const found: Break[] = [];
    // The one that ends latest so far on this day: whatever starts before its end lies over it.
    let last: (typeof order)[number] | null = null;
    for (const each of order) {
      const before = last?.lesson.date === each.lesson.date ? last : null;
      if (before && each.lesson.start < before.lesson.end) {
        found.push({
          path: `lessons[${each.index}].start`,
          actual: each.lesson.start,
          limit: before.lesson.end,
          words: 'T14.own_lessons',
          values: { date: each.lesson.date },
        });
      }
      if (!before || each.lesson.end > before.lesson.end) last = each;
    }
    return found;
  },
};

function compareLessons(a: DossierLesson, b: DossierLesson): number {
  const [x, y] = [`${a.date} ${a.start} ${a.end}`, `${b.date} ${b.start} ${b.end}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** T13: how many class hours some lessons are, by the county's length of one (minutes), rounded up to whole hours. */
export function classHoursOf(
  lessons: Dossier['lessons'],
  stage: Dossier['stage'],
  { classHourMinutes }: { readonly classHourMinutes: Readonly<Record<Dossier['stage'], number>> },
): number {
  const minutes = lessons.reduce((sum, { start, end }) => sum + minuteOf(end) - minuteOf(start), 0);
  return Math.ceil(minutes / classHourMinutes[stage]);
}
