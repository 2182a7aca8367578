import type { Db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import { todayInShanghai } from '~/domain/calendar';
import type { ReserveClass } from '~/domain/states';
import { reserveClaims } from '~/domain/wishes/claims';

/**
 * To which reserved places each child has a claim on the day on which a draw closes. Only for the draw itself and for
 * the pages of the child's own guardians.
 */
export async function reserveClaimsOf(
  db: Pick<Db, 'child'>,
  childIds: readonly string[],
  closesAt: Date,
): Promise<Map<string, ReserveClass[]>> {
  const children = await db.child.findMany({
    where: { id: { in: [...childIds] } },
    select: {
      id: true,
      school: { select: { town: { select: { kind: true } } } },
      entitlements: { select: { class: true, fromDate: true, toDate: true } },
    },
  });
  const on = todayInShanghai(closesAt);
  return new Map(
    children.map(({ id, school, entitlements }) => [
      id,
      reserveClaims(
        {
          town: school.town.kind,
          entitlements: entitlements.map(({ class: of, fromDate, toDate }) => ({
            class: of,
            from: schoolDateOf(fromDate),
            to: schoolDateOf(toDate),
          })),
        },
        on,
      ),
    ]),
  );
}
