import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { moveJobsJob } from '~/jobs/move-jobs.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { forgetJobs, waitingJobs } from '../../support/jobs';
import { asked, newFamily, openMarket, openOffering, placeOf, taken } from '../parent/family-market';
import type { Market } from '../search/market';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
beforeEach(() => forgetJobs());

const inQueue = async () => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM graphile_worker._private_jobs`;
  return row?.count;
};

describe('the jobs of a place', () => {
  it('wait in the outbox, and are in the queue after the worker’s minute, due when they were', async () => {
    const offeringId = await openOffering(market);
    await forgetJobs();
    const enrollmentId = await taken(await newFamily(), offeringId);
    expect(await db.jobOutbox.count()).toBe(1);
    expect(await inQueue()).toBe(0);
    await moveJobsJob({}, new Date());
    expect(await db.jobOutbox.count()).toBe(0);
    const jobs = await waitingJobs();
    expect(jobs).toHaveLength(3);
    expect(jobs).toContainEqual(expect.objectContaining({ task: 'index-offering', payload: { offeringId } }));
    const { heldUntil } = await placeOf(enrollmentId);
    expect(jobs).toContainEqual({ task: 'lapse-hold', payload: { enrollmentId }, run_at: heldUntil });
    expect(jobs.map(({ task }) => task)).toContain('send-message');
  });

  it('are none when nothing was taken', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    await taken(await newFamily(), offeringId);
    await forgetJobs();
    const late = await newFamily();
    const outcome = await enroll(late.actor, asked(late, offeringId), new Date());
    expect(outcome.kind).toBe('refused');
    expect(await db.jobOutbox.count()).toBe(0);
  });

  it('are moved once, however many move them at once, and the class is indexed once', async () => {
    const offeringId = await openOffering(market, { capacity: 8 });
    await forgetJobs();
    const families = await Promise.all(Array.from({ length: 8 }, () => newFamily()));
    for (const family of families) await taken(family, offeringId);
    const moves = await Promise.all(
      Array.from({ length: 12 }, () => db.$queryRaw<{ moved: number }[]>`SELECT post_jobs(2) AS moved`),
    );
    const moved = moves.reduce((sum, [row]) => sum + (row?.moved ?? 0), 0);
    expect(moved + (await db.jobOutbox.count())).toBe(8);
    const tasks = (await waitingJobs()).map(({ task }) => task);
    const count = (name: string) => tasks.filter((task) => task === name).length;
    expect([count('index-offering'), count('lapse-hold'), count('send-message')]).toEqual([1, 8, 8]);
  });
});
