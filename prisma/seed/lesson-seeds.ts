import { addDays, instantOf, isSchoolDay, type SchoolDate, weekdayOf } from '~/domain/calendar';
import type { PlannedLesson } from '~/domain/planning/lessons';
import { overlaps } from '~/domain/planning/times';
import type { LessonCanceler, LessonStatus } from '~/domain/states';
import { type Books, isFree, occupied, occupy, take } from './books';
import type { Filled } from './enrollments';
import { teachesOn } from './fitting';
import { idOf } from './ids';
import type { OfferingSeed } from './offerings';
import { type Prng, prng } from './prng';
import { closures } from './rooms';
import { lessonEndOf } from './schools';
import { headIdOf, ownerIdOf } from './staff-users';
import type { DemoDays } from './today';

/** A lesson with what became of it until last midnight. */
export type LessonSeed = {
  readonly id: string;
  readonly number: number;
  readonly date: SchoolDate;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly status: LessonStatus;
  readonly providerConfirmedAt: Date | null;
  readonly providerConfirmedBy: string | null;
  readonly schoolConfirmedAt: Date | null;
  readonly schoolConfirmedBy: string | null;
  readonly disputedAt: Date | null;
  readonly disputeReason: string | null;
  readonly canceledBy: LessonCanceler | null;
  readonly canceledAt: Date | null;
  readonly canceledWhy: string | null;
  readonly makesUpId: string | null;
  /** Was counted as taught and then was not after all: when that was taken back. */
  readonly reversedAt: Date | null;
};

const MINUTE = 60_000;
const TOO_FEW = '报名人数未达到最低开班人数';
const TAKEN_BACK = '核对门卫记录：当天教师未到校，该课未上';
const STORM = '台风影响，全县停课';
const WHY = {
  school: ['学校运动会占用场地', '学校临时组织疏散演练', '教学楼检修停电'],
  provider: ['任课教师生病，当天无人代课', '任课教师外出参赛'],
} as const;
const DISPUTES = ['当天教师提前二十分钟离开', '到课人数与点名不符，请核对', '当天实际由他人代课，未事先告知'];

/** F8: a school that says nothing for this many working days has said yes. */
const SILENT_DAYS = 7;

/** What became of every lesson of every class; make-up lessons are added at the end of their class. */
export function lessonSeeds(
  filled: readonly Filled[],
  days: DemoDays,
  books: Books,
): Map<string, LessonSeed[]> {
  const midnight = instantOf(days.today, 0);
  const storms = new Set(stormDays(days));
  const disputes = { left: 3 };
  const reversal = { left: 1 };
  return new Map(
    filled.map(({ offering, places }) => {
      const random = prng(`lessons ${offering.id}`);
      const ground = { days, midnight, disputes, random };
      const lessons = offering.lessons.map((lesson): LessonSeed => {
        const row = plain(offering.id, lesson);
        if (offering.life === 'canceled') {
          const canceledAt = instantOf(addDays(days.today, -1), 10 * 60);
          return { ...row, status: 'canceled', canceledBy: 'school', canceledAt, canceledWhy: TOO_FEW };
        }
        if (lesson.date >= days.today) return row;
        const off = canceled(offering, lesson, storms, random);
        if (off) return { ...row, ...off, status: 'canceled' };
        return takenBack(confirmed(row, offering, ground), offering, days, reversal);
      });
      const children = places.filter(({ status }) => status !== 'canceled').map(({ child }) => child.id);
      return [offering.id, [...lessons, ...makeUps(lessons, offering, children, ground, books)]];
    }),
  );
}

export function lessonId(offeringId: string, number: number): string {
  return idOf('lesson', offeringId, number);
}

function plain(
  offeringId: string,
  lesson: Pick<PlannedLesson, 'number' | 'date' | 'startMinute' | 'endMinute'>,
): LessonSeed {
  const { number, date, startMinute, endMinute } = lesson;
  return {
    id: lessonId(offeringId, number),
    number,
    date,
    startMinute,
    endMinute,
    status: 'planned',
    providerConfirmedAt: null,
    providerConfirmedBy: null,
    schoolConfirmedAt: null,
    schoolConfirmedBy: null,
    disputedAt: null,
    disputeReason: null,
    canceledBy: null,
    canceledAt: null,
    canceledWhy: null,
    makesUpId: null,
    reversedAt: null,
  };
}

/** A day in each term on which nobody could go to school. */
function stormDays({ calendar, today }: DemoDays): SchoolDate[] {
  return calendar.terms.flatMap(({ from, to }) => {
    for (let date = addDays(from, 24); date <= to && date < today; date = addDays(date, 1))
      if (isSchoolDay(calendar, date)) return [date];
    return [];
  });
}

function canceled(
  { life }: OfferingSeed,
  { date, startMinute }: PlannedLesson,
  storms: ReadonlySet<SchoolDate>,
  random: Prng,
): Pick<LessonSeed, 'canceledBy' | 'canceledAt' | 'canceledWhy'> | null {
  if (storms.has(date))
    return { canceledBy: 'force_majeure', canceledAt: instantOf(date, 6 * 60 + 30), canceledWhy: STORM };
  if (!random.chance(life === 'running' ? 0.07 : 0.05)) return null;
  const canceledBy = random.pick(['school', 'provider'] as const);
  const canceledAt = random.chance(0.5)
    ? instantOf(addDays(date, -random.int(1, 4)), random.int(9, 17) * 60)
    : instantOf(date, Math.min(random.int(8, 12) * 60, startMinute - 60));
  return { canceledBy, canceledAt, canceledWhy: random.pick(WHY[canceledBy]) };
}

