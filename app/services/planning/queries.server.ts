import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { gradesOf } from '~/domain/grade';
import { idOf } from '~/domain/id';
import type { PlanDraft } from '~/domain/planning/draft';
import { planWritable } from '~/domain/planning/storable';
import { NotFound } from '~/domain/refusal';
import { classesOf, ownedProviders } from '~/services/provider/scope.server';
import { overridesOfClass } from '~/services/reduction/overrides.server';
import { dayNames } from './calendar.server';
import { planDesk } from './desk.server';
import { linesInFigures, placesTaken } from './places.server';

const slotsInOrder = {
  orderBy: [{ weekday: 'asc' as const }, { startMinute: 'asc' as const }],
  select: { weekday: true, startMinute: true, endMinute: true },
};

/** A class as those who teach it see it: dates, people, room, places. No children: they are on the roster. @throws NotFound */
export async function ownOffering(actor: Actor, offeringId: string) {
  const offering = await db.offering.findFirst({
    where: { AND: [{ id: idOf(offeringId, 'offering') }, classesOf(actor)] },
    include: {
      course: { select: { id: true, titleZh: true, titleEn: true, category: true, providerId: true } },
      school: { select: { nameZh: true, nameEn: true, addressZh: true, addressEn: true } },
      term: { select: { nameZh: true, nameEn: true, estimated: true } },
      room: { select: { nameZh: true, nameEn: true, floor: true, seats: true } },
      slots: slotsInOrder,
      staff: {
        orderBy: { role: 'asc' },
        select: { role: true, instructor: { select: { id: true, nameZh: true, nameEn: true } } },
      },
      lessons: {
        orderBy: { number: 'asc' },
        select: {
          id: true,
          number: true,
          date: true,
          startMinute: true,
          endMinute: true,
          status: true,
          canceledWhy: true,
          makeUp: { select: { date: true } },
          room: { select: { nameZh: true, nameEn: true } },
        },
      },
    },
  });
  if (!offering) throw new NotFound('offering');
  const taken = (await placesTaken(db, [offeringId])).get(offeringId) ?? 0;
  const {
    lessons,
    firstDate,
    opensAt,
    closesAt,
    submittedAt,
    createdAt: _,
    updatedAt: __,
    ...rest
  } = offering;
  return {
    ...rest,
    overrides: await overridesOfClass(db, { offeringId, courseId: rest.course.id }),
    taken,
    /** How many wait for a place, without whose children they are; null where nobody does. */
    line: (await linesInFigures(db, [offeringId])).get(offeringId) ?? null,
    firstDate: schoolDateOf(firstDate),
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    submittedAt: submittedAt?.toISOString() ?? null,
    lessons: lessons.map(({ date, makeUp, ...lesson }) => ({
      ...lesson,
      date: schoolDateOf(date),
      madeUpOn: makeUp && schoolDateOf(makeUp.date),
    })),
    /** The actor owns it: may change what an instructor only reads. */
    owned: ownedProviders(actor).includes(rest.course.providerId),
  };
}

/** A plan with all that its form needs: what was written, what can be chosen, what it is judged against. @throws NotFound */
export async function planEditor(
  actor: Actor,
  { offeringId, lng }: { offeringId: string; lng: string },
  now: Date,
) {
  const offering = await db.offering.findFirst({
    where: { id: idOf(offeringId, 'offering'), course: { providerId: { in: ownedProviders(actor) } } },
    include: {
      course: { select: { titleZh: true, titleEn: true, category: true, grades: true, groupMax: true } },
      school: { select: { id: true, nameZh: true, nameEn: true, kind: true } },
      slots: slotsInOrder,
      staff: { select: { instructorId: true, role: true } },
    },
  });
  if (!offering) throw new NotFound('offering');
  const { courseId, schoolId, course, school } = offering;
  const [desk, names] = await Promise.all([
    planDesk(db, { courseId, schoolId, offeringId, lng }, now),
    dayNames(db, dateColumn(addDays(todayInShanghai(now), -30))),
  ]);
  const taught: readonly number[] = gradesOf(school.kind);
  const draft: PlanDraft = {
    grades: offering.grades,
    audience: offering.audience,
    slots: offering.slots,
    firstDate: schoolDateOf(offering.firstDate),
    weeks: offering.weeks,
    staff: offering.staff,
    capacity: offering.capacity,
    minimum: offering.minimum,
    payer: offering.payer,
    collectedBy: offering.collectedBy,
    perLessonFen: offering.perLessonFen,
    materialsFen: offering.materialsFen,
    opensAt: offering.opensAt,
    closesAt: offering.closesAt,
  };
  return {
    id: offering.id,
    status: offering.status,
    writable: planWritable(offering.status),
    refusalReason: offering.refusalReason,
    /** Nobody has written in it yet: what is missing is said quietly. */
    untouched: offering.slots.length === 0 && offering.staff.length === 0,
    course,
    school,
    draft,
    desk,
    dayNames: names,
    gradeChoices: course.grades.filter((grade) => taught.includes(grade)),
  };
}

export type PlanEditor = Awaited<ReturnType<typeof planEditor>>;

/** Schools a class can be planned at, by town. */
export async function schoolChoices() {
  const towns = await db.town.findMany({
    orderBy: { position: 'asc' },
    select: {
      nameZh: true,
      nameEn: true,
      schools: {
        orderBy: { nameZh: 'asc' },
        select: { id: true, nameZh: true, nameEn: true, kind: true },
      },
    },
  });
  return towns.filter((town) => town.schools.length > 0);
}
