import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import type { OfferingStatus } from '~/domain/states';
import { overridesOfClass } from '../reduction/overrides.server';
import { schoolIdFor, schoolIdsFor } from './scope.server';

/** What a school lists of its classes, by tab; `submitted` ones are requests and have a page of their own. */
export const OFFERING_VIEWS = {
  approved: ['approved'],
  open: ['open', 'confirmed'],
  running: ['running'],
  over: ['finished', 'settled', 'merged'],
  ended: ['canceled', 'refused'],
} as const satisfies Record<string, readonly OfferingStatus[]>;

export type OfferingView = keyof typeof OFFERING_VIEWS;
export const offeringViews = Object.keys(OFFERING_VIEWS) as OfferingView[];

/** How many classes each tab has. */
export async function offeringCounts(actor: Actor): Promise<Record<OfferingView, number>> {
  const groups = await db.offering.groupBy({
    by: ['status'],
    where: { schoolId: schoolIdFor(actor, 'offering.open') },
    _count: true,
  });
  const count = (view: OfferingView) =>
    groups
      .filter(({ status }) => (OFFERING_VIEWS[view] as readonly OfferingStatus[]).includes(status))
      .reduce((sum, group) => sum + group._count, 0);
  return Object.fromEntries(offeringViews.map((view) => [view, count(view)])) as Record<OfferingView, number>;
}

const names = { select: { id: true, nameZh: true, nameEn: true } } as const;

const listSelect = {
  id: true,
  status: true,
  capacity: true,
  minimum: true,
  grades: true,
  payer: true,
  perLessonFen: true,
  opensAt: true,
  closesAt: true,
  firstDate: true,
  room: names,
  slots: { orderBy: { weekday: 'asc' }, select: { weekday: true, startMinute: true, endMinute: true } },
  course: {
    select: { id: true, titleZh: true, titleEn: true, category: true, provider: names },
  },
} as const satisfies Prisma.OfferingSelect;

/** One page of a tab, the first to begin first, with the places taken now. */
export async function offeringsHere(
  actor: Actor,
  { view, page, perPage }: { view: OfferingView; page: number; perPage: number },
  now: Date,
) {
  const rows = await db.offering.findMany({
    where: { schoolId: schoolIdFor(actor, 'offering.open'), status: { in: [...OFFERING_VIEWS[view]] } },
    orderBy: [{ firstDate: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * perPage,
    take: perPage,
    select: listSelect,
  });
  const taken = await takenIn(
    rows.map(({ id }) => id),
    now,
  );
  return rows.map(({ firstDate, opensAt, closesAt, ...row }) => ({
    ...row,
    firstDate: schoolDateOf(firstDate),
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    places: taken.get(row.id) ?? { confirmed: 0, held: 0 },
  }));
}

/** Places taken by offering: confirmed (also completed) and held with the hold still running. */
async function takenIn(ids: readonly string[], now: Date) {
  const groups = await db.enrollment.groupBy({
    by: ['offeringId', 'status'],
    where: {
      offeringId: { in: [...ids] },
      OR: [{ status: { in: ['confirmed', 'completed'] } }, { status: 'held', heldUntil: { gt: now } }],
    },
    _count: true,
  });
  const places = new Map<string, { confirmed: number; held: number }>();
  for (const { offeringId, status, _count } of groups) {
    const place = places.get(offeringId) ?? { confirmed: 0, held: 0 };
    if (status === 'held') place.held += _count;
    else place.confirmed += _count;
    places.set(offeringId, place);
  }
  return places;
}

/** A class of the actor's school with its lessons and places. @throws NotFound, also for one still being drafted */
export async function offeringHere(actor: Actor, offeringId: string, now: Date) {
  const offering = await db.offering.findFirst({
    where: {
      id: idOf(offeringId, 'offering'),
      schoolId: { in: schoolIdsFor(actor, 'offering.open') },
      status: { not: 'draft' },
    },
    select: {
      ...listSelect,
      schoolId: true,
      audience: true,
      materialsFen: true,
      serviceFen: true,
      weeks: true,
      refusalReason: true,
      pausedRule: true,
      formationAt: true,
      mergedIntoId: true,
      courseId: true,
      staff: { orderBy: { role: 'asc' }, select: { role: true, instructor: names } },
      lessons: {
        orderBy: { number: 'asc' },
        select: {
          id: true,
          number: true,
          date: true,
          startMinute: true,
          endMinute: true,
          status: true,
          makeUp: { select: { date: true } },
          room: names,
        },
      },
    },
  });
  if (!offering) throw new NotFound('offering');
  const { firstDate, opensAt, closesAt, formationAt, lessons, ...rest } = offering;
  return {
    ...rest,
    formationAt: formationAt?.toISOString() ?? null,
    overrides: await overridesOfClass(db, { offeringId, courseId: rest.courseId }),
    firstDate: schoolDateOf(firstDate),
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    lessons: lessons.map(({ date, makeUp, ...lesson }) => ({
      ...lesson,
      date: schoolDateOf(date),
      madeUpOn: makeUp && schoolDateOf(makeUp.date),
    })),
    places: (await takenIn([offeringId], now)).get(offeringId) ?? { confirmed: 0, held: 0 },
  };
}