type Ground = {
  readonly days: DemoDays;
  readonly midnight: Date;
  readonly disputes: { left: number };
  readonly random: Prng;
};

/** Most lessons are confirmed by the provider the same evening and by the school within days; some wait. */
function confirmed(
  row: LessonSeed,
  offering: OfferingSeed,
  { days, midnight, disputes, random }: Ground,
): LessonSeed {
  const providerConfirmedAt = new Date(
    instantOf(row.date, row.endMinute).getTime() + random.int(4, 150) * MINUTE,
  );
  const silent = random.chance(0.12);
  const after = silent ? SILENT_DAYS : random.int(1, 3);
  const answeredOn = workingDaysLater(days, row.date, after);
  const schoolConfirmedAt = instantOf(answeredOn, silent ? 5 : random.int(8 * 60, 16 * 60));
  const lateProvider = row.date >= addDays(days.today, -2) && random.chance(0.4);
  if (lateProvider || providerConfirmedAt >= midnight) return row;
  const said = {
    ...row,
    providerConfirmedAt,
    providerConfirmedBy: ownerIdOf(offering.course.by),
  };
  const recent = row.date >= addDays(days.today, -8);
  if (recent && offering.life === 'running' && disputes.left > 0 && random.chance(0.12)) {
    disputes.left -= 1;
    const disputedAt = instantOf(workingDaysLater(days, row.date, 1), 9 * 60 + 20);
    if (disputedAt < midnight) return { ...said, disputedAt, disputeReason: DISPUTES[disputes.left] ?? null };
  }
  // In the last days some schools have not looked yet.
  if (schoolConfirmedAt >= midnight || (recent && !silent && random.chance(0.3))) return said;
  return {
    ...said,
    status: 'taught',
    schoolConfirmedAt,
    schoolConfirmedBy: silent ? null : headIdOf(offering.school.id),
  };
}

/** One lesson that everybody had confirmed turned out not to have been given: it is taken back a few days ago. */
function takenBack(
  row: LessonSeed,
  { course, life, school }: OfferingSeed,
  { today }: DemoDays,
  reversal: { left: number },
): LessonSeed {
  const since = addDays(today, -40);
  const paid = course.group.pay === 'family' && school.id !== 'xiangyang';
  const fits = life === 'running' && paid && row.status === 'taught';
  const { schoolConfirmedAt } = row;
  if (!fits || reversal.left === 0 || !schoolConfirmedAt) return row;
  if (row.date < since || schoolConfirmedAt > instantOf(addDays(today, -12), 0)) return row;
  reversal.left -= 1;
  const reversedAt = instantOf(addDays(today, -5), 10 * 60);
  return {
    ...row,
    status: 'canceled',
    canceledBy: 'provider',
    canceledAt: reversedAt,
    canceledWhy: TAKEN_BACK,
    disputedAt: instantOf(addDays(today, -6), 15 * 60),
    disputeReason: TAKEN_BACK,
    reversedAt,
  };
}

function workingDaysLater({ calendar }: DemoDays, from: SchoolDate, count: number): SchoolDate {
  let date = from;
  for (let left = count, tries = 0; left > 0 && tries < 60; tries += 1) {
    date = addDays(date, 1);
    if (isSchoolDay(calendar, date) || (tries > 20 && weekdayOf(date) <= 5)) left -= 1;
  }
  return date;
}

/** What a provider called off in a class that still runs is held on another afternoon, where everybody is free. */
function makeUps(
  lessons: readonly LessonSeed[],
  offering: OfferingSeed,
  children: readonly string[],
  ground: Ground,
  books: Books,
): LessonSeed[] {
  if (offering.life !== 'running') return [];
  const added: LessonSeed[] = [];
  for (const lesson of lessons.filter((each) => each.canceledBy === 'provider' && !each.reversedAt)) {
    const { today } = ground.days;
    const from = ground.random.chance(0.6) ? addDays(lesson.date, 3) : addDays(today, 2);
    const date = freeAfternoon({ ...lesson, date: from }, offering, children, ground.days, books);
    if (!date) continue;
    const { startMinute, endMinute } = lesson;
    const number = lessons.length + added.length + 1;
    const row = {
      ...plain(offering.id, { number, date, startMinute, endMinute }),
      makesUpId: lesson.id,
    };
    added.push(date < today ? confirmed(row, offering, ground) : row);
    const staff = offering.staff.map(({ person }) => person.id);
    for (const person of [...staff, ...children]) take(books, person, [date]);
    if (offering.room) occupy(books, offering.room.id, [{ date, startMinute, endMinute }]);
  }
  return added;
}

function freeAfternoon(
  { date: from, startMinute, endMinute }: LessonSeed,
  offering: OfferingSeed,
  children: readonly string[],
  days: DemoDays,
  books: Books,
): SchoolDate | null {
  const { room, school, grades } = offering;
  const term = days.calendar.terms.find(({ id }) => id === offering.termId);
  if (!room || !term) return null;
  const people = [...offering.staff.map(({ person }) => person.id), ...children];
  const shut = closures(days).filter((each) => each.roomId === room.id);
  for (let date = from; date <= term.to; date = addDays(date, 1)) {
    const weekday = weekdayOf(date);
    if (weekday > 5 || !isSchoolDay(days.calendar, date)) continue;
    if (grades.some((grade) => lessonEndOf(school, grade, weekday) > startMinute)) continue;
    if (shut.some((each) => each.from <= date && date <= each.to)) continue;
    const time = { date, startMinute, endMinute };
    if (occupied(books, room.id).some((other) => overlaps(time, other))) continue;
    if (!offering.staff.every(({ person, role }) => teachesOn(person, role, date))) continue;
    if (people.every((person) => isFree(books, person, [date]))) return date;
  }
  return null;
}
