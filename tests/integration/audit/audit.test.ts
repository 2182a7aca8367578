import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { sealAudit, verifyChain } from '~/services/audit/chain.server';
import { DRAW_INVARIANTS } from '~/services/audit/draw-invariants';
import { brokenInvariants, INVARIANTS } from '~/services/audit/invariants.server';
import { MONEY_INVARIANTS } from '~/services/audit/money-invariants';
import { PLACE_INVARIANTS } from '~/services/audit/place-invariants';
import { recordAudit } from '~/services/audit/record.server';
import { seedDemoCounty } from '../../../prisma/seed/index';
import { broken, uncontrolled } from './broken';

const now = instantOf('2026-11-21', 10 * 60);

beforeAll(async () => {
  await seedDemoCounty(db, { now });
  await sealAudit();
}, 300_000);

/** Puts two lessons to come at one time, and into one room where that is said. */
const together = (lessons: string, room = 'NULL::uuid') => `UPDATE lesson
   SET date = DATE '2026-12-01', start_minute = 940, end_minute = 1000, room_id = ${room}
 WHERE id IN (${lessons} LIMIT 2)`;
const PLANNED = `SELECT l.id FROM lesson l WHERE l.status = 'planned'`;
const OF_ONE_COACH = `SELECT s.lesson_id FROM lesson_staff s WHERE s.lesson_id IN (${PLANNED}) AND s.instructor_id =
   (SELECT t.instructor_id FROM lesson_staff t WHERE t.lesson_id IN (${PLANNED}) GROUP BY 1 HAVING count(*) > 1 LIMIT 1)`;

// Negative controls: each breaks one thing and must be seen.
const CONTROLS: [name: string, sql: string | string[]][] = [
  ['1 capacity never exceeds the seats of the room', `UPDATE room SET seats = 1 WHERE seats IS NOT NULL`],
  [
    '2 no two live places of a child at overlapping times, travel counted',
    `INSERT INTO enrollment (id, offering_id, child_id, guardian_id, status, quote, due_fen)
     SELECT gen_random_uuid(), o2.id, e.child_id, e.guardian_id, 'confirmed', '{}', 0
       FROM enrollment e JOIN lesson l ON l.offering_id = e.offering_id JOIN lesson m ON m.date = l.date AND m.start_minute = l.start_minute
       JOIN offering o2 ON o2.id = m.offering_id WHERE e.status = 'confirmed' AND o2.id <> e.offering_id
        AND NOT EXISTS (SELECT 1 FROM enrollment x WHERE x.offering_id = o2.id AND x.child_id = e.child_id) LIMIT 1`,
  ],
  [
    '3 who stands in a lesson knows its time',
    `UPDATE lesson SET start_minute = start_minute + 5 WHERE status = 'planned'`,
  ],
  ['4 no place of a provider that was not listed when it was taken', `DELETE FROM listing`],
  [
    '7 no class larger than its grades may have (V1)',
    `UPDATE offering SET capacity = 51 WHERE status = 'running'`,
  ],
  [
    '7 no sports class larger than the law lets it be, nor with one coach too few (P13)',
    `UPDATE instructor SET qualification_kind = 'other'`,
  ],
  ['7 no sports class on less floor than the law asks (V3)', `UPDATE room SET area_m2 = 20`],
  [
    '7 no child has more courses at the same time than the county lets it have (B3)',
    `INSERT INTO enrollment (id, offering_id, child_id, guardian_id, status, quote, due_fen)
     SELECT gen_random_uuid(), o.id, e.child_id, e.guardian_id, 'confirmed', '{}', 0
       FROM (SELECT * FROM enrollment WHERE status = 'confirmed' LIMIT 1) e
       JOIN offering o ON o.id NOT IN (SELECT x.offering_id FROM enrollment x WHERE x.child_id = e.child_id) LIMIT 6`,
  ],
  ['7 nothing was taken for a child before its data was agreed to (M1)', `DELETE FROM consent`],
  [
    '7 whatever was let pass names a rule that can be, and an officer whom it names',
    `UPDATE rule_override SET rule_id = 'V1', rule_version = 1`,
  ],
  ['4 no place in a course that is not approved', `UPDATE course SET status = 'returned'`],
  ['4 whoever teaches paid or taken places has a check in date (P8)', `DELETE FROM staff_check`],
  ['9 every place taken has its event in the audit', `DELETE FROM audit_event`],
  [
    '2 at most one live place of a child in an offering',
    [
      `DROP INDEX enrollment_one_live_place`,
      `INSERT INTO enrollment SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).* FROM enrollment e
        WHERE e.status = 'confirmed' LIMIT 1`,
    ],
  ],
  [
    '3 a room is in one use at a time',
    [
      `ALTER TABLE lesson DROP CONSTRAINT lesson_room_once`,
      together(PLANNED, '(SELECT id FROM room ORDER BY id LIMIT 1)'),
    ],
  ],
  ['3 an instructor is in one place at a time', together(OF_ONE_COACH)],
];

