import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { enqueue } from '~/jobs/enqueue.server';

const waiting = () =>
  db.$queryRaw<{ task: string; payload: unknown; run_at: Date; key: string | null }[]>`
    SELECT t.identifier AS task, j.payload, j.run_at, j.key
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    ORDER BY j.id`;

describe('enqueue', () => {
  beforeEach(() => db.$executeRawUnsafe('DELETE FROM graphile_worker._private_jobs'));

  it('writes the job with the change it follows', async () => {
    await inTransaction((tx) => enqueue(tx, 'index-school', { schoolId: 'xiangyang' }));
    expect(await waiting()).toMatchObject([{ task: 'index-school', payload: { schoolId: 'xiangyang' } }]);
  });

  it('writes nothing when the change is not made', async () => {
    const act = inTransaction(async (tx) => {
      await enqueue(tx, 'index-school', { schoolId: 'xiangyang' });
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    expect(await waiting()).toEqual([]);
  });

  it('makes one job of many changes to one thing', async () => {
    for (const schoolId of ['a', 'b', 'a', 'a']) {
      await inTransaction((tx) => enqueue(tx, 'index-school', { schoolId }));
    }
    expect((await waiting()).map((job) => job.payload)).toEqual([{ schoolId: 'a' }, { schoolId: 'b' }]);
  });

  it('keeps the instant and the key it is given', async () => {
    const runAt = new Date('2026-12-01T04:00:00Z');
    await inTransaction((tx) => enqueue(tx, 'index-school', { schoolId: 'a' }, { runAt, jobKey: 'mine' }));
    expect(await waiting()).toMatchObject([{ run_at: runAt, key: 'mine' }]);
  });
});
