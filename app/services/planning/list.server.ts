import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { OFFERING_VIEWS, type OfferingView } from '~/domain/planning/views';
import type { OfferingStatus } from '~/domain/states';
import { classesOf } from '~/services/provider/scope.server';
import { linesInFigures, placesTaken } from './places.server';

export type OfferingFilter = { view: OfferingView | null; schoolId: string | null; courseId: string | null };

const perPage = 30;

/** One page of the actor's classes with the places taken, and how many there are in each view. */
export async function offeringList(actor: Actor, filter: OfferingFilter, page: number) {
  const mine = classesOf(actor);
  const narrowed: Prisma.OfferingWhereInput = {
    AND: [
      mine,
      filter.schoolId ? { schoolId: filter.schoolId } : {},
      filter.courseId ? { courseId: filter.courseId } : {},
    ],
  };
  const where: Prisma.OfferingWhereInput = filter.view
    ? { AND: [narrowed, { status: { in: [...OFFERING_VIEWS[filter.view]] } }] }
    : narrowed;
  const [groups, total, rows, choices] = await Promise.all([
    db.offering.groupBy({ by: ['status'], where: narrowed, _count: true }),
    db.offering.count({ where }),
    db.offering.findMany({
      where,
      // What is still to come, soonest first; where what is over is among it, latest first.
      orderBy: [{ firstDate: filter.view && filter.view !== 'over' ? 'asc' : 'desc' }, { id: 'asc' }],
      skip: (page - 1) * perPage,
      take: perPage,
      select: {
        id: true,
        status: true,
        grades: true,
        allocation: true,
        capacity: true,
        firstDate: true,
        refusalReason: true,
        slots: { orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }] },
        course: { select: { titleZh: true, titleEn: true, category: true } },
        school: { select: { nameZh: true, nameEn: true } },
        room: { select: { nameZh: true, nameEn: true } },
      },
    }),
    filterChoices(mine),
  ]);
  const ids = rows.map(({ id }) => id);
  const [taken, lines] = [await placesTaken(db, ids), await linesInFigures(db, ids)];
  const countOf = (view: OfferingView) =>
    groups
      .filter(({ status }) => (OFFERING_VIEWS[view] as readonly OfferingStatus[]).includes(status))
      .reduce((sum, group) => sum + group._count, 0);
  const views = Object.keys(OFFERING_VIEWS) as OfferingView[];
  return {
    counts: Object.fromEntries(views.map((view) => [view, countOf(view)])) as Record<OfferingView, number>,
    all: groups.reduce((sum, group) => sum + group._count, 0),
    pages: Math.max(1, Math.ceil(total / perPage)),
    offerings: rows.map(({ firstDate, slots, ...row }) => ({
      ...row,
      firstDate: schoolDateOf(firstDate),
      slots: slots.map(({ weekday, startMinute, endMinute }) => ({ weekday, startMinute, endMinute })),
      taken: taken.get(row.id) ?? 0,
      line: lines.get(row.id) ?? null,
    })),
    ...choices,
  };
}

export type OfferingRow = Awaited<ReturnType<typeof offeringList>>['offerings'][number];

/** The schools and courses that the actor's classes have: what a filter can choose. */
async function filterChoices(mine: Prisma.OfferingWhereInput) {
  const [schools, courses] = await Promise.all([
    db.school.findMany({
      where: { offerings: { some: mine } },
      orderBy: { nameZh: 'asc' },
      select: { id: true, nameZh: true, nameEn: true },
    }),
    db.course.findMany({
      where: { offerings: { some: mine } },
      orderBy: { titleZh: 'asc' },
      select: { id: true, titleZh: true, titleEn: true },
    }),
  ]);
  return { schools, courses };
}
