import type { Db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { todayInShanghai } from '~/domain/calendar';
import type { PlanDesk } from '~/domain/planning/findings';
import { NotFound } from '~/domain/refusal';
import type { StaffFacts } from '~/domain/staff/rostering';
import { pick } from '~/i18n/pick';
import { rulesNow } from '../reduction/guard.server';
import { loadCalendar } from './calendar.server';

export type DeskQuestion = {
  courseId: string;
  schoolId: string;
  /** The plan itself: its own lessons occupy nobody. */
  offeringId: string | null;
  /** Language of the names in refusals. */
  lng: string;
};

/**
 * All that a plan of this course at this school is judged against. The browser gets the same facts, so it says while
 * one types what the command will say. @throws NotFound
 */
export async function planDesk(
  db: Db,
  { courseId, schoolId, offeringId, lng }: DeskQuestion,
  now: Date,
): Promise<PlanDesk> {
  // One after the other: inside a command they share one connection.
  const course = await db.course.findUnique({
    where: { id: courseId },
    select: {
      status: true,
      category: true,
      grades: true,
      groupMax: true,
      titleZh: true,
      titleEn: true,
      summaryZh: true,
      summaryEn: true,
      syllabusZh: true,
      syllabusEn: true,
      assessment: true,
      promises: true,
      providerId: true,
      provider: { select: { kind: true, credentials: { select: { kind: true, validTo: true } } } },
    },
  });
  const school = await db.school.findUnique({
    where: { id: schoolId },
    select: { groupId: true, lessonEnds: { select: { grade: true, weekday: true, endMinute: true } } },
  });
  if (!course || !school) throw new NotFound('course');
  const { providerId, provider, ...facts } = course;
  const people = await peopleOf(db, providerId, lng, now);
  return {
    course: facts,
    provider: {
      kind: provider.kind,
      papers: provider.credentials.map(({ kind, validTo }) => ({ kind, validTo: schoolDateOf(validTo) })),
    },
    rules: await rulesNow(db, now),
    overrides: await overridesFor(db, courseId, offeringId),
    // P1: the school's own course needs no listing.
    listing: provider.kind === 'school' ? null : await listingFacts(db, providerId),
    lessonEnds: school.lessonEnds,
    schoolHasGroup: school.groupId !== null,
    calendar: await loadCalendar(db),
    people,
    busy: await busyTimes(db, people, offeringId, lng, now),
  };
}

/** The listing in force; one that lists nothing when there is none, so that every rule about it refuses. */
async function listingFacts(db: Db, providerId: string): Promise<NonNullable<PlanDesk['listing']>> {
  const listing = await db.listing.findFirst({
    where: { providerId, status: { in: ['listed', 'suspended'] } },
    select: {
      status: true,
      validFrom: true,
      validTo: true,
      categories: true,
      feeStandards: { select: { category: true, perLessonFen: true, marketPerLessonFen: true } },
    },
  });
  if (!listing) return { status: 'draft', validFrom: null, validTo: null, categories: [], feeStandards: [] };
  return { ...listing, validFrom: schoolDateOf(listing.validFrom), validTo: schoolDateOf(listing.validTo) };
}

/** What officers let pass for the course, and for the class where there is one already. */
async function overridesFor(
  db: Db,
  courseId: string,
  offeringId: string | null,
): Promise<PlanDesk['overrides']> {
  const rows = await db.ruleOverride.findMany({
    where: {
      revokedAt: null,
      OR: [
        { subjectKind: 'course', subjectId: courseId },
        ...(offeringId ? [{ subjectKind: 'offering' as const, subjectId: offeringId }] : []),
      ],
    },
    select: { ruleId: true, path: true, actual: true },
  });
  return rows.map(({ ruleId, path, actual }) => ({ rule: ruleId, path, actual }));
}

async function peopleOf(db: Db, providerId: string, lng: string, now: Date): Promise<StaffFacts[]> {
  const people = await db.instructor.findMany({
    where: {
      providerId,
      OR: [{ leftOn: null }, { leftOn: { gt: dateColumn(todayInShanghai(now)) } }],
    },
    include: { checks: { select: { checkedOn: true, result: true } } },
    orderBy: { createdAt: 'asc' },
  });
  return people.map((person) => ({
    id: person.id,
    name: pick(lng, person.nameZh, person.nameEn),
    qualification: person.qualificationKind && {
      kind: person.qualificationKind,
      validTo: schoolDateOf(person.qualificationValidTo),
    },
    inServiceTeacher: person.inServiceTeacher,
    livesOverseas: person.livesOverseas,
    leftOn: schoolDateOf(person.leftOn),
    checks: person.checks.map(({ checkedOn, result }) => ({ checkedOn: schoolDateOf(checkedOn), result })),
  }));
}

async function busyTimes(
  db: Db,
  people: readonly StaffFacts[],
  offeringId: string | null,
  lng: string,
  now: Date,
): Promise<PlanDesk['busy']> {
  const rows = await db.lessonStaff.findMany({
    where: {
      instructorId: { in: people.map(({ id }) => id) },
      live: true,
      date: { gte: dateColumn(todayInShanghai(now)) },
      ...(offeringId && { lesson: { offeringId: { not: offeringId } } }),
    },
    orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
    select: {
      instructorId: true,
      date: true,
      startMinute: true,
      endMinute: true,
      lesson: { select: { offering: { select: { course: { select: { titleZh: true, titleEn: true } } } } } },
    },
  });
  return rows.map(({ lesson, date, ...time }) => {
    const { titleZh, titleEn } = lesson.offering.course;
    return { ...time, date: schoolDateOf(date), title: pick(lng, titleZh, titleEn) };
  });
}
