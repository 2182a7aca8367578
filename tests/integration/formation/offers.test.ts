import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { confirmClass } from '~/services/formation/confirm-class.server';
import { formDue } from '~/services/formation/form-due.server';
import { classesInQuestion, undecidedAt } from '~/services/formation/list.server';
import { mergeClass } from '~/services/formation/merge-class.server';
import { formationPage } from '~/services/formation/queries.server';
import { declineOffer } from '~/services/waiting/decline-offer.server';
import { lapseOffer } from '~/services/waiting/lapse-offer.server';
import { layGround } from '../lesson/class';
import { newFamily } from '../parent/family-market';
import { NOW } from '../search/market';
import { accepts, deadlineOf, statesOf, waits } from '../waiting/line';
import { classOf, otherClass, paidPlace, payFor, placeOf, shortClass } from './short-class';

/** Enrollment is over an hour from now, the first lesson a week away: answers are awaited until nine on Sunday. */
const CLOSES = instantOf('2026-09-15', 660);
const AWAITED = instantOf('2026-09-20', 540);
const justBefore = (at: Date) => new Date(at.getTime() - 1);

let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
});

/** A full class of three, of which one leaves, so that the first of those who wait is being asked. */
async function oneAsked(waiting = 1) {
  const offeringId = await shortClass(ground, { capacity: 3, closesAt: CLOSES });
  const [leaves] = [await paidPlace(offeringId), await paidPlace(offeringId), await paidPlace(offeringId)];
  const line = [];
  for (let index = 0; index < waiting; index += 1) {
    const family = await newFamily();
    line.push({ family, entryId: await waits(family, offeringId, NOW) });
  }
  await cancelEnrollment(leaves.actor, { enrollmentId: leaves.enrollmentId }, NOW);
  const [first, second] = line;
  if (!first) throw new Error('nobody waits');
  return { offeringId, first, second };
}

const asked = { status: 'open', formationAt: null };
const toHead = async (offeringId: string) =>
  (
    await db.message.findMany({
      where: { userId: ground.head.userId, params: { path: ['offeringId'], equals: offeringId } },
      orderBy: { id: 'asc' },
    })
  ).map(({ kind }) => kind);
const listed = async (offeringId: string, now: Date) => {
  const { toDecide, asking, soon } = await classesInQuestion(ground.head, now);
  const has = (rows: { id: string }[]) => rows.some(({ id }) => id === offeringId);
  return [has(toDecide) && 'toDecide', has(asking) && 'asking', has(soon) && 'soon'].filter(Boolean);
};

