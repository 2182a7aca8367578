import type { Db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { SchoolCalendar, SchoolDate, TimetableWeekday } from '~/domain/calendar';

/** The county's calendar for some days, as the rules read it: only the rows of those days are in it. */
export async function calendarOf(
  db: Pick<Db, 'term' | 'calendarDay'>,
  from: SchoolDate,
  to: SchoolDate,
): Promise<SchoolCalendar> {
  const [terms, days] = await Promise.all([
    db.term.findMany({ orderBy: { fromDate: 'asc' } }),
    db.calendarDay.findMany({ where: { date: { gte: dateColumn(from), lte: dateColumn(to) } } }),
  ]);
  const each = days.map((day) => ({ ...day, date: schoolDateOf(day.date) }));
  return {
    terms: terms.map((term) => ({
      id: term.id,
      name: { zh: term.nameZh, en: term.nameEn },
      from: schoolDateOf(term.fromDate),
      to: schoolDateOf(term.toDate),
      estimated: term.estimated,
    })),
    restDays: each.filter(({ kind }) => kind === 'rest').map(({ date }) => [date, date] as const),
    schoolDaysOnWeekends: each.flatMap(({ kind, date, timetableOf }) =>
      kind === 'school_on_weekend' && timetableOf
        ? [{ date, timetableOf: timetableOf as TimetableWeekday }]
        : [],
    ),
    countyBreaks: each.flatMap(({ kind, date, nameZh, nameEn }) =>
      kind === 'county_break' ? [{ name: { zh: nameZh ?? '', en: nameEn ?? '' }, from: date, to: date }] : [],
    ),
  };
}
