import { beforeAll, describe, expect, inject, it } from 'vitest';
import { db } from '~/db/client.server';
import { PrismaClient } from '~/db/generated/client';
import { postgresAdapter } from '~/db/pg-adapter.server';
import { instantOf } from '~/domain/calendar';
import { decideEnrollment } from '~/domain/enrollment/decide';
import { placesThatDiffer } from '~/services/audit/place-ledger.server';
import { enrollmentFacts } from '~/services/enrollment/facts.server';
import { passwordMatches } from '~/services/identity/password.server';
import { hashPupilNumber, openPupilNumber } from '~/services/pupils/pupil-number.server';
import {
  CAST,
  CAST_CHILDREN,
  castChildId,
  castChildPapers,
  castUserId,
  DEMO_PASSWORD,
  UNCLAIMED_CHILDREN,
} from '../../prisma/seed/cast';
import type { DemoCounty } from '../../prisma/seed/county';
import { NotEmpty, seedDemoCounty } from '../../prisma/seed/index';
import { createTestDatabase } from '../support/databases';

const today = '2026-11-21';
const now = instantOf(today, 10 * 60);
let county: DemoCounty;
/** What the rule book wrote when it was laid into the empty database. */
let laid: number;

beforeAll(async () => {
  laid = await db.auditEvent.count({ where: { verb: 'rules.lay' } });
  county = await seedDemoCounty(db, { now });
}, 300_000);

