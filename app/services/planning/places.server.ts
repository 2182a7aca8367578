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

/** How many children wait for a place of a class, or applied for one, and how many are being asked at this moment. */
export type Line = { waiting: number; offered: number };

/** The lines of these classes in figures, never whose children they are; classes without one are left out. By offering id. */
export async function linesInFigures(db: Db, offeringIds: readonly string[]): Promise<Map<string, Line>> {
  const groups = await db.waitingEntry.groupBy({
    by: ['offeringId', 'status'],
    where: { offeringId: { in: [...offeringIds] }, status: { in: ['waiting', 'offered'] } },
    _count: true,
  });
  const lines = new Map<string, Line>();
  for (const { offeringId, status, _count } of groups) {
    const line = lines.get(offeringId) ?? { waiting: 0, offered: 0 };
    lines.set(offeringId, { ...line, [status]: _count });
  }
  return lines;
}
