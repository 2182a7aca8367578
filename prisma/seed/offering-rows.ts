import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import { CONSENT_VERSIONS } from '~/domain/consent';
import type { Filled } from './enrollments';
import { dateOf, idOf } from './ids';
import type { LessonSeed } from './lesson-seeds';
import { statusOf } from './lives';
import type { ChildSeed } from './people';
import { serviceFenOf } from './prices';
import { providerOf } from './providers';
import type { DemoDays } from './today';

type OfferingRows = {
  offering: Prisma.OfferingCreateManyInput[];
  offeringSlot: Prisma.OfferingSlotCreateManyInput[];
  offeringStaff: Prisma.OfferingStaffCreateManyInput[];
  lesson: Prisma.LessonCreateManyInput[];
  lessonStaff: Prisma.LessonStaffCreateManyInput[];
  enrollment: Prisma.EnrollmentCreateManyInput[];
};

const REFUSED = '这个时段活动室已留给年级会议，请改到周四或换一个场地。';

export function offeringRows(
  filled: readonly Filled[],
  lessons: ReadonlyMap<string, readonly LessonSeed[]>,
  days: DemoDays,
): OfferingRows {
  const of = ({ offering }: Filled) => lessons.get(offering.id) ?? [];
  return {
    offering: filled.map((each) => offeringRow(each, days)),
    offeringSlot: filled.flatMap(({ offering }) =>
      offering.slots.map((slot) => ({
        id: idOf('slot', offering.id, slot.weekday, slot.startMinute),
        offeringId: offering.id,
        ...slot,
      })),
    ),
    offeringStaff: filled.flatMap(({ offering }) =>
      offering.staff.map(({ person, role }) => ({ offeringId: offering.id, instructorId: person.id, role })),
    ),
    lesson: filled.flatMap((each) =>
      of(each).map(({ date, ...lesson }) => ({
        ...lesson,
        offeringId: each.offering.id,
        date: dateOf(date),
        roomId: each.offering.room?.id ?? null,
      })),
    ),
    lessonStaff: filled.flatMap((each) =>
      of(each).flatMap((lesson) =>
        each.offering.staff.map(({ person, role }) => ({
          lessonId: lesson.id,
          instructorId: person.id,
          role,
          date: dateOf(lesson.date),
          startMinute: lesson.startMinute,
          endMinute: lesson.endMinute,
          live: lesson.status !== 'canceled',
        })),
      ),
    ),
    enrollment: filled.flatMap(({ places }) =>
      places.map((place) => ({
        id: place.id,
        offeringId: place.offering.id,
        childId: place.child.id,
        guardianId: place.guardian.id,
        status: place.status,
        heldUntil: place.heldUntil,
        quote: place.quote as unknown as Prisma.InputJsonObject,
        dueFen: place.quote.dueFen,
        createdAt: place.createdAt,
        confirmedAt: place.confirmedAt,
        endedAt: place.endedAt,
        endReason: place.endReason,
      })),
    ),
  };
}

function offeringRow(
  { offering, capacity, minimum }: Filled,
  { today }: DemoDays,
): Prisma.OfferingCreateManyInput {
  const { course, submittedAt } = offering;
  const createdAt = submittedAt
    ? new Date(submittedAt.getTime() - 20 * 3_600_000)
    : instantOf(addDays(today, -3), 14 * 60);
  return {
    id: offering.id,
    courseId: course.id,
    schoolId: offering.school.id,
    termId: offering.termId,
    status: statusOf[offering.life],
    grades: [...offering.grades],
    audience: offering.audience,
    capacity,
    minimum,
    payer: course.group.pay ?? 'county',
    perLessonFen: course.group.fen,
    materialsFen: course.group.materials ?? 0,
    serviceFen: serviceFenOf(offering),
    opensAt: offering.opensAt,
    closesAt: offering.closesAt,
    firstDate: dateOf(offering.firstDate),
    weeks: offering.weeks,
    roomId: offering.room?.id ?? null,
    refusalReason: offering.life === 'refused' ? REFUSED : null,
    submittedAt,
    createdAt,
    updatedAt: submittedAt ?? createdAt,
  };
}

/** M1, M5: each guardian for each child they added, and for each provider that has the child in a class. */
export function consentRows(
  children: readonly ChildSeed[],
  filled: readonly Filled[],
  days: DemoDays,
): Prisma.ConsentCreateManyInput[] {
  const linkedAt = instantOf(addDays(days.past.from, -30), 12 * 60);
  const kept = children.flatMap((child) =>
    child.guardians.map(
      (guardian): Prisma.ConsentCreateManyInput => ({
        id: idOf('consent', guardian.id, child.id),
        guardianId: guardian.id,
        childId: child.id,
        kind: 'child_data',
        textVersion: CONSENT_VERSIONS.child_data,
        agreedAt: linkedAt,
      }),
    ),
  );
  const given = new Map<string, Prisma.ConsentCreateManyInput>();
  for (const place of filled.flatMap(({ places }) => places)) {
    const { by } = place.offering.course;
    if (providerOf(by).kind === 'school') continue;
    const id = idOf('consent', place.guardian.id, place.child.id, by);
    const earlier = given.get(id);
    if (earlier && (earlier.agreedAt as Date) <= place.createdAt) continue;
    given.set(id, {
      id,
      guardianId: place.guardian.id,
      childId: place.child.id,
      kind: 'roster_to_provider',
      textVersion: CONSENT_VERSIONS.roster_to_provider,
      receiverId: idOf('provider', by),
      agreedAt: place.createdAt,
    });
  }
  return [...kept, ...given.values()];
}
