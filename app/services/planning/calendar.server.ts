import type { Db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { SchoolCalendar, SchoolDate, TimetableWeekday } from '~/domain/calendar';

/** The county's calendar as the domain reads it (K1): terms, and every day that differs from Monday to Friday. */
export async function loadCalendar(db: Db): Promise<SchoolCalendar> {
  const terms = await db.term.findMany({ orderBy: { fromDate: 'asc' } });
  const days = await db.calendarDay.findMany({ orderBy: { date: 'asc' } });
  const of = (kind: (typeof days)[number]['kind']) => days.filter((day) => day.kind === kind);
  return {
    terms: terms.map((term) => ({
      id: term.id,
      name: { zh: term.nameZh, en: term.nameEn },
      from: schoolDateOf(term.fromDate),
      to: schoolDateOf(term.toDate),
      estimated: term.estimated,
    })),
    restDays: of('rest').map(({ date }) => [schoolDateOf(date), schoolDateOf(date)] as const),
    schoolDaysOnWeekends: of('school_on_weekend').map(({ date, timetableOf }) => ({
      date: schoolDateOf(date),
      timetableOf: timetableOf as TimetableWeekday,
    })),
    countyBreaks: of('county_break').map(({ date, nameZh, nameEn }) => ({
      name: { zh: nameZh ?? '', en: nameEn ?? nameZh ?? '' },
      from: schoolDateOf(date),
      to: schoolDateOf(date),
    })),
  };
}

/** The names of days off from a date on, by date: 国庆节 / National Day. Days without a name are left out. */
export async function dayNames(db: Db, from: Date): Promise<Record<SchoolDate, { zh: string; en: string }>> {
  const days = await db.calendarDay.findMany({
    where: { date: { gte: from }, kind: { not: 'school_on_weekend' }, nameZh: { not: null } },
    select: { date: true, nameZh: true, nameEn: true },
  });
  return Object.fromEntries(
    days.map(({ date, nameZh, nameEn }) => [
      schoolDateOf(date),
      { zh: nameZh ?? '', en: nameEn ?? nameZh ?? '' },
    ]),
  );
}