describe('the demo county in the database', () => {
  it('is there whole, with every guard awake', async () => {
    expect(county.days.today).toBe(today);
    for (const [table, rows] of Object.entries(county.rows)) {
      const delegate = db[table as 'school'] as { count(): Promise<number> };
      expect(await delegate.count(), table).toBe(rows.length + (table === 'auditEvent' ? laid : 0));
    }
    const asleep =
      await db.$queryRaw`SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'`;
    expect(asleep).toEqual([]);
  });

  it('keeps the invariants as the database sees them', async () => {
    const overfull = await db.$queryRaw`
      SELECT o.id FROM offering o WHERE o.capacity < (SELECT count(*) FROM enrollment e
       WHERE e.offering_id = o.id AND e.status IN ('held', 'confirmed'))`;
    const overlapping = await db.$queryRaw`
      SELECT e.id FROM enrollment e WHERE e.status IN ('held', 'confirmed') AND child_would_overlap(e.child_id, e.offering_id)`;
    const roomless = await db.$queryRaw`
      SELECT l.id FROM lesson l JOIN offering o ON o.id = l.offering_id
       WHERE l.room_id IS NULL AND o.status IN ('approved', 'open', 'running', 'finished')`;
    const unlisted = await db.$queryRaw`
      SELECT o.id FROM offering o JOIN course c ON c.id = o.course_id JOIN provider p ON p.id = c.provider_id
       WHERE o.status IN ('open', 'running') AND p.kind <> 'school' AND NOT EXISTS (
         SELECT 1 FROM listing g WHERE g.provider_id = p.id AND g.status = 'listed'
            AND ${today}::date BETWEEN g.valid_from AND g.valid_to AND c.category = ANY(g.categories))`;
    const unchecked = await db.$queryRaw`
      SELECT l.id FROM lesson l JOIN lesson_staff s ON s.lesson_id = l.id JOIN offering o ON o.id = l.offering_id
       WHERE o.status IN ('open', 'running') AND NOT EXISTS (
         SELECT 1 FROM staff_check k WHERE k.instructor_id = s.instructor_id AND k.result = 'clear'
            AND l.date BETWEEN k.checked_on AND k.checked_on + 365)`;
    const early = await db.$queryRaw`
      SELECT l.id FROM lesson l JOIN offering o ON o.id = l.offering_id
        JOIN lesson_end t ON t.school_id = o.school_id AND t.grade = ANY(o.grades) AND t.weekday = extract(isodow FROM l.date)
       WHERE l.start_minute < t.end_minute AND extract(isodow FROM l.date) < 6`;
    expect({ overfull, overlapping, roomless, unlisted, unchecked, early }).toEqual({
      overfull: [],
      overlapping: [],
      roomless: [],
      unlisted: [],
      unchecked: [],
      early: [],
    });
  });

  it('has a ledger that says of every place what its lessons, payments and refunds say', async () => {
    expect(await placesThatDiffer(db)).toEqual({ ledger: [], grants: [] });
    const [sums] = await db.$queryRaw<Record<string, number>[]>`
      SELECT (SELECT count(*) FROM lesson WHERE status = 'taught')::int AS taught,
             (SELECT count(*) FROM attendance WHERE state <> 'present')::int AS away,
             (SELECT count(DISTINCT status) FROM refund)::int AS "refundStates",
             (SELECT sum(amount_fen) FROM posting)::int AS balance`;
    expect(sums?.taught).toBeGreaterThan(400);
    expect(sums?.away).toBeGreaterThan(400);
    expect(sums).toMatchObject({ refundStates: 3, balance: 0 });
  });

  it('has money that adds up: paid places are paid in full, canceled ones went back', async () => {
    const [sums] = await db.$queryRaw<Record<string, number>[]>`
      SELECT count(*) FILTER (WHERE e.status IN ('confirmed', 'completed') AND p.amount_fen = e.due_fen AND p.status = 'paid')::int AS paid,
             count(*) FILTER (WHERE e.status IN ('confirmed', 'completed'))::int AS owing,
             count(*) FILTER (WHERE e.status = 'canceled' AND p.status = 'paid' AND p.amount_fen <>
               COALESCE((SELECT sum(r.amount_fen) FROM refund r WHERE r.payment_id = p.id), 0))::int AS kept,
             (SELECT count(*) FROM refund)::int AS refunds
        FROM enrollment e LEFT JOIN payment p ON p.enrollment_id = e.id
       WHERE e.due_fen > 0`;
    expect(sums?.paid).toBeGreaterThan(100);
    expect(sums).toMatchObject({ paid: sums?.owing, kept: 0 });
    expect(sums?.refunds).toBeGreaterThan(0);
  });

  it('knows the cast: staff by the demo password, guardians by phone', async () => {
    const cast = await db.castMember.findMany({
      orderBy: { position: 'asc' },
      include: { user: { include: { accounts: true, memberships: true, guardian: true } } },
    });
    expect(cast.map(({ key, user }) => [key, user.name])).toEqual(CAST.map(({ key, name }) => [key, name]));
    for (const [index, { user }] of cast.entries()) {
      const person = CAST[index];
      if (person?.role === 'guardian') {
        expect(user).toMatchObject({ phoneNumber: person.phone, phoneNumberVerified: true });
        expect(user.guardian).not.toBeNull();
      } else {
        expect(user.memberships).toMatchObject([{ role: person?.role, endedAt: null }]);
        expect(user.accounts).toMatchObject([{ providerId: 'credential', accountId: user.id }]);
        expect(user.email).toBe(person?.email);
      }
    }
    const [staff] = await db.account.findMany({ where: { userId: castUserId('head-xu') } });
    expect(await passwordMatches(staff?.password ?? '', DEMO_PASSWORD)).toBe(true);
    expect(await passwordMatches(staff?.password ?? '', 'something-else')).toBe(false);
  });

  it.each([...CAST_CHILDREN, ...UNCLAIMED_CHILDREN])(
    'finds $name by the hash of the pupil number',
    async (child) => {
      const { pupilNumber, birthDate } = castChildPapers(child, county.days.schoolYear);
      const row = await db.child.findUnique({
        where: { pupilNumberHash: hashPupilNumber(pupilNumber) },
        include: { guardians: true },
      });
      expect(row).toMatchObject({
        id: castChildId(child.key),
        name: child.name,
        birthDate: new Date(birthDate),
      });
      expect(row && openPupilNumber(row)).toBe(pupilNumber);
      expect(row?.guardians.length).toBe(UNCLAIMED_CHILDREN.includes(child) ? 0 : 1);
    },
  );

  it.each(CAST_CHILDREN)('lets $name choose from six courses and more', async ({ key }) => {
    const open = await db.offering.findMany({ where: { status: 'open' }, select: { id: true } });
    const facts = await enrollmentFacts(
      db,
      { childId: castChildId(key), offeringIds: open.map(({ id }) => id) },
      now,
    );
    const fits = [...facts.values()].filter((each) => decideEnrollment(each).kind === 'allowed');
    expect(fits.length).toBeGreaterThanOrEqual(6);
    expect(facts.size).toBe(open.length);
  });

  it('has an audit that verifies and papers whose bytes match their sum', async () => {
    const [audit] = await db.$queryRaw<{ sealed: number; open: number }[]>`
      SELECT count(*) FILTER (WHERE position IS NOT NULL AND hash = encode(sha256(convert_to(
               coalesce(previous_hash, '') || '|' || position || '|' || audit_text(a), 'UTF8')), 'hex'))::int AS sealed,
             count(*) FILTER (WHERE position IS NULL)::int AS open FROM audit_event a`;
    expect(audit).toEqual({ sealed: county.rows.auditEvent.length + laid, open: 0 });
    const wrong = await db.$queryRaw`
      SELECT id FROM stored_file WHERE sha256 <> encode(sha256(content), 'hex') OR size <> length(content)`;
    expect(wrong).toEqual([]);
  });

  it('is laid into an empty database only', async () => {
    await expect(seedDemoCounty(db, { now })).rejects.toThrow(NotEmpty);
    expect(await db.school.count()).toBe(county.rows.school.length);
  });
});

describe('on other days', () => {
  it.each(['2026-09-01', '2027-07-20'])(
    'the database takes the county of %s',
    async (day) => {
      const other = await createTestDatabase(inject('servers'));
      const client = new PrismaClient({ adapter: postgresAdapter(other.url, 2) });
      try {
        const laid = await seedDemoCounty(client, { now, today: day });
        expect(await client.offering.count()).toBe(laid.rows.offering.length);
        expect(
          await client.term.count({
            where: { id: laid.days.coming.id, estimated: laid.days.coming.estimated ?? false },
          }),
        ).toBe(1);
      } finally {
        await client.$disconnect();
        await other.drop();
      }
    },
    300_000,
  );
});