describe('the auditor', () => {
  it('finds nothing in a county that was laid by the rules', async () => {
    expect(await brokenInvariants(db, now)).toEqual([]);
  });

  it.each(CONTROLS)('sees: %s', async (name, sql) => {
    expect(await broken(sql, now)).toContain(name);
  });

  it('has a control for every check, here or beside it', () => {
    const elsewhere = new Set([...MONEY_INVARIANTS, ...PLACE_INVARIANTS, ...DRAW_INVARIANTS]);
    expect(
      uncontrolled(
        INVARIANTS.filter((each) => !elsewhere.has(each)),
        CONTROLS,
      ),
    ).toEqual([]);
  });
});

describe('the chain', () => {
  it('verifies from its first event to its last, and takes up new ones when sealed', async () => {
    const before = await verifyChain();
    expect(before).toMatchObject({ brokenAt: null, unsealed: 0 });
    await db.$transaction((tx) =>
      recordAudit(
        tx,
        { system: 'test' },
        { verb: 'test.happened', subjectKind: 'test', subjectId: '1', data: { of: '课' } },
        now,
      ),
    );
    expect((await verifyChain()).unsealed).toBe(1);
    expect(await sealAudit()).toBe(1);
    const after = await verifyChain();
    expect(after).toMatchObject({ verified: before.verified + 1, brokenAt: null, unsealed: 0 });
    expect(after.head).not.toBe(before.head);
  });

  it('seals from two sides at once without a gap', async () => {
    await db.$transaction(async (tx) => {
      for (let each = 0; each < 20; each += 1) {
        await recordAudit(
          tx,
          { system: 'test' },
          { verb: 'test.happened', subjectKind: 'test', subjectId: String(each) },
          now,
        );
      }
    });
    const sealed = await Promise.all([sealAudit(), sealAudit(), sealAudit()]);
    expect(sealed.reduce((sum, each) => sum + each, 0)).toBe(20);
    expect((await verifyChain()).brokenAt).toBeNull();
  });

  it.each([
    ['changed', `UPDATE audit_event SET data = '{"of":"forged"}' WHERE position = 2`],
    ['deleted', `DELETE FROM audit_event WHERE position = 2`],
    ['sealed anew', `UPDATE audit_event SET hash = repeat('0', 64) WHERE position = 2`],
  ])('refuses that an event is %s, and shows it where it was forced', async (_, sql) => {
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow(/append-only/);
    const undo = new Error('undo');
    let report: Awaited<ReturnType<typeof verifyChain>> | undefined;
    await db
      .$transaction(async (tx) => {
        await tx.$executeRawUnsafe(`SET LOCAL session_replication_role = replica`);
        await tx.$executeRawUnsafe(sql);
        report = await verifyChain(tx);
        throw undo;
      })
      .catch((error) => {
        if (error !== undo) throw error;
      });
    expect(report?.brokenAt).toBe(2n);
  });
});
