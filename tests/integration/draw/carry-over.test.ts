import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { unlinkChild } from '~/services/children/unlink-child.server';
import { abortDraw } from '~/services/draw/abort.server';
import { carryOver } from '~/services/draw/carry-over.server';
import { saveWishes } from '~/services/wishes/save-wishes.server';
import { withdrawWishes } from '~/services/wishes/withdraw-wishes.server';
import { openMarket } from '../parent/family-market';
import { answerOf } from '../school/here';
import type { Market } from '../search/market';
import { listOf, wishing } from '../wishes/drawn';
import { announced, bureau, clockOf, drawnClass, type Wisher, wisher } from './drawn-market';

let market: Market;
let officer: Actor;
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
});

/** A draw with two classes that is to be called off. */
async function laid() {
  const clock = clockOf(new Date());
  const fromDrawId = await announced(officer, clock);
  const [one, two] = [
    await drawnClass(market, fromDrawId, { weekday: 1 }),
    await drawnClass(market, fromDrawId, { weekday: 2 }),
  ];
  return { clock, fromDrawId, one, two };
}

/** The draw is called off, and there is another one. */
async function next(fromDrawId: string, clock: ReturnType<typeof clockOf>) {
  expect(answerOf(await abortDraw(officer, { drawId: fromDrawId, reason: '名额写错了' }, clock.during))).toBe(
    'done',
  );
  const later = clockOf(clock.during);
  const toDrawId = await announced(officer, later);
  const carry = async () => {
    const outcome = await carryOver(officer, { fromDrawId, toDrawId }, later.during);
    return outcome.kind === 'done' ? [outcome.classes, outcome.lists] : answerOf(outcome);
  };
  const withdraw = ({ actor, childId }: Wisher) =>
    withdrawWishes(actor, { drawId: toDrawId, childId }, later.during);
  return { toDrawId, later, carry, withdraw };
}

describe('carrying wishes over again', () => {
  it('brings back none that the family took back in between', async () => {
    const { clock, fromDrawId, one, two } = await laid();
    const [stays, goes, unlinked] = [
      await wisher(market, fromDrawId, [one, two]),
      await wisher(market, fromDrawId, [two, one]),
      await wisher(market, fromDrawId, [one]),
    ];
    const tieId = crypto.randomUUID();
    const first = await wisher(market, fromDrawId, [two], { tieId });
    const second = await wisher(market, fromDrawId, [two], { tieId });
    await db.guardianChild.create({ data: { guardianId: first.guardianId, childId: second.childId } });
    const { toDrawId, later, carry, withdraw } = await next(fromDrawId, clock);
    expect(await carry()).toEqual([2, 5]);
    expect(answerOf(await withdraw(goes))).toBe('done');
    expect(answerOf(await withdraw(first))).toBe('done');
    // Another guardian stays; the one who had handed in took the child out of the account.
    const mother = await db.guardian.findUniqueOrThrow({ where: { id: stays.guardianId } });
    await db.guardianChild.create({ data: { guardianId: mother.id, childId: unlinked.childId } });
    await unlinkChild(unlinked.actor, { childId: unlinked.childId }, later.during);
    const messages = await db.message.count();
    expect(await carry()).toEqual([0, 0]);
    expect(await carry()).toEqual([0, 0]);
    const lists = await Promise.all(
      [stays, goes, unlinked, first, second].map(({ childId }) => listOf(toDrawId, childId)),
    );
    expect(lists).toEqual([[one, two], null, null, null, null]);
    expect(await db.message.count()).toBe(messages);
  });

  it('adds what could not come before, and leaves what was handed in anew', async () => {
    const { clock, fromDrawId, one, two } = await laid();
    const [early, late, changed, back] = [
      await wisher(market, fromDrawId, [one]),
      await wisher(market, fromDrawId, [two]),
      await wisher(market, fromDrawId, [one]),
      await wisher(market, fromDrawId, [one, two]),
    ];
    const { toDrawId, later, carry, withdraw } = await next(fromDrawId, clock);
    const { closesAt } = await db.offering.findUniqueOrThrow({ where: { id: two } });
    // Its sale would end before the new places are paid; its school makes it longer.
    await db.offering.update({ where: { id: two }, data: { closesAt: later.closes } });
    expect(await carry()).toEqual([1, 3]);
    expect(answerOf(await withdraw(back))).toBe('done');
    expect(answerOf(await withdraw(changed))).toBe('done');
    await db.offering.update({ where: { id: two }, data: { closesAt } });
    expect(await carry()).toEqual([1, 1]);
    const again = wishing(toDrawId, [changed.childId], [two], { receivers: [market.provider.id] });
    expect(answerOf(await saveWishes(changed.actor, again, later.during))).toBe('done');
    expect(await carry()).toEqual([0, 0]);
    const lists = await Promise.all(
      [early, late, changed, back].map(({ childId }) => listOf(toDrawId, childId)),
    );
    expect(lists).toEqual([[one], [two], [two], null]);
  });

  it('ties nobody to a sibling who has a list there already', async () => {
    const { clock, fromDrawId, one, two } = await laid();
    const tieId = crypto.randomUUID();
    const [tied, other] = [
      await wisher(market, fromDrawId, [one], { tieId }),
      await wisher(market, fromDrawId, [one], { tieId }),
    ];
    const { toDrawId, carry } = await next(fromDrawId, clock);
    await db.offering.update({ where: { id: two }, data: { drawId: toDrawId } });
    await wisher(market, toDrawId, [two], { family: other });
    expect(await carry()).toEqual([1, 1]);
    const copied = await db.wishList.findFirstOrThrow({ where: { drawId: toDrawId, childId: tied.childId } });
    expect(copied.tieId).toBeNull();
  });
});
