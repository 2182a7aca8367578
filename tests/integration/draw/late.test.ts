import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { unlinkChild } from '~/services/children/unlink-child.server';
import { abortDraw } from '~/services/draw/abort.server';
import { carryOver } from '~/services/draw/carry-over.server';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { writeDraw } from '~/services/draw/write.server';
import { formDue } from '~/services/formation/form-due.server';
import { cancelOffering } from '~/services/school/cancel-offering.server';
import { passOnNow } from '~/services/waiting/pass-on-now.server';
import {
  livePlaces,
  messagesTo,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
  taken,
  waitingJobs,
} from '../parent/family-market';
import type { Market } from '../search/market';
import { staff, statesOf, waits } from '../waiting/line';
import { announced, bureau, clockOf, drawnClass, HOUR, resultsOf, wisher } from './drawn-market';

let market: Market;
let officer: Actor;
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
});

/** A draw of one class with one place that three children wish, committed to and not written yet. */
async function beforeWriting() {
  const clock = clockOf(new Date());
  const drawId = await announced(officer, clock);
  const only = await drawnClass(market, drawId, { capacity: 1, weekday: 3 });
  const wishers = [];
  for (let index = 0; index < 3; index += 1) wishers.push(await wisher(market, drawId, [only]));
  await freezeDraw(drawId, clock.frozen);
  await commitDraw(officer, { drawId }, clock.held);
  const resultOf = async (listId: string) => (await resultsOf(listId)).get(only)?.result;
  return { clock, drawId, only, wishers, resultOf };
}

const lineOf = (offeringId: string) =>
  db.waitingEntry.findMany({ where: { offeringId }, orderBy: { position: 'asc' } });
const broken = async () => (await brokenInvariants()).filter(({ number }) => [1, 10, 11].includes(number));

describe('what happens between the fixing of a draw and its writing', () => {
  it('leaves nobody waiting for a class that was canceled', async () => {
    const { clock, drawId, only, wishers, resultOf } = await beforeWriting();
    const head = await staff('school_admin', { schoolId: 'xiangyang' });
    expect(await cancelOffering(head, { offeringId: only, reason: '场地坏了' }, clock.held)).toMatchObject({
      kind: 'done',
    });
    expect(await writeDraw(drawId, clock.written)).toBe(true);
    expect((await Promise.all(wishers.map(({ listId }) => resultOf(listId)))).sort()).toEqual([
      'lost',
      'lost',
      'void',
    ]);
    expect(await lineOf(only)).toEqual([]);
    expect(await livePlaces(only)).toBe(0);
    expect(await broken()).toEqual([]);
  });

  it('does not cost the winner its turn when the sale stands still for a while', async () => {
    const { clock, drawId, only, wishers, resultOf } = await beforeWriting();
    await db.offering.update({ where: { id: only }, data: { pausedAt: clock.held, pausedRule: 'P8' } });
    expect(await writeDraw(drawId, clock.written)).toBe(true);
    const results = await Promise.all(wishers.map(({ listId }) => resultOf(listId)));
    const winner = wishers[results.indexOf('void')];
    const line = await lineOf(only);
    expect(line.map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(line[0]?.childId).toBe(winner?.childId);
    await db.offering.update({ where: { id: only }, data: { pausedAt: null, pausedRule: null } });
    await passOnNow(only, clock.written);
    expect((await lineOf(only)).map(({ status }) => status)).toEqual(['offered', 'waiting', 'waiting']);
    expect(await broken()).toEqual([]);
  });
});

describe('a class whose sale stands still when the window closes', () => {
  it('is drawn as if it did not: nobody loses a wish to a pause', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const only = await drawnClass(market, drawId, { capacity: 1, weekday: 2 });
    await wisher(market, drawId, [only]);
    await wisher(market, drawId, [only]);
    await db.offering.update({
      where: { id: only },
      data: { pausedAt: clock.frozen, pausedRule: 'P8', pausedBy: officer.userId },
    });
    await freezeDraw(drawId, clock.frozen);
    await db.offering.update({
      where: { id: only },
      data: { pausedAt: null, pausedRule: null, pausedBy: null },
    });
    await commitDraw(officer, { drawId }, clock.held);
    expect(await writeDraw(drawId, clock.written)).toBe(true);
    const results = await db.wish.findMany({ where: { offeringId: only }, select: { result: true } });
    expect(results.map(({ result }) => result).sort()).toEqual(['lost', 'won']);
    expect(await broken()).toEqual([]);
  });
});

describe('a child with a hold that is over in another class', () => {
  it('gets its drawn place, and nobody waits for the row of that class', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const only = await drawnClass(market, drawId, { capacity: 1, weekday: 3 });
    const winner = await wisher(market, drawId, [only]);
    await freezeDraw(drawId, clock.frozen);
    await commitDraw(officer, { drawId }, clock.held);
    const other = await openOffering(market, { weekday: 3, capacity: 1 });
    const placeId = await taken(winner, other);
    const behind = await waits(await newFamily(), other);
    await inTransaction(async (tx) => {
      // Somebody enrolls there in this moment.
      await lockRow(tx, 'offering', other);
      expect(await writeDraw(drawId, clock.written)).toBe(true);
    });
    expect((await resultsOf(winner.listId)).get(only)?.result).toBe('won');
    expect(await placeOf(placeId)).toMatchObject({ status: 'canceled', endReason: 'hold_expired' });
    const jobs = (await waitingJobs()).filter(({ payload }) => payload.offeringId === other);
    expect(jobs.map(({ task }) => task)).toContain('pass-on');
    await passOnNow(other, clock.written);
    expect(await statesOf([behind])).toBe('offered');
  });
});

describe('a draw that is held late', () => {
  it('is waited for at the deadline of its classes: nobody can have come yet', async () => {
    const { clock, drawId, only, resultOf, wishers } = await beforeWriting();
    const { closesAt } = await db.offering.findUniqueOrThrow({ where: { id: only } });
    const late = new Date((closesAt as Date).getTime() + HOUR);
    expect(late > clock.payUntil).toBe(true);
    await formDue(late);
    expect(await db.offering.findUniqueOrThrow({ where: { id: only } })).toMatchObject({
      status: 'open',
      formationAt: null,
    });
    expect(await writeDraw(drawId, late)).toBe(true);
    const results = await Promise.all(wishers.map(({ listId }) => resultOf(listId)));
    expect(results).toContain('won');
    const [place] = await db.enrollment.findMany({ where: { offeringId: only } });
    // The announced day is over: families have the time that an offer would leave them.
    expect(place?.heldUntil?.getTime()).toBeGreaterThan(late.getTime());
  });
});

describe('wishes that are carried over', () => {
  it('are only those of families that still have the child', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const only = await drawnClass(market, drawId, { capacity: 1, weekday: 3 });
    const [gone, stays] = [await wisher(market, drawId, [only]), await wisher(market, drawId, [only])];
    await abortDraw(officer, { drawId, reason: '公开值没有公布' }, clock.during);
    await unlinkChild(gone.actor, { childId: gone.childId }, clock.during);
    const next = clockOf(clock.during);
    const toDrawId = await announced(officer, next);
    expect(await carryOver(officer, { fromDrawId: drawId, toDrawId }, next.during)).toEqual({
      kind: 'done',
      classes: 1,
      lists: 1,
    });
    const lists = await db.wishList.findMany({ where: { drawId: toDrawId } });
    expect(lists.map(({ childId }) => childId)).toEqual([stays.childId]);
    expect(await messagesTo(gone)).not.toContain('wishes_carried');
    expect(await messagesTo(stays)).toContain('wishes_carried');
  });
});
