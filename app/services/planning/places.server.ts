import type { Db } from '~/db/client.server';

/** How many children have a place in each of these classes: held or confirmed, and those who finished it. By offering id. */
export async function placesTaken(db: Db, offeringIds: readonly string[]): Promise<Map<string, number>> {
  const groups = await db.enrollment.groupBy({
    by: ['offeringId'],
    where: { offeringId: { in: [...offeringIds] }, status: { in: ['held', 'confirmed', 'completed'] } },
    _count: true,
  });
  return new Map(groups.map((group) => [group.offeringId, group._count]));
}
