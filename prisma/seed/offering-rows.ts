import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import type { Allocation } from '~/domain/states';
import { DRAW_LIVES } from './draw-times';
import type { Filled } from './enrollments';
import { dateOf, idOf } from './ids';
import type { LessonSeed } from './lesson-seeds';
import { type Life, statusOf } from './lives';
import type { OfferingSeed } from './offerings';
import { serviceFenOf } from './prices';
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
    ...wayOf(offering),
    formationAt: formedAt(offering),
    refusalReason: offering.life === 'refused' ? REFUSED : null,
    submittedAt,
    createdAt,
    updatedAt: submittedAt ?? createdAt,
  };
}

/** How its places are given. */
export function wayOf({ life }: OfferingSeed): { allocation: Allocation; drawId: string | null } {
  const draw = DRAW_LIVES.find((each) => each === life);
  if (draw) return { allocation: 'draw', drawId: idOf('draw', draw) };
  return { allocation: life === 'choice' ? 'school_choice' : 'first_come', drawId: null };
}

const FORMED: readonly Life[] = ['running', 'finished', 'closed', 'small', 'kept'];

/** Since when it is settled that the class takes place, or that its school has to decide. */
function formedAt({ life, closesAt }: OfferingSeed): Date | null {
  return FORMED.includes(life) ? closesAt : null;
}
