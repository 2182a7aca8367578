import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { confirmClass } from '~/services/formation/confirm-class.server';
import { formDue } from '~/services/formation/form-due.server';
import { remindOfFormation } from '~/services/formation/remind.server';
import { advanceOfferings } from '~/services/school/advance-offerings.server';
import { layGround } from '../lesson/class';
import { auditOn, messagesTo, waitingJobs } from '../parent/family-market';
import { makeSchool } from '../provider/county';
import { answerOf, messagesTo as messagesToUser } from '../school/here';
import { AFTER, classOf, DEADLINE, heldPlace, paidPlace, payFor, placeOf, shortClass } from './short-class';

let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
});

/** A class with so many paid places. */
async function classWith(paid: number, over: Parameters<typeof shortClass>[1] = {}) {
  const offeringId = await shortClass(ground, over);
  const families = [];
  for (let index = 0; index < paid; index += 1) families.push(await paidPlace(offeringId));
  return { offeringId, families };
}

const lastMessage = async (userId: string) => (await messagesToUser(userId)).at(-1);
const toHead = (offeringId: string) =>
  db.message.findMany({
    where: { userId: ground.head.userId, params: { path: ['offeringId'], equals: offeringId } },
    orderBy: { id: 'asc' },
  });

describe('the deadline', () => {
  it('lets a class with exactly enough children take place, on the instant, and tells everybody once', async () => {
    const { offeringId, families } = await classWith(3);
    await formDue(new Date(DEADLINE.getTime() - 1));
    expect(await classOf(offeringId)).toMatchObject({ status: 'open', formationAt: null });

    await formDue(DEADLINE);
    expect(await classOf(offeringId)).toMatchObject({ status: 'confirmed', formationAt: DEADLINE });
    await formDue(AFTER);
    for (const family of families)
      expect((await messagesTo(family)).filter((kind) => kind === 'class_takes_place')).toHaveLength(1);
    expect((await toHead(offeringId)).map(({ kind }) => kind)).toEqual(['class_formed_here']);
    expect(await lastMessage(ground.owner.userId)).toBe('class_formed');
    expect(await auditOn(offeringId)).toEqual(['offering.form']);
  });

  it('asks the school about one with a child too few, once, and keeps the places', async () => {
    const { offeringId, families } = await classWith(2);
    await formDue(DEADLINE);
    await formDue(AFTER);
    expect(await classOf(offeringId)).toMatchObject({ status: 'open', formationAt: DEADLINE });
    expect((await toHead(offeringId)).map(({ kind }) => kind)).toEqual(['class_short_here']);
    expect(await lastMessage(ground.owner.userId)).toBe('class_short');
    expect(await messagesTo(families[0] as never)).toEqual(['place_held', 'place_confirmed']);
    expect(await auditOn(offeringId)).toEqual(['offering.fall_short']);
    const reminders = (await waitingJobs()).filter(({ payload }) => payload.offeringId === offeringId);
    expect(reminders.filter(({ task }) => task === 'formation-reminder')).toMatchObject([
      { payload: { step: 'escalate' }, run_at: DEADLINE },
    ]);
  });

  it('waits for a place that is being paid, and decides when it was paid or its time is over', async () => {
    const paid = await classWith(2);
    const lapsed = await classWith(2);
    const moment = new Date(DEADLINE.getTime() - 60_000);
    const [late, never] = [
      await heldPlace(paid.offeringId, {}, moment),
      await heldPlace(lapsed.offeringId, {}, moment),
    ];
    await formDue(DEADLINE);
    for (const { offeringId } of [paid, lapsed])
      expect(await classOf(offeringId)).toMatchObject({ status: 'open', formationAt: null });

    await payFor(late.enrollmentId, 14_000, AFTER);
    const { heldUntil } = await placeOf(never.enrollmentId);
    await formDue(heldUntil as Date);
    expect(await classOf(paid.offeringId)).toMatchObject({ status: 'confirmed' });
    expect(await classOf(lapsed.offeringId)).toMatchObject({ status: 'open', formationAt: heldUntil });
  });

  it('takes a class as formed that gets enough children after its school was asked', async () => {
    const { offeringId } = await classWith(2);
    const late = await heldPlace(offeringId, {}, new Date(DEADLINE.getTime() - 60_000));
    await db.enrollment.update({ where: { id: late.enrollmentId }, data: { heldUntil: DEADLINE } });
    await formDue(DEADLINE);
    expect(await classOf(offeringId)).toMatchObject({ status: 'open', formationAt: DEADLINE });
    await payFor(late.enrollmentId, 14_000, AFTER);
    await formDue(AFTER);
    expect(await classOf(offeringId)).toMatchObject({ status: 'confirmed', formationAt: AFTER });
  });
});

