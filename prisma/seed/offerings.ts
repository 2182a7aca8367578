import { addDays, type SchoolDate } from '~/domain/calendar';
import { type PlannedLesson, planLessons } from '~/domain/planning/lessons';
import type { Slot } from '~/domain/planning/times';
import type { Audience } from '~/domain/states';
import { type Books, occupy, take } from './books';
import { type Course, courses } from './courses';
import { freeRoom, freeStaff, gradeWindow, limitOf, type StaffSeed, slotOn } from './fitting';
import { idOf } from './ids';
import type { InstructorSeed } from './instructors';
import { fewestLessons, type Life, type Sale, saleOf, spanOf } from './lives';
import { type Prng, prng } from './prng';
import { providerOf } from './providers';
import type { RoomSeed } from './rooms';
import { gradesOf, type SchoolSeed, schoolOf } from './schools';
import type { DemoDays } from './today';
import { type Wanted, wanted } from './wanted';

export type OfferingSeed = Sale & {
  readonly id: string;
  readonly life: Life;
  readonly course: Course;
  readonly school: SchoolSeed;
  readonly termId: string;
  readonly grades: readonly number[];
  readonly audience: Audience;
  readonly slots: readonly Slot[];
  /** Empty for a draft and a refused plan. */
  readonly lessons: readonly PlannedLesson[];
  readonly firstDate: SchoolDate;
  readonly weeks: number;
  readonly staff: readonly StaffSeed[];
  /** Null until the school gave one. */
  readonly room: RoomSeed | null;
  /** Most places that law, course, room and coaches allow. */
  readonly limit: number;
};

type Laying = { readonly days: DemoDays; readonly people: readonly InstructorSeed[]; readonly books: Books };

/** Lays all offerings of the county, one after another, each where it still fits. */
export function offerings(days: DemoDays, people: readonly InstructorSeed[], books: Books): OfferingSeed[] {
  const laid: OfferingSeed[] = [];
  const uses = new Map<string, number>();
  for (const [index, want] of wanted(days).entries()) {
    const random = prng(`offering ${index}`);
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const found = firstThatFits({ days, people, books }, want, uses, random, attempt);
      if (!found) continue;
      const id = idOf('offering', index, found.course.key, found.school.id);
      laid.push({ ...found, id });
      uses.set(found.course.key, (uses.get(found.course.key) ?? 0) + 1);
      break;
    }
  }
  return laid;
}

/** Long enough to get over any holiday to the first lesson. */
const FIRST_WITHIN_DAYS = 20;

type Draft = Omit<OfferingSeed, 'id'>;

function firstThatFits(
  laying: Laying,
  want: Wanted,
  uses: Map<string, number>,
  random: Prng,
  attempt: number,
): Draft | null {
  const school = schoolOf(want.school ?? 'xiangyang');
  const rank = (course: Course) => (uses.get(course.key) ?? 0) + random.next();
  const ranked = courses
    .filter((course) => suits(course, want, school, attempt))
    .map((course) => ({ course, rank: rank(course) }))
    .sort((a, b) => a.rank - b.rank);
  for (const { course } of ranked.slice(0, 14)) {
    const laid = lay(laying, want, course, school, random);
    if (laid) return laid;
  }
  return null;
}

/** Whether a course may be offered there at all. Later attempts are less choosy about the category. */
function suits(course: Course, want: Wanted, school: SchoolSeed, attempt: number): boolean {
  if (want.course) return course.key === want.course;
  const provider = providerOf(course.by);
  if (course.status !== 'approved' || provider.listing !== 'listed') return false;
  if (provider.schools && !provider.schools.includes(school.id)) return false;
  if (want.category && attempt < 2 && course.category !== want.category) return false;
  if (want.family !== undefined && attempt < 3 && (course.group.pay === 'family') !== want.family)
    return false;
  const grades = gradesOf(school.kind);
  return (
    course.grades.some((grade) => grades.includes(grade)) &&
    (!want.grade || course.grades.includes(want.grade))
  );
}

function lay(
  { days, people, books }: Laying,
  want: Wanted,
  course: Course,
  school: SchoolSeed,
  random: Prng,
): Draft | null {
  const span = spanOf(want.life, days, random, want.began);
  if (!span) return null;
  const grades = gradeWindow(course, school, want.grade, random);
  if (grades.length === 0) return null;
  const audience =
    want.audience === 'group' && !school.group ? 'own_school' : (want.audience ?? 'own_school');
  const free = providerOf(course.by).weekdays ?? [1, 2, 3, 4, 5];
  const order = [...new Set([want.weekday, ...random.shuffled([1, 2, 3, 4, 5])])].filter(
    (day) => day !== undefined && free.includes(day),
  );
  for (const weekday of order as number[]) {
    const second = random.chance(0.16) ? free.find((day) => Math.abs(day - weekday) === 2) : undefined;
    const shape = random.int(0, 3);
    const slots = [weekday, second].flatMap((day) =>
      day ? [slotOn(day, school, grades, audience, shape)] : [],
    );
    const start = planLessons({
      calendar: days.calendar,
      term: span.term,
      slots,
      from: span.start,
      until: addDays(span.start, FIRST_WITHIN_DAYS),
    }).lessons[0]?.date;
    if (!start) continue;
    const weeks = Math.min(
      span.weeks,
      Math.floor((Date.parse(span.term.to) - Date.parse(start)) / 604_800_000) + 1,
    );
    const { lessons } = planLessons({ calendar: days.calendar, term: span.term, slots, from: start, weeks });
    const [firstLesson, lastLesson] = [lessons[0], lessons.at(-1)];
    if (!firstLesson || !lastLesson || lessons.length < fewestLessons(want.life)) continue;
    // Who is suspended or no longer listed taught, but before that.
    const until = providerOf(course.by).listing === 'listed' ? days.today : addDays(days.today, -10);
    if (!liesRight(want.life, firstLesson.date, lastLesson.date, until)) continue;
    const base = {
      life: want.life,
      course,
      school,
      termId: span.term.id,
      grades,
      audience,
      slots,
      firstDate: start,
      weeks,
    };
    const room =
      want.life === 'draft' || want.life === 'refused'
        ? null
        : freeRoom(books, days, course, school, lessons, random);
    if (room === undefined) continue;
    const staff = freeStaff(books, people, course, lessons, random);
    if (!staff) continue;
    const limit = limitOf(course, grades, room, staff.length);
    if (limit < Math.min(8, course.group.max)) continue;
    const real = want.life !== 'draft' && want.life !== 'refused';
    if (real)
      for (const { person } of staff)
        take(
          books,
          person.id,
          lessons.map((lesson) => lesson.date),
        );
    const given = real && want.life !== 'submitted' ? room : null;
    if (given && want.life !== 'canceled') occupy(books, given.id, lessons);
    return {
      ...base,
      lessons: real ? lessons : [],
      staff,
      room: given,
      limit,
      ...saleOf(want.life, start, days, random),
    };
  }
  return null;
}

function liesRight(life: Life, first: SchoolDate, last: SchoolDate, today: SchoolDate): boolean {
  if (life === 'finished') return last < today;
  if (life === 'running') return first <= today && last >= today;
  return first > addDays(today, 4);
}
