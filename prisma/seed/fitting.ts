import type { SchoolDate } from '~/domain/calendar';
import type { PlannedLesson } from '~/domain/planning/lessons';
import { roomRefusals } from '~/domain/planning/needs';
import { classMaxOf } from '~/domain/planning/slots';
import type { Slot } from '~/domain/planning/times';
import { ruleBook } from '~/domain/reduction/book';
import { bookNumbers } from '~/domain/reduction/book/numbers';
import { rulesInForce } from '~/domain/reduction/rule';
import { checkStateOn } from '~/domain/staff/check';
import type { Audience, TeachingRole } from '~/domain/states';
import { type Books, isFree, load, occupied } from './books';
import type { Course } from './courses';
import type { InstructorSeed } from './instructors';
import type { Prng } from './prng';
import { providerOf } from './providers';
import { closures, type RoomSeed, rooms } from './rooms';
import { gradesOf, lessonEndOf, type SchoolSeed } from './schools';
import type { DemoDays } from './today';

/** The demo is laid by the book as the repository has it. */
const rules = rulesInForce(ruleBook, { on: '2099-12-31', region: 'zhejiang' });

export type StaffSeed = { readonly person: InstructorSeed; readonly role: TeachingRole };

/** Some neighbouring grades of one stage; small schools invite all that the course is for. */
export function gradeWindow(
  course: Course,
  school: SchoolSeed,
  must: number | undefined,
  random: Prng,
): number[] {
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
export function slotOn(
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
export function freeRoom(
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
export function freeStaff(
  books: Books,
  people: readonly InstructorSeed[],
  course: Course,
  lessons: readonly PlannedLesson[],
  random: Prng,
): StaffSeed[] | null {
  const dates = lessons.map((lesson) => lesson.date);
  const ownSchool = providerOf(course.by).kind === 'school';
  const may = (person: InstructorSeed, role: TeachingRole) =>
    (ownSchool || !person.inServiceTeacher) &&
    !person.livesOverseas &&
    dates.every((date) => teachesOn(person, role, date));
  const free = people
    .filter((person) => person.provider.key === course.by && isFree(books, person.id, dates))
    .map((person) => ({ person, rank: load(books, person.id) + random.next() * 4 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ person }) => person);
  const lead = free.find((person) => may(person, 'lead'));
  if (!lead) return null;
  const sport = course.category === 'sport';
  const helper = free.find((person) => person !== lead && may(person, sport ? 'lead' : 'assistant'));
  const wants = sport ? course.group.max > bookNumbers('P13').secondCoachAbove : random.chance(0.15);
  return [
    { person: lead, role: 'lead' },
    ...(helper && wants ? [{ person: helper, role: 'assistant' as const }] : []),
  ];
}

/** Whether a person is still there that day, was asked about (P8), and has a qualification that holds where one is needed. */
export function teachesOn(
  { leftOn, checks, qualification }: InstructorSeed,
  role: TeachingRole,
  date: SchoolDate,
): boolean {
  const qualified =
    qualification !== null && (qualification.validTo === null || date <= qualification.validTo);
  return (
    (leftOn === null || date < leftOn) &&
    checkStateOn(checks, date).kind === 'valid' &&
    (role === 'assistant' || qualified)
  );
}

/** V1, P13, V3, the course and the room: the smallest of them. */
export function limitOf(
  course: Course,
  grades: readonly number[],
  room: RoomSeed | null,
  coaches: number,
): number {
  const limits = [course.group.max, classMaxOf(grades, rules), room?.seats ?? 99];
  if (course.category === 'sport') {
    const { sportsMaxPerClass, secondCoachAbove } = bookNumbers('P13');
    limits.push(sportsMaxPerClass, coaches >= 2 ? 99 : secondCoachAbove);
    if (room) limits.push(Math.floor(room.areaM2 / bookNumbers('V3').sportsAreaPerPupilM2.other));
  }
  return Math.min(...limits);
}
