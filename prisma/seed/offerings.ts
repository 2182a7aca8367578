import { addDays, type SchoolDate } from '~/domain/calendar';
import { type PlannedLesson, planLessons } from '~/domain/planning/lessons';
import { roomRefusals } from '~/domain/planning/needs';
import { classMaxOf } from '~/domain/planning/slots';
import type { Slot } from '~/domain/planning/times';
import { ruleConstants } from '~/domain/reduction/constants';
import { staffRefusals } from '~/domain/staff/rostering';
import type { Audience, TeachingRole } from '~/domain/states';
import { type Books, isFree, load, occupied, occupy, take } from './books';
import { type Course, courses } from './courses';
import { idOf } from './ids';
import type { InstructorSeed } from './instructors';
import { fewestLessons, type Life, type Sale, saleOf, spanOf } from './lives';
import { type Prng, prng } from './prng';
import { providerOf } from './providers';
import { closures, type RoomSeed, rooms } from './rooms';
import { gradesOf, lessonEndOf, type SchoolSeed, schoolOf } from './schools';
import type { DemoDays } from './today';
import { type Wanted, wanted } from './wanted';

export type StaffSeed = { readonly person: InstructorSeed; readonly role: TeachingRole };

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
  const span = spanOf(want.life, days, random);
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
    const start = planLessons({ calendar: days.calendar, term: span.term, slots, from: span.start, count: 1 })
      .lessons[0]?.date;
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

/** Some neighbouring grades of one stage; small schools invite all that the course is for. */
function gradeWindow(course: Course, school: SchoolSeed, must: number | undefined, random: Prng): number[] {
  const own = gradesOf(school.kind).filter((grade) => course.grades.includes(grade));
  const junior = must
    ? must > 6
    : own.every((grade) => grade > 6) || (own.some((grade) => grade > 6) && random.chance(0.35));
  const stage = own.filter((grade) => grade > 6 === junior);
  const width = junior || school.size < 2 ? 6 : school.size === 3 ? random.int(2, 3) : random.int(3, 4);
  if (stage.length <= width) return stage;
  const starts = stage.length - width;
  const at = must
    ? Math.min(starts, Math.max(0, stage.indexOf(must) - random.int(0, width - 1)))
    : random.int(0, starts);
  return stage.slice(at, at + width);
}

/** A weekly time after lessons (T1), with twenty minutes to change rooms; shared classes later, for those who travel. */
function slotOn(
  weekday: number,
  school: SchoolSeed,
  grades: readonly number[],
  audience: Audience,
  shape: number,
): Slot {
  const over = Math.max(...grades.map((grade) => lessonEndOf(school, grade, weekday)));
  const junior = grades.some((grade) => grade > 6);
  const start = audience === 'own_school' ? over + 20 : over + (junior ? 30 : 80);
  if (audience === 'own_school' && shape === 3 && !junior)
    return { weekday, startMinute: over + 90, endMinute: over + 150 };
  const length = audience !== 'own_school' ? 70 : junior ? 80 : shape === 2 ? 60 : 90;
  return { weekday, startMinute: start, endMinute: start + length };
}

/** Undefined when no room of the school can take it. */
function freeRoom(
  books: Books,
  days: DemoDays,
  course: Course,
  school: SchoolSeed,
  lessons: readonly PlannedLesson[],
  random: Prng,
): RoomSeed | undefined {
  const closed = closures(days);
  const needs = {
    roomKinds: course.room.kinds,
    minAreaM2: course.room.area ?? null,
    equipment: course.room.gear ?? [],
  };
  const order = (room: RoomSeed) => course.room.kinds.indexOf(room.kind);
  return random
    .shuffled(rooms.filter((room) => room.schoolId === school.id))
    .sort((a, b) => order(a) - order(b))
    .find(
      (room) =>
        roomRefusals({
          room,
          needs,
          capacity: 1,
          lessons,
          closures: closed.filter((each) => each.roomId === room.id),
          occupied: occupied(books, room.id),
        }).length === 0,
    );
}

/** Two coaches for sport where two are free (P13), else one lead; a helper now and then. Null when nobody can lead. */
function freeStaff(
  books: Books,
  people: readonly InstructorSeed[],
  course: Course,
  lessons: readonly PlannedLesson[],
  random: Prng,
): StaffSeed[] | null {
  const dates = lessons.map((lesson) => lesson.date);
  const ownSchool = providerOf(course.by).kind === 'school';
  const may = (person: InstructorSeed, role: TeachingRole) =>
    staffRefusals(
      [
        { ...person, role },
        ...(role === 'lead'
          ? []
          : [{ ...person, role: 'lead' as const, qualification: { kind: 'other' as const, validTo: null } }]),
      ],
      dates,
      { ownSchool },
    ).length === 0;
  const free = people
    .filter((person) => person.provider.key === course.by && isFree(books, person.id, dates))
    .map((person) => ({ person, rank: load(books, person.id) + random.next() * 4 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ person }) => person);
  const lead = free.find((person) => may(person, 'lead'));
  if (!lead) return null;
  const sport = course.category === 'sport';
  const helper = free.find((person) => person !== lead && may(person, sport ? 'lead' : 'assistant'));
  const wants = sport ? course.group.max > ruleConstants.P13.secondCoachAbove : random.chance(0.15);
  return [
    { person: lead, role: 'lead' },
    ...(helper && wants ? [{ person: helper, role: 'assistant' as const }] : []),
  ];
}

/** V1, P13, V3, the course and the room: the smallest of them. */
function limitOf(course: Course, grades: readonly number[], room: RoomSeed | null, coaches: number): number {
  const limits = [course.group.max, classMaxOf(grades), room?.seats ?? 99];
  if (course.category === 'sport') {
    limits.push(ruleConstants.P13.sportsMaxPerClass, coaches >= 2 ? 99 : ruleConstants.P13.secondCoachAbove);
    if (room) limits.push(Math.floor(room.areaM2 / ruleConstants.V3.sportsAreaPerPupilM2.other));
  }
  return Math.min(...limits);
}
