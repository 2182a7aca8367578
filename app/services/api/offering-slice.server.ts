import { db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { type OfferingCard, offeringCards } from '../catalogue/cards.server';

export type OfferingsWanted = {
  ids: readonly string[] | null;
  courseId: string | null;
  schoolId: string | null;
  providerId: string | null;
  drawId: string | null;
  /** Goes on behind this class. */
  after: { date: SchoolDate; id: string } | null;
  /** One more than this is read, to know whether the list goes on. */
  limit: number;
};

/** Classes that families see, by their first day; `firstDay` is the planned one, by which they are sorted. */
export async function offeringSlice(
  { ids, courseId, schoolId, providerId, drawId, after, limit }: OfferingsWanted,
  now: Date,
): Promise<(OfferingCard & { firstDay: SchoolDate })[]> {
  const rows = await db.offering.findMany({
    where: {
      status: { in: [...PUBLIC_OFFERING_STATUSES] },
      ...(ids && { id: { in: [...ids] } }),
      ...(courseId && { courseId }),
      ...(schoolId && { schoolId }),
      ...(providerId && { course: { providerId } }),
      ...(drawId && { drawId }),
      ...(after && {
        OR: [
          { firstDate: { gt: dateColumn(after.date) } },
          { firstDate: dateColumn(after.date), id: { gt: after.id } },
        ],
      }),
    },
    orderBy: [{ firstDate: 'asc' }, { id: 'asc' }],
    take: limit + 1,
    select: { id: true, firstDate: true },
  });
  const cards = await offeringCards(
    db,
    rows.map(({ id }) => id),
    null,
    now,
  );
  const days = new Map(rows.map(({ id, firstDate }) => [id, schoolDateOf(firstDate)]));
  return cards.map((card) => ({ ...card, firstDay: days.get(card.id) ?? card.firstDate }));
}
