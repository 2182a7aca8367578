import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { sqlStateOf, violates, violationOf } from '~/db/constraint.server';
import { inTransaction } from '~/db/transaction.server';

const TABLE = `
  CREATE TABLE guarded (
    id int CONSTRAINT guarded_once PRIMARY KEY,
    seats int CONSTRAINT guarded_seats CHECK (seats > 0),
    during int4range,
    parent int CONSTRAINT guarded_parent REFERENCES guarded (id),
    CONSTRAINT guarded_apart EXCLUDE USING gist (during WITH &&)
  )`;

async function errorOf(act: Promise<unknown>): Promise<unknown> {
  return act.then(
    () => expect.unreachable('the database should have refused'),
    (error: unknown) => error,
  );
}

describe('violationOf', () => {
  beforeAll(async () => {
    await db.$executeRawUnsafe(TABLE);
    await db.$executeRawUnsafe(`INSERT INTO guarded VALUES (1, 1, '[1,5)', NULL)`);
  });

  it.each([
    ['unique', 'guarded_once', `INSERT INTO guarded VALUES (1, 1, NULL, NULL)`],
    ['check', 'guarded_seats', `INSERT INTO guarded VALUES (2, 0, NULL, NULL)`],
    ['exclusion', 'guarded_apart', `INSERT INTO guarded VALUES (3, 1, '[4,9)', NULL)`],
    ['foreign_key', 'guarded_parent', `INSERT INTO guarded VALUES (4, 1, NULL, 99)`],
    ['raised', 'offering_full', `DO $$ BEGIN RAISE EXCEPTION 'offering_full'; END $$`],
    [
      'check',
      'enrollment_within_capacity',
      `DO $$ BEGIN RAISE EXCEPTION 'no place left'
         USING ERRCODE = '23514', CONSTRAINT = 'enrollment_within_capacity'; END $$`,
    ],
  ])('names a broken %s constraint: %s', async (kind, constraint, sql) => {
    const outside = await errorOf(db.$executeRawUnsafe(sql));
    expect(violationOf(outside)).toMatchObject({ kind, constraint });
    const inside = await errorOf(inTransaction((tx) => tx.$executeRawUnsafe(sql)));
    expect(violationOf(inside)).toMatchObject({ kind, constraint });
    expect(violates(inside, constraint)).toBe(true);
    expect(violates(inside, 'another')).toBe(false);
  });

  it('names them for the client’s own statements too', async () => {
    const data = { name: 'Fictional', email: 'twice@example.invalid' };
    await db.user.create({ data });
    const outside = await errorOf(db.user.create({ data }));
    expect(violationOf(outside)).toMatchObject({ kind: 'unique', constraint: 'user_email_key' });
    const inside = await errorOf(inTransaction((tx) => tx.user.create({ data })));
    expect(violationOf(inside)).toMatchObject({ kind: 'unique', constraint: 'user_email_key' });
  });

  it('leaves other errors alone', async () => {
    expect(violationOf(new Error('something else'))).toBeUndefined();
    expect(violationOf(undefined)).toBeUndefined();
    const division = await errorOf(db.$executeRawUnsafe('SELECT 1/0'));
    expect(sqlStateOf(division)).toBe('22012');
    expect(violationOf(division)).toBeUndefined();
  });
});