describe('a class that is short only because places are being offered', () => {
  it('waits for the answer, and takes place by itself when it is yes', async () => {
    const { offeringId, first } = await oneAsked();
    const counted = await undecidedAt('xiangyang', CLOSES);
    await formDue(CLOSES);
    expect(await classOf(offeringId)).toMatchObject(asked);
    expect(await toHead(offeringId)).toEqual([]);
    expect(await listed(offeringId, CLOSES)).toEqual(['asking']);
    expect(await undecidedAt('xiangyang', CLOSES)).toBe(counted);
    const page = await formationPage(ground.head, offeringId, CLOSES);
    const until = await deadlineOf(first.entryId);
    expect(page).toMatchObject({
      not: 'asks',
      targets: [],
      of: { asked: { count: 1, until: until.toISOString(), awaited: AWAITED.toISOString() } },
    });

    const outcome = await accepts(first.family, first.entryId, CLOSES);
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
    await formDue(CLOSES);
    expect(await classOf(offeringId)).toMatchObject(asked);
    expect((await formationPage(ground.head, offeringId, CLOSES)).not).toBe('waits');
    const { dueFen } = await placeOf(outcome.enrollmentId);
    await payFor(outcome.enrollmentId, dueFen, CLOSES);
    await formDue(CLOSES);
    expect(await classOf(offeringId)).toMatchObject({ status: 'confirmed' });
    expect(await toHead(offeringId)).toEqual(['class_formed_here']);
  });

  it('asks the school when the last answer is no, and not before', async () => {
    const { offeringId, first, second } = await oneAsked(2);
    await formDue(CLOSES);
    await declineOffer(first.family.actor, { entryId: first.entryId }, CLOSES);
    expect(await statesOf([second?.entryId ?? ''])).toBe('offered');
    await formDue(CLOSES);
    expect(await classOf(offeringId)).toMatchObject(asked);
    await declineOffer(second?.family.actor as never, { entryId: second?.entryId ?? '' }, CLOSES);
    await formDue(CLOSES);
    expect(await classOf(offeringId)).toMatchObject({ status: 'open', formationAt: CLOSES });
    expect(await toHead(offeringId)).toEqual(['class_short_here']);
    expect(await listed(offeringId, CLOSES)).toEqual(['toDecide']);
  });

  it('asks the school from the instant an offer is over, even while its lapse has not been written', async () => {
    const { offeringId, first } = await oneAsked();
    const until = await deadlineOf(first.entryId);
    await formDue(justBefore(until));
    expect(await classOf(offeringId)).toMatchObject(asked);
    await formDue(until);
    expect(await classOf(offeringId)).toMatchObject({ status: 'open', formationAt: until });
    await lapseOffer(first.entryId, until);
    expect(await statesOf([first.entryId])).toBe('lapsed');
    await formDue(new Date(until.getTime() + 60_000));
    expect(await toHead(offeringId)).toEqual(['class_short_here']);
  });

  it('waits from one offer to the next, but never into the last two days before the first lesson', async () => {
    const { offeringId, first, second } = await oneAsked(2);
    const until = await deadlineOf(first.entryId);
    await lapseOffer(first.entryId, until);
    expect(await statesOf([first.entryId, second?.entryId ?? ''])).toBe('lapsed offered');
    await formDue(until);
    expect(await classOf(offeringId)).toMatchObject(asked);
    await db.waitingEntry.update({
      where: { id: second?.entryId },
      data: { offerUntil: instantOf('2026-09-21', 600) },
    });
    await formDue(justBefore(AWAITED));
    expect(await classOf(offeringId)).toMatchObject(asked);
    await formDue(AWAITED);
    expect(await classOf(offeringId)).toMatchObject({ status: 'open', formationAt: AWAITED });
    // A late yes still makes it enough.
    const outcome = await accepts(second?.family as never, second?.entryId ?? '', AWAITED);
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
    await payFor(outcome.enrollmentId, (await placeOf(outcome.enrollmentId)).dueFen, AWAITED);
    await formDue(AWAITED);
    expect(await classOf(offeringId)).toMatchObject({ status: 'confirmed' });
  });

  it('is not for the school to confirm or merge before, and asks at once where offers cannot make it enough', async () => {
    const { offeringId } = await oneAsked();
    const into = await otherClass(ground, { minimum: 1 });
    const why = { refusals: [{ code: 'formation_not_due', params: { context: 'asks' } }] };
    const reason = '人数不够';
    expect(await confirmClass(ground.head, { offeringId, reason }, CLOSES)).toMatchObject(why);
    expect(await mergeClass(ground.head, { offeringId, intoId: into, reason }, CLOSES)).toMatchObject(why);
    expect(await confirmClass(ground.head, { offeringId, reason }, AWAITED)).toEqual({ kind: 'done' });

    const smaller = await oneAsked();
    await db.offering.update({ where: { id: smaller.offeringId }, data: { minimum: 4, capacity: 5 } });
    await formDue(CLOSES);
    expect(await classOf(smaller.offeringId)).toMatchObject({ formationAt: CLOSES });
  });

  it('is decided once when the answer and the clock come at the same moment', async () => {
    const { offeringId, first } = await oneAsked();
    const [outcome] = await Promise.all([
      accepts(first.family, first.entryId, CLOSES),
      formDue(CLOSES),
      accepts(first.family, first.entryId, CLOSES),
      formDue(CLOSES),
    ]);
    expect(outcome.kind).toBe('done');
    expect(await db.enrollment.count({ where: { offeringId, childId: first.family.childId } })).toBe(1);
    expect(await classOf(offeringId)).toMatchObject(asked);
    expect(await toHead(offeringId)).toEqual([]);
  });
});
