import { beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import { NotFound } from '~/domain/refusal';
import { ownWishesIn } from '~/services/api/wish-lists.server';
import { saveWishes } from '~/services/wishes/save-wishes.server';
import { untieWishes } from '~/services/wishes/untie-wishes.server';
import { wishPage } from '~/services/wishes/wish-page.server';
import { withdrawWishes } from '~/services/wishes/withdraw-wishes.server';
import { auditOn, type Family, newFamily, openMarket } from '../parent/family-market';
import { answerOf } from '../school/here';
import type { Market } from '../search/market';
import { layDraw, layDrawn, listOf, moveDraw, sibling, wishing } from './drawn';

const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
let market: Market;
let receivers: string[];
beforeAll(async () => {
  market = await openMarket();
  receivers = [market.provider.id];
});

/** A guardian whose children, so many, are tied with two wishes. */
async function tied(children = 2) {
  const drawId = await layDraw();
  const ids = [
    await layDrawn(market, drawId, { weekday: 1 }),
    await layDrawn(market, drawId, { weekday: 2 }),
  ];
  const family = await newFamily();
  const childIds = [family.childId];
  while (childIds.length < children) childIds.push(await sibling(family.guardianId));
  const wishes = wishing(drawId, childIds, ids, { receivers, cap: 2 });
  expect(answerOf(await saveWishes(family.actor, wishes, now))).toBe('done');
  return { drawId, ids: ids as [string, string], family, childIds, other: childIds[1] as string };
}

/** By child: in which tie its list is. */
async function tiesIn(drawId: string): Promise<Map<string, string | null>> {
  const lists = await db.wishList.findMany({ where: { drawId } });
  return new Map(lists.map(({ childId, tieId }) => [childId, tieId] as const));
}

async function fatherOf(...childIds: string[]): Promise<Family> {
  const father = await newFamily();
  for (const childId of childIds)
    await db.guardianChild.create({ data: { guardianId: father.guardianId, childId } });
  return father;
}

describe('ranking separately', () => {
  it('lets the tie go and keeps every list, for the page and for programs, and is done once', async () => {
    const { drawId, ids, family, childIds, other } = await tied();
    const before = await db.wishList.findMany({ where: { drawId }, orderBy: { id: 'asc' } });
    const act = (seconds: number) =>
      untieWishes(family.actor, { drawId, childId: family.childId }, later(seconds));
    const done = await act(1);
    expect(done.kind === 'done' && [...done.wishListIds].sort()).toEqual(before.map(({ id }) => id).sort());
    const after = await db.wishList.findMany({ where: { drawId }, orderBy: { id: 'asc' } });
    expect(after).toEqual(before.map((list) => ({ ...list, tieId: null, updatedAt: later(1) })));
    for (const childId of childIds) expect(await listOf(drawId, childId)).toEqual(ids);
    expect(await act(2)).toEqual({ kind: 'done', wishListIds: [] });
    for (const { id } of before) expect(await auditOn(id)).toEqual(['wishes.save', 'wishes.untie']);
    const page = await wishPage(family.actor, drawId, later(3));
    expect(page.children.map(({ list }) => [list?.tiedWith, list?.tiedElsewhere])).toEqual([
      [[], false],
      [[], false],
    ]);
    expect((await ownWishesIn(family.actor, drawId)).map(({ tiedWith }) => tiedWith)).toEqual([[], []]);
    // From now on one of them goes its own way.
    await withdrawWishes(family.actor, { drawId, childId: other }, later(4));
    expect([await listOf(drawId, family.childId), await listOf(drawId, other)]).toEqual([ids, null]);
  });

  it('separates all of the guardian’s children, and leaves those of another tied as long as they are two', async () => {
    const three = await tied(3);
    await untieWishes(three.family.actor, { drawId: three.drawId, childId: three.other }, later(1));
    expect([...(await tiesIn(three.drawId)).values()]).toEqual([null, null, null]);
    // The father looks after one of three.
    const of3 = await tied(3);
    const father = await fatherOf(of3.other);
    await untieWishes(father.actor, { drawId: of3.drawId, childId: of3.other }, later(1));
    const ties = await tiesIn(of3.drawId);
    expect(ties.get(of3.other)).toBeNull();
    const [one, two] = of3.childIds.filter((id) => id !== of3.other).map((id) => ties.get(id));
    expect(one).not.toBeNull();
    expect(one).toBe(two);
    // Of two: nobody is tied to nobody.
    const of2 = await tied(2);
    const stepfather = await fatherOf(of2.other);
    const page = await wishPage(stepfather.actor, of2.drawId, now);
    expect(page.children.find(({ id }) => id === of2.other)?.list).toMatchObject({
      tiedWith: [],
      tiedElsewhere: true,
    });
    await untieWishes(stepfather.actor, { drawId: of2.drawId, childId: of2.other }, later(1));
    expect([...(await tiesIn(of2.drawId)).values()]).toEqual([null, null]);
  });

  it('is for the child’s own guardians, and only while wishes can be changed', async () => {
    const { drawId, family, other } = await tied();
    const stranger = await newFamily();
    const act = (actor = family.actor, childId = other) => untieWishes(actor, { drawId, childId }, now);
    await expect(act(stranger.actor)).rejects.toBeInstanceOf(NotFound);
    await expect(act(stranger.actor, stranger.childId)).rejects.toBeInstanceOf(NotFound);
    await moveDraw(drawId, 'frozen');
    expect(answerOf(await act())).toEqual(['wish_frozen']);
    expect(new Set((await tiesIn(drawId)).values()).size).toBe(1);
    await moveDraw(drawId, 'aborted');
    expect(answerOf(await act())).toEqual(['wish_draw_aborted']);
  });
});

describe('two tabs', () => {
  it('that both separate: it is done and written down once', async () => {
    const { drawId, family, childIds } = await tied();
    const answers = await Promise.all(
      childIds.map((childId) => untieWishes(family.actor, { drawId, childId }, later(1))),
    );
    expect(
      answers.map((answer) => (answer.kind === 'done' ? answer.wishListIds.length : 'refused')).sort(),
    ).toEqual([0, 2]);
    expect(
      await db.auditEvent.count({
        where: { verb: 'wishes.untie', data: { path: ['drawId'], equals: drawId } },
      }),
    ).toBe(2);
  });

  it('do not tie again, by a form that does not know of it, who was separated', async () => {
    const { drawId, ids, family, childIds, other } = await tied();
    const seen = Object.fromEntries(childIds.map((id) => [id, now.toISOString()]));
    await untieWishes(family.actor, { drawId, childId: other }, later(1));
    const stale = wishing(drawId, childIds, [ids[1]], { receivers, seen });
    expect(answerOf(await saveWishes(family.actor, stale, later(2)))).toEqual(['changed_meanwhile']);
    expect(await listOf(drawId, other)).toEqual(ids);
  });

  it('of which one takes the tie back while the other saves a sibling alone: what was saved stands', async () => {
    const { drawId, ids, family, other } = await tied();
    let back: ReturnType<typeof withdrawWishes> | undefined;
    await inTransaction(async (tx) => {
      // The sibling is saved alone, and not committed yet.
      await lockRow(tx, 'child', other);
      await tx.wishList.updateMany({ where: { drawId }, data: { tieId: null, updatedAt: later(1) } });
      await tx.wish.deleteMany({ where: { offeringId: ids[0], wishList: { childId: other } } });
      back = withdrawWishes(family.actor, { drawId, childId: family.childId }, later(1));
      await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { timeout: 4000 });
    });
    expect(back && answerOf(await back)).toBe('done');
    expect([await listOf(drawId, family.childId), await listOf(drawId, other)]).toEqual([null, [ids[1]]]);
  });

  it('that take the tie back and save a sibling alone in the same moment leave no half of either', async () => {
    const { drawId, ids, family, other } = await tied();
    const alone = wishing(drawId, [other], [ids[1]], { receivers });
    const answers = await Promise.all([
      withdrawWishes(family.actor, { drawId, childId: family.childId }, later(1)),
      saveWishes(family.actor, alone, later(1)),
    ]);
    expect(answers.map(answerOf)).toEqual(['done', 'done']);
    expect(await listOf(drawId, other)).toEqual([ids[1]]);
    expect(await tiesIn(drawId)).toEqual(new Map([[other, null]]));
  });
});

/** Connections of this database that wait for a lock of another. */
async function waitingForLocks(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}
