import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import { newFamily, openMarket, openOffering } from '../parent/family-market';
import { takePlace } from '../search/market';

const day = new Date('2026-11-20T00:00:00Z');
const entry = () => ({
  id: randomUUID(),
  day,
  at: new Date('2026-11-20T04:00:00Z'),
  kind: 'correction',
  subjectKind: 'test',
  subjectId: 'x',
});
const lines = (entryId: string, amounts: readonly number[], from = 1) =>
  amounts.map((amountFen, at) => ({
    entryId,
    line: from + at,
    account: 'cash' as const,
    party: 'fiscal',
    amountFen,
  }));

const refusedBy = async (act: Promise<unknown>) =>
  act.then(
    () => expect.unreachable('the database should have refused'),
    (error: unknown) => violationOf(error)?.constraint,
  );

async function posted(amounts: readonly number[]) {
  const row = entry();
  await db.$transaction(async (tx) => {
    await tx.journalEntry.create({ data: row });
    await tx.posting.createMany({ data: lines(row.id, amounts) });
  });
  return row.id;
}

describe('the ledger in the database', () => {
  it('takes an entry that balances', async () => {
    const id = await posted([700, -500, -200]);
    expect(await db.posting.count({ where: { entryId: id } })).toBe(3);
  });

  it('refuses one that does not, by one fen', async () => {
    expect(await refusedBy(posted([700, -699]))).toBe('journal_entry_balances');
  });

  it('refuses two that balance only together', async () => {
    const [a, b] = [entry(), entry()];
    const act = db.$transaction(async (tx) => {
      await tx.journalEntry.createMany({ data: [a, b] });
      await tx.posting.createMany({ data: [...lines(a.id, [100]), ...lines(b.id, [-100])] });
    });
    expect(await refusedBy(act)).toBe('journal_entry_balances');
  });

  it('refuses an entry without postings, and a posting of nothing', async () => {
    await expect(db.journalEntry.create({ data: entry() })).rejects.toThrow();
    expect(await refusedBy(posted([0]))).toBe('posting_amount');
  });

  it('refuses to add to an entry later, also in balance', async () => {
    const id = await posted([100, -100]);
    expect(await refusedBy(db.posting.createMany({ data: lines(id, [5, -5], 3) }))).toBe(
      'journal_entry_whole',
    );
  });

  it.each([
    ['an amount', (id: string) => db.posting.updateMany({ where: { entryId: id }, data: { amountFen: 1 } })],
    ['a posting', (id: string) => db.posting.deleteMany({ where: { entryId: id } })],
    ['a day', (id: string) => db.journalEntry.update({ where: { id }, data: { day: new Date(0) } })],
    ['an entry', (id: string) => db.journalEntry.delete({ where: { id } })],
    ['everything', () => db.$executeRaw`TRUNCATE posting CASCADE`],
  ])('refuses to edit or remove %s', async (_, act) => {
    const id = await posted([100, -100]);
    expect(await refusedBy(act(id))).toBe('ledger_append_only');
  });

  it('posts an act that has a name once', async () => {
    const key = `payment:${randomUUID()}`;
    const post = () =>
      db.$transaction(async (tx) => {
        const row = { ...entry(), key };
        await tx.journalEntry.create({ data: row });
        await tx.posting.createMany({ data: lines(row.id, [1, -1]) });
      });
    await post();
    expect(await refusedBy(post())).toBe('journal_entry_key_key');
  });
});

describe('programmes in the database', () => {
  let place: { enrollmentId: string; childId: string; termId: string };
  let other: typeof place;
  beforeAll(async () => {
    const market = await openMarket();
    const { guardianId, childId } = await newFamily();
    const family = { guardianId, childId };
    const takeOne = async (weekday: number) => {
      const offeringId = await openOffering(market, { weekday });
      const enrollmentId = await takePlace(offeringId, family, { createdAt: new Date() });
      const { termId } = await db.offering.findUniqueOrThrow({ where: { id: offeringId } });
      return { enrollmentId, childId: family.childId, termId };
    };
    [place, other] = [await takeOne(2), await takeOne(4)];
  });

  const programme = (budgetFen: number, capFen: number | null) =>
    db.programme.create({
      data: {
        nameZh: '补助',
        nameEn: 'Aid',
        position: 1,
        towns: ['rural', 'urban'],
        percent: 100,
        covers: ['agency'],
        capFen,
        budgetFen,
        fromDate: day,
        toDate: new Date('2027-01-31T00:00:00Z'),
      },
    });
  const grant = (to: typeof place, programmeId: string, amountFen: number) =>
    db.subsidyGrant.create({ data: { ...to, programmeId, amountFen } });
  const reserved = async (id: string) =>
    (await db.programme.findUniqueOrThrow({ where: { id }, select: { reservedFen: true } })).reservedFen;

  it('keep what they have promised, up and down', async () => {
    const { id } = await programme(1000, null);
    await grant(place, id, 600);
    await grant(other, id, 400);
    expect(await reserved(id)).toBe(1000);
    await db.subsidyGrant.updateMany({ where: { programmeId: id, ...place }, data: { amountFen: 100 } });
    expect(await reserved(id)).toBe(500);
    await db.subsidyGrant.deleteMany({ where: { programmeId: id } });
    expect(await reserved(id)).toBe(0);
  });

  it('never promise a fen more than their budget', async () => {
    const { id } = await programme(1000, null);
    await grant(place, id, 600);
    expect(await refusedBy(grant(other, id, 401))).toBe('programme_within_budget');
    expect(await reserved(id)).toBe(600);
    expect(await refusedBy(db.programme.update({ where: { id }, data: { budgetFen: 599 } }))).toBe(
      'programme_within_budget',
    );
  });

  it('never promise a child a fen more than its cap in a term', async () => {
    const { id } = await programme(100_000, 1000);
    await grant(place, id, 600);
    expect(await refusedBy(grant(other, id, 401))).toBe('programme_within_cap');
    await grant(other, id, 400);
    expect(await reserved(id)).toBe(1000);
  });

  it('do not let a grant wander to another place', async () => {
    const [{ id }, { id: second }] = [await programme(1000, null), await programme(1000, null)];
    await grant(place, id, 10);
    const wander = db.subsidyGrant.updateMany({ where: { programmeId: id }, data: { programmeId: second } });
    expect(await refusedBy(wander)).toBe('subsidy_grant_fixed');
  });
});
