import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { todayInShanghai } from '~/domain/calendar';
import { quoteNow } from '~/domain/enrollment/decide';
import type { Quote } from '~/domain/pricing/quote';
import { NotFound } from '~/domain/refusal';
import { checkStateOn } from '~/domain/staff/check';
import { PUBLIC_OFFERING_STATUSES, type RoomKind, type TeachingRole } from '~/domain/states';
import { offeringFacts } from '../enrollment/offering-facts.server';
import { overridesOfClass } from '../reduction/overrides.server';
import { type OfferingCard, offeringCards } from './cards.server';
import { type CoursePage, courseColumns } from './course-page.server';
import { type DatedLesson, type SkippedDate, skippedDates } from './lesson-dates';
import { shownListing } from './listing-shown.server';

/** Who teaches: what parents ask about a stranger with their child, and nothing else about the person. */
export interface Teacher {
  id: string;
  nameZh: string;
  nameEn: string;
  role: TeachingRole;
  qualificationZh: string;
  qualificationEn: string;
  /** Last day the entry check (P8) holds; null when it does not hold today. */
  checkedUntil: string | null;
}

/** The thing one enrolls in, with everything a family asks before. */
export interface OfferingPage {
  card: OfferingCard;
  course: CoursePage;
  school: { id: string; nameZh: string; nameEn: string; addressZh: string; addressEn: string };
  room: { nameZh: string; nameEn: string; kind: RoomKind; floor: number } | null;
  term: { nameZh: string; nameEn: string; estimated: boolean };
  teachers: Teacher[];
  lessons: DatedLesson[];
  skipped: SkippedDate[];
  /** What a place taken now costs; the lessons still to come. */
  quote: Quote;
  minimum: number;
  /** What officers let pass for the class or its course, and why. */
  overrides: { id: string; rule: string; reason: string; at: string }[];
}

/** @throws NotFound for an offering that families do not see */
export async function offeringPage(
  offeringId: string,
  childId: string | null,
  now: Date,
): Promise<OfferingPage> {
  const row = await db.offering.findUnique({
    where: { id: offeringId },
    select: {
      status: true,
      minimum: true,
      course: { select: courseColumns },
      school: { select: { id: true, nameZh: true, nameEn: true, addressZh: true, addressEn: true } },
      room: { select: { nameZh: true, nameEn: true, kind: true, floor: true } },
      term: { select: { nameZh: true, nameEn: true, estimated: true } },
      staff: {
        orderBy: { role: 'asc' },
        select: {
          role: true,
          instructor: {
            select: {
              id: true,
              nameZh: true,
              nameEn: true,
              qualificationZh: true,
              qualificationEn: true,
              checks: { select: { checkedOn: true, result: true } },
            },
          },
        },
      },
      lessons: {
        orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
        select: {
          number: true,
          date: true,
          startMinute: true,
          endMinute: true,
          status: true,
          makeUp: { select: { date: true } },
        },
      },
      slots: { select: { weekday: true } },
    },
  });
  if (!row || !PUBLIC_OFFERING_STATUSES.includes(row.status)) throw new NotFound('offering');
  const lessons = row.lessons.map(({ makeUp, ...lesson }) => ({
    ...lesson,
    date: schoolDateOf(lesson.date),
    madeUpOn: makeUp && schoolDateOf(makeUp.date),
  }));
  const [[card], facts, days] = await Promise.all([
    offeringCards(db, [offeringId], childId, now, { thorough: true }),
    offeringFacts(db, [offeringId], now),
    daysOffBetween(lessons[0]?.date, lessons.at(-1)?.date),
  ]);
  const known = facts.get(offeringId);
  if (!card || !known) throw new NotFound('offering');
  const { status: _, provider, ...course } = row.course;
  const { listings, ...by } = provider;
  const today = todayInShanghai(now);
  return {
    card,
    course: { ...course, provider: { ...by, listing: shownListing(by.kind, listings, now) } },
    school: row.school,
    room: row.room,
    term: row.term,
    teachers: row.staff.map(({ role, instructor: { checks, ...person } }) => {
      const state = checkStateOn(
        checks.map(({ checkedOn, result }) => ({ checkedOn: schoolDateOf(checkedOn), result })),
        today,
      );
      return { ...person, role, checkedUntil: state.kind === 'valid' ? state.until : null };
    }),
    lessons,
    skipped: skippedDates(lessons, new Set(row.slots.map(({ weekday }) => weekday)), days),
    quote: quoteNow(known),
    minimum: row.minimum,
    overrides: await overridesOfClass(db, { offeringId, courseId: row.course.id }),
  };
}

/** Days between that have no school for a reason with a name, by date. */
async function daysOffBetween(from: string | undefined, to: string | undefined) {
  if (!from || !to) return new Map<string, { zh: string; en: string } | null>();
  const days = await db.calendarDay.findMany({
    where: { date: { gte: dateColumn(from), lte: dateColumn(to) }, kind: { in: ['rest', 'county_break'] } },
    select: { date: true, nameZh: true, nameEn: true },
  });
  return new Map(
    days.map(({ date, nameZh, nameEn }) => [
      schoolDateOf(date),
      nameZh ? { zh: nameZh, en: nameEn ?? nameZh } : null,
    ]),
  );
}
