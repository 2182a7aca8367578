import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { guardianIdOf } from '../children/guardian.server';
import { type DrawCard, drawCard, drawColumns } from './draw-card';

/** What came of one child's wishes in a draw, or how many there are. */
export type OwnWishList = {
  id: string;
  childId: string;
  childName: string;
  cap: number;
  wishes: number;
  tied: boolean;
  updatedAt: string;
  /** After the draw: places won. */
  won: number;
  /** Of them: places held until they are paid. */
  toPay: number;
};

export type DrawWithLists = DrawCard & { lists: OwnWishList[] };

/**
 * Draws with the lists of the actor's children: every draw that is still to be held or being held, and those over in
 * which a child of theirs took part. Those open now first, the next to close before the others.
 */
export async function ownWishLists(actor: Actor, now: Date): Promise<DrawWithLists[]> {
  const own = { child: { guardians: { some: { guardianId: guardianIdOf(actor) } } } };
  const draws = await db.draw.findMany({
    where: {
      OR: [{ status: { in: ['announced', 'frozen', 'holding'] } }, { wishLists: { some: own } }],
    },
    orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
    select: {
      ...drawColumns,
      wishLists: {
        where: own,
        orderBy: { childId: 'asc' },
        select: {
          id: true,
          childId: true,
          cap: true,
          tieId: true,
          updatedAt: true,
          child: { select: { name: true } },
          wishes: { select: { result: true, enrollment: { select: { status: true } } } },
        },
      },
    },
  });
  const cards = draws.map(({ wishLists, ...draw }) => ({
    ...drawCard(draw, now),
    lists: wishLists.map(({ child, wishes, tieId, updatedAt, ...list }) => ({
      ...list,
      childName: child.name,
      wishes: wishes.length,
      tied: tieId !== null,
      updatedAt: updatedAt.toISOString(),
      won: wishes.filter(({ result }) => result === 'won').length,
      toPay: wishes.filter(({ result, enrollment }) => result === 'won' && enrollment?.status === 'held')
        .length,
    })),
  }));
  const over = (draw: DrawCard) => draw.status === 'drawn' || draw.status === 'aborted';
  const first = cards.filter((draw) => !over(draw));
  return [
    ...first.filter(({ open }) => open),
    ...first.filter(({ open }) => !open),
    ...cards.filter(over).reverse(),
  ];
}

/** Days for which the family's home tells of a result. */
const NEWS_DAYS = 14;

/** What the family's home says of draws: those open now, and those drawn lately in which a child of theirs took part. */
export async function drawNews(actor: Actor, now: Date): Promise<DrawWithLists[]> {
  const draws = await ownWishLists(actor, now);
  return draws.filter(({ open, status, closesAt, lists }) => {
    const late = now.getTime() - Date.parse(closesAt) > NEWS_DAYS * 86_400_000;
    return open || (status === 'drawn' && lists.length > 0 && !late);
  });
}
