import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { Busy, inTransaction, lockRow, lockRows } from '~/db/transaction.server';

const newUser = () => ({ name: 'Fictional', email: `${randomUUID()}@example.invalid` });
const createUser = async () => (await db.user.create({ data: newUser() })).id;

describe('inTransaction', () => {
  it('commits when the act returns and hands its value back', async () => {
    const data = newUser();
    const made = await inTransaction((tx) => tx.user.create({ data }));
    expect(await db.user.findUnique({ where: { email: data.email } })).toMatchObject({ id: made.id });
  });

  it('writes nothing when the act throws', async () => {
    const data = newUser();
    const act = inTransaction(async (tx) => {
      await tx.user.create({ data });
      throw new Error('on second thought');
    });
    await expect(act).rejects.toThrow('on second thought');
    expect(await db.user.findUnique({ where: { email: data.email } })).toBeNull();
  });

  it('runs at READ COMMITTED with a lock timeout of 3 s, in UTC', async () => {
    const [row] = await inTransaction(
      (tx) => tx.$queryRaw<object[]>`
        SELECT current_setting('transaction_isolation') AS isolation,
               current_setting('lock_timeout') AS lock_timeout,
               current_setting('TimeZone') AS zone`,
    );
    expect(row).toEqual({ isolation: 'read committed', lock_timeout: '3s', zone: 'UTC' });
  });

  it('keeps instants as they are, though the process lives in another zone', async () => {
    const lockedUntil = new Date('2026-09-01T07:40:00.123Z');
    const { id } = await db.user.create({ data: { ...newUser(), lockedUntil } });
    const [raw] = await db.$queryRaw<{ text: string }[]>`
      SELECT to_char(locked_until AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS.MS') AS text
      FROM "user" WHERE id = ${id}::uuid`;
    expect(raw?.text).toBe('2026-09-01 15:40:00.123');
    expect((await db.user.findUniqueOrThrow({ where: { id } })).lockedUntil).toEqual(lockedUntil);
  });

  it.each([
    ['a serialization failure', '40001'],
    ['a deadlock', '40P01'],
  ])('repeats the act after %s', async (_name, state) => {
    const data = newUser();
    let tries = 0;
    await inTransaction(async (tx) => {
      tries += 1;
      await tx.user.create({ data });
      if (tries < 3) await raise(tx, state);
    });
    expect(tries).toBe(3);
    expect(await db.user.count({ where: { email: data.email } })).toBe(1);
  });

  it('is busy after three tries', async () => {
    let tries = 0;
    const act = inTransaction(async (tx) => {
      tries += 1;
      await raise(tx, '40001');
    });
    await expect(act).rejects.toBeInstanceOf(Busy);
    expect(tries).toBe(3);
  });

  it('does not repeat anything else', async () => {
    let tries = 0;
    const act = inTransaction(async (tx) => {
      tries += 1;
      await raise(tx, '22012');
    });
    await expect(act).rejects.toThrow();
    expect(tries).toBe(1);
  });

  it('repeats a real deadlock, so that both acts are done', async () => {
    const [a, b] = [await createUser(), await createUser()];
    let waiting = 0;
    let bothHaveOne = () => {};
    const met = new Promise<void>((resolve) => {
      bothHaveOne = resolve;
    });
    const lockBoth = (first: string, second: string) =>
      inTransaction(async (tx) => {
        await lockRow(tx, 'user', first);
        waiting += 1;
        if (waiting === 2) bothHaveOne();
        await met;
        await lockRow(tx, 'user', second);
        await tx.user.update({ where: { id: second }, data: { failedSignIns: { increment: 1 } } });
      });
    await Promise.all([lockBoth(a, b), lockBoth(b, a)]);
    const users = await db.user.findMany({ where: { id: { in: [a, b] } } });
    expect(users.map((user) => user.failedSignIns)).toEqual([1, 1]);
  });
});

describe('locks', () => {
  it('is busy when a row stays locked longer than the timeout', async () => {
    const id = await createUser();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let locked = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const holder = inTransaction(async (tx) => {
      await lockRow(tx, 'user', id);
      locked();
      await held;
    });
    await isLocked;
    await expect(inTransaction((tx) => lockRow(tx, 'user', id))).rejects.toBeInstanceOf(Busy);
    release();
    await holder;
  });

  it('tells whether the row is there', async () => {
    const id = await createUser();
    expect(await inTransaction((tx) => lockRow(tx, 'user', id))).toBe(true);
    expect(await inTransaction((tx) => lockRow(tx, 'user', randomUUID()))).toBe(false);
  });

  it('locks several in the order of their keys, whatever order is asked for', async () => {
    const ids = [await createUser(), await createUser(), await createUser()];
    const sorted = [...ids].sort();
    const asked = [...sorted].reverse();
    expect(await inTransaction((tx) => lockRows(tx, 'user', [...asked, ...ids]))).toEqual(sorted);
  });

  it('takes no table name that is not one', async () => {
    const act = inTransaction((tx) => lockRow(tx, 'user"; --', randomUUID()));
    await expect(act).rejects.toThrow('Not a table name');
  });
});

function raise(tx: Parameters<Parameters<typeof inTransaction>[0]>[0], state: string) {
  return tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'provoked' USING ERRCODE = '${state}'; END $$`);
}
