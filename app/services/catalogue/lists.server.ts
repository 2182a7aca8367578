import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { fitsFirst } from '~/domain/enrollment/fit';
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { type OfferingCard, offeringCards } from './cards.server';

const phases = ['open', 'upcoming', 'over'];

/**
 * All offerings of a course, provider or school that families see: what the chosen child can have first, then what can
 * be had, what will be, what is over; within each by first lesson.
 */
export async function publicOfferings(
  where: Pick<Prisma.OfferingWhereInput, 'id' | 'courseId' | 'schoolId' | 'course'>,
  childId: string | null,
  now: Date,
): Promise<OfferingCard[]> {
  const rows = await db.offering.findMany({
    where: { ...where, status: { in: [...PUBLIC_OFFERING_STATUSES] } },
    select: { id: true },
    orderBy: [{ firstDate: 'asc' }, { id: 'asc' }],
  });
  const cards = await offeringCards(
    db,
    rows.map(({ id }) => id),
    childId,
    now,
  );
  const byPhase = [...cards].sort(
    (a, b) =>
      phases.indexOf(a.phase) - phases.indexOf(b.phase) ||
      (a.firstDate < b.firstDate ? -1 : a.firstDate > b.firstDate ? 1 : 0),
  );
  return childId ? fitsFirst(byPhase, (card) => card.fit ?? 'not_now') : byPhase;
}
