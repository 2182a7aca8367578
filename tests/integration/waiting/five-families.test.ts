import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays, instantOf } from '~/domain/calendar';
import { declineOffer } from '~/services/waiting/decline-offer.server';
import { forgetJobs } from '../../support/jobs';
import {
  auditOn,
  type Family,
  livePlaces,
  messagesTo,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
  TODAY,
  waitingJobs,
} from '../parent/family-market';
import type { Market } from '../search/market';
import { accepts, cancels, deadlineOf, fill, idle, jobsRunAt, later, MINUTE, statesOf, waits } from './line';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

describe('one place and five families who wait for it', () => {
  it('goes from one to the next by itself: declined, lapsed, accepted and not paid, declined, accepted', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const [holder] = await fill(offeringId, 1);
    if (!holder) throw new Error('nobody has the place');
    const families: Family[] = [];
    for (let i = 0; i < 5; i += 1) families.push(await newFamily());
    const [a, b, c, d, e] = families as [Family, Family, Family, Family, Family];
    const entries: string[] = [];
    for (const family of families) entries.push(await waits(family, offeringId));
    const [entryA, entryB, entryC, entryD, entryE] = entries as [string, string, string, string, string];
    let now = new Date();
    const line = () => statesOf(entries);
    const nobodyIdle = async () => expect(await idle(now)).toEqual([]);
    expect(await line()).toBe('waiting waiting waiting waiting waiting');

    await cancels(holder, now);
    expect(await line()).toBe('offered waiting waiting waiting waiting');
    await nobodyIdle();

    expect(await declineOffer(a.actor, { entryId: entryA }, now)).toEqual({ kind: 'done' });
    expect(await line()).toBe('declined offered waiting waiting waiting');

    // Nobody answers: right before its time it stands, at its time it is over.
    await jobsRunAt(later(await deadlineOf(entryB), -1));
    expect(await line()).toBe('declined offered waiting waiting waiting');
    now = await deadlineOf(entryB);
    await jobsRunAt(now, 'tend-lines');
    expect(await line()).toBe('declined lapsed offered waiting waiting');
    await nobodyIdle();

    now = later(now, MINUTE);
    const accepted = await accepts(c, entryC, now);
    expect(accepted).toMatchObject({ kind: 'done', status: 'held', existing: false });
    const placeC = accepted.kind === 'done' ? accepted.enrollmentId : '';
    expect(await line()).toBe('declined lapsed accepted waiting waiting');

    // Held for as long as the county gives, and nobody pays.
    now = (await placeOf(placeC)).heldUntil as Date;
    await jobsRunAt(now);
    expect((await placeOf(placeC)).endReason).toBe('hold_expired');
    expect(await line()).toBe('declined lapsed accepted offered waiting');
    await nobodyIdle();

    now = later(now, MINUTE);
    await declineOffer(d.actor, { entryId: entryD }, now);
    expect(await line()).toBe('declined lapsed accepted declined offered');

    const last = await accepts(e, entryE, later(now, MINUTE));
    expect(last).toMatchObject({ kind: 'done', status: 'held' });
    expect(await line()).toBe('declined lapsed accepted declined accepted');
    expect(await livePlaces(offeringId)).toBe(1);

    expect(await messagesTo(a)).toEqual(['place_offered']);
    expect(await messagesTo(b)).toEqual(['place_offered', 'offer_lapsed']);
    expect(await messagesTo(c)).toEqual(['place_offered', 'place_held', 'hold_lapsed']);
    expect(await messagesTo(e)).toEqual(['place_offered', 'place_held']);
    expect(await auditOn(entryB)).toEqual(['waiting.join', 'waiting.offer', 'waiting.lapse']);
    expect(await auditOn(entryC)).toEqual(['waiting.join', 'waiting.offer', 'waiting.accept']);
  });

  it('is offered at night in the app alone: phone and mail wait for the morning, and so does the deadline', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const [holder] = await fill(offeringId, 1);
    const family = await newFamily();
    const entryId = await waits(family, offeringId);
    const night = instantOf(addDays(TODAY, 1), 23 * 60);
    const morning = instantOf(addDays(TODAY, 2), 7 * 60);
    await db.$executeRaw`UPDATE enrollment SET held_until = ${later(night, MINUTE)} WHERE id = ${holder?.placeId}::uuid`;
    if (holder) await cancels(holder, night);
    const message = await db.message.findFirstOrThrow({ where: { userId: family.actor.userId } });
    expect(message).toMatchObject({ kind: 'place_offered', createdAt: night });
    const job = (await waitingJobs()).find(({ payload }) => payload.messageId === message.id);
    expect(job?.run_at).toEqual(morning);
    // 24 hours outside of the night: 14.5 on the first day, the rest on the second.
    expect(await deadlineOf(entryId)).toEqual(instantOf(addDays(TODAY, 3), 7 * 60 + 9.5 * 60));
  });

  it('waits for an answer as long as the sale stands still, and its time begins anew', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const [holder] = await fill(offeringId, 1);
    const [first, second] = [await newFamily(), await newFamily()];
    const entries = [await waits(first, offeringId), await waits(second, offeringId)] as const;
    if (holder) await cancels(holder);
    const until = await deadlineOf(entries[0]);
    await db.offering.update({ where: { id: offeringId }, data: { pausedAt: new Date(), pausedRule: 'P8' } });
    expect(await accepts(first, entries[0], later(until, -1))).toMatchObject({
      refusals: [{ code: 'offering_paused' }],
    });
    await jobsRunAt(until, 'tend-lines');
    expect(await statesOf(entries)).toBe('offered waiting');
    expect((await deadlineOf(entries[0])).getTime()).toBeGreaterThan(until.getTime());
    await db.offering.update({ where: { id: offeringId }, data: { pausedAt: null, pausedRule: null } });
    expect(await accepts(first, entries[0], until)).toMatchObject({ kind: 'done' });
  });

  it('is tended by the minute where every job of its own was lost', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const [holder] = await fill(offeringId, 1);
    const [first, second] = [await newFamily(), await newFamily()];
    const entries = [await waits(first, offeringId), await waits(second, offeringId)];
    if (holder) await cancels(holder);
    const until = await deadlineOf(entries[0] ?? '');
    await forgetJobs();
    await jobsRunAt(until, 'tend-lines');
    expect(await statesOf(entries)).toBe('lapsed offered');
  });

  it('lies idle for the auditor when something from outside frees it, until the next minute', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const [holder] = await fill(offeringId, 1);
    const entryId = await waits(await newFamily(), offeringId);
    const now = new Date();
    expect(await idle(now)).toEqual([]);
    // Past every command of ours: the negative control of the check.
    await db.enrollment.updateMany({
      where: { id: holder?.placeId ?? '' },
      data: { status: 'canceled', endedAt: now, endReason: 'guardian' },
    });
    expect(await idle(now)).toEqual([{ offeringId, free: 1, waiting: 1 }]);
    await jobsRunAt(now, 'tend-lines');
    expect(await idle(now)).toEqual([]);
    expect(await statesOf([entryId])).toBe('offered');
  });
});