describe('a school that decides', () => {
  it('has a class take place although it is small, and says why', async () => {
    const { offeringId, families } = await classWith(1);
    await formDue(DEADLINE);
    const decide = (reason: string) => confirmClass(ground.head, { offeringId, reason }, AFTER);
    expect(answerOf(await decide('  '))).toEqual(['reason_missing']);
    expect(answerOf(await decide('家长盼着'))).toBe('done');
    expect(answerOf(await decide('家长盼着'))).toEqual(['formation_not_due']);
    expect(await classOf(offeringId)).toMatchObject({ status: 'confirmed', capacity: 20 });
    expect((await messagesTo(families[0] as never)).at(-1)).toBe('class_takes_place');
    expect(await auditOn(offeringId)).toEqual(['offering.fall_short', 'offering.confirm']);
  });

  it('not before the deadline, and not while payments could decide it', async () => {
    const { offeringId } = await classWith(2);
    const input = { offeringId, reason: '可以' };
    const early = await confirmClass(ground.head, input, new Date(DEADLINE.getTime() - 1));
    expect(early).toMatchObject({ refusals: [{ params: { context: 'open' } }] });
    await heldPlace(offeringId, {}, new Date(DEADLINE.getTime() - 60_000));
    const waits = await confirmClass(ground.head, input, DEADLINE);
    expect(waits).toMatchObject({ refusals: [{ params: { context: 'waits' } }] });
  });

  it('only about its own classes', async () => {
    const { offeringId } = await classWith(1);
    const { head } = await makeSchool();
    await expect(confirmClass(head, { offeringId, reason: '可以' }, AFTER)).rejects.toThrow(NotFound);
  });
});

describe('a school that does not', () => {
  it('is asked again, the bureau is told, and on the first day the class takes place', async () => {
    const { offeringId, families } = await classWith(1);
    await formDue(DEADLINE);
    expect(await remindOfFormation({ offeringId, step: 'remind' }, AFTER)).toBe(true);
    expect(await lastMessage(ground.officer.userId)).toBeUndefined();
    expect(await remindOfFormation({ offeringId, step: 'escalate' }, AFTER)).toBe(true);
    expect(await lastMessage(ground.officer.userId)).toBe('class_undecided');

    await advanceOfferings(instantOf('2026-09-22', 5));
    expect(await classOf(offeringId)).toMatchObject({ status: 'running' });
    expect((await messagesTo(families[0] as never)).at(-1)).toBe('class_takes_place');
    expect((await toHead(offeringId)).map(({ kind }) => kind)).toEqual([
      'class_short_here',
      'class_short_reminder',
      'class_short_reminder',
      'class_formed_here',
    ]);
    expect(await auditOn(offeringId)).toEqual([
      'offering.fall_short',
      'offering.begin_undecided',
      'offering.begin',
    ]);
    expect(await remindOfFormation({ offeringId, step: 'escalate' }, AFTER)).toBe(false);
  });

  it('is not asked about what was decided meanwhile', async () => {
    const { offeringId } = await classWith(1);
    await formDue(DEADLINE);
    await confirmClass(ground.head, { offeringId, reason: '可以' }, AFTER);
    expect(await remindOfFormation({ offeringId, step: 'escalate' }, AFTER)).toBe(false);
  });
});
