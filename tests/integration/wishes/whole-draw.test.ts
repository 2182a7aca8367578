import { beforeAll, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { writeDraw } from '~/services/draw/write.server';
import { saveWishes } from '~/services/wishes/save-wishes.server';
import { wishPage } from '~/services/wishes/wish-page.server';
import { announced, bureau, clockOf, drawnClass } from '../draw/drawn-market';
import { newFamily, openMarket } from '../parent/family-market';
import { answerOf } from '../school/here';
import type { Market } from '../search/market';
import { sibling, wishing } from './drawn';

let market: Market;
let officer: Actor;
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
});

it('shows every family what came of the list that it handed in, from the announcement to the places', async () => {
  const clock = clockOf(new Date());
  const drawId = await announced(officer, clock);
  // Two places for two families of one child and one of two who come only together; and room for all on another day.
  const scarce = await drawnClass(market, drawId, { weekday: 2, capacity: 2 });
  const roomy = await drawnClass(market, drawId, { weekday: 4, capacity: 10 });
  const families = await Promise.all([newFamily(), newFamily(), newFamily()]);
  const [one, other, pair] = families;
  const twin = await sibling(pair?.guardianId ?? '');
  const receivers = [market.provider.id];
  for (const family of families) {
    const childIds = family === pair ? [family.childId, twin] : [family.childId];
    const wishes = family === other ? [scarce] : [scarce, roomy];
    const input = wishing(drawId, childIds, wishes, { receivers });
    expect(answerOf(await saveWishes(family.actor, input, clock.during))).toBe('done');
  }
  await freezeDraw(drawId, clock.frozen);
  expect(answerOf(await commitDraw(officer, { drawId }, clock.held))).toBe('done');
  await writeDraw(drawId, clock.written);

  const pages = await Promise.all(families.map(({ actor }) => wishPage(actor, drawId, clock.written)));
  const lists = pages.flatMap(({ draw, children }) => {
    expect(draw.status).toBe('drawn');
    return children.map(({ list }) => list);
  });
  const ofScarce = lists.map((list) => list?.wishes.find(({ offeringId }) => offeringId === scarce));
  expect(ofScarce.filter((wish) => wish?.result === 'won')).toHaveLength(2);
  // Together or not at all.
  expect(ofScarce[2]?.result).toBe(ofScarce[3]?.result);
  for (const wish of lists.flatMap((list) => list?.wishes ?? [])) {
    const { result, place, waiting, number, of } = wish;
    if (result === 'won') {
      expect(place).toMatchObject({
        status: 'held',
        heldUntil: clock.payUntil.toISOString(),
        dueFen: 14_000,
      });
    } else {
      expect([result, wish.why]).toEqual(['lost', expect.stringMatching(/^(full|at_cap)$/)]);
      expect([place, of]).toEqual([null, wish.offeringId === scarce ? 4 : 3]);
      expect(number).toBeGreaterThanOrEqual(1);
    }
    // Who has a first wish and wanted one course does not wait for the second.
    expect(waiting !== null).toBe(result === 'lost' && wish.why === 'full');
  }
  const loser = ofScarce.find((wish) => wish?.result === 'lost');
  expect(loser?.waiting?.status).toBe('waiting');
  expect(one && (await db.wish.count({ where: { wishList: { childId: one.childId }, result: null } }))).toBe(
    0,
  );
});
