import type { Db } from '~/db/client.server';
import type { DrawnClass } from '~/domain/draw/inputs';
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';

/**
 * The classes of a draw as they are drawn for: places that nobody has yet, reserved ones in their order and never more
 * than there are. Canceled and merged ones are left out.
 */
export async function drawnClasses(
  db: Pick<Db, 'offering' | '$queryRaw'>,
  drawId: string,
): Promise<DrawnClass[]> {
  const rows = await db.offering.findMany({
    where: { drawId, status: { in: [...PUBLIC_OFFERING_STATUSES] } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      capacity: true,
      slots: { select: { weekday: true, startMinute: true, endMinute: true } },
      reserved: { orderBy: { position: 'asc' }, select: { class: true, places: true } },
    },
  });
  const taken = new Map(
    (
      await db.$queryRaw<{ id: string; taken: number }[]>`
        SELECT o.id::text, places_taken(o.id) AS taken FROM offering o WHERE o.draw_id = ${drawId}::uuid`
    ).map((row) => [row.id, row.taken] as const),
  );
  return rows.map(({ id, capacity, slots, reserved }) => {
    const free = Math.max(0, capacity - (taken.get(id) ?? 0));
    let left = free;
    const within = reserved.map((each) => {
      const places = Math.min(each.places, left);
      left -= places;
      return { class: each.class, places };
    });
    return { id, capacity: free, slots, reserved: within };
  });
}
