import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';
import { layRuleBook, rowOfVersion } from '~/services/rules/lay-book.server';
import { RuleBookMissing, RuleRowBroken, ruleVersions, versionOfRow } from '~/services/rules/versions.server';

const now = instantOf('2026-11-21', 10 * 60);

const tighter = () => {
  const first = ruleBook.find(({ rule }) => rule === 'P8');
  if (!first) throw new Error('No P8');
  return { ...first, version: 2, from: '2027-01-01' as const, params: { staffCheckMaxAgeDays: 180 } };
};

// A version that was in force can never be taken away again, so the tests go on from where the one before stopped.
const draft = () =>
  db.ruleVersion.upsert({
    where: { ruleId_version: { ruleId: 'P8', version: 2 } },
    create: rowOfVersion(tighter()),
    update: {},
  });

describe('the rule book in the database', () => {
  it('is there after a migration, word for word', async () => {
    const versions = await ruleVersions(db);
    const byId = (a: { rule: string }, b: { rule: string }) => (a.rule < b.rule ? -1 : 1);
    expect([...versions].sort(byId)).toEqual([...ruleBook].sort(byId));
    expect(await db.auditEvent.count({ where: { verb: 'rules.lay' } })).toBe(1);
  });

  it('is laid once: nothing is added or changed a second time', async () => {
    const before = await db.ruleVersion.findMany({ orderBy: [{ ruleId: 'asc' }, { version: 'asc' }] });
    expect(await layRuleBook(db, new Date())).toBe(0);
    expect(await db.ruleVersion.findMany({ orderBy: [{ ruleId: 'asc' }, { version: 'asc' }] })).toEqual(
      before,
    );
    expect(await db.auditEvent.count({ where: { verb: 'rules.lay' } })).toBe(1);
  });

  it('never changes or goes away once in force', async () => {
    const where = { ruleId_version: { ruleId: 'P8', version: 1 } };
    await expect(db.ruleVersion.update({ where, data: { wordsEn: 'No check.' } })).rejects.toThrow();
    await expect(db.ruleVersion.delete({ where })).rejects.toThrow();
  });

  it('judges nothing by no rules at all', async () => {
    const undo = new Error('undo');
    await db
      .$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
        await tx.ruleVersion.deleteMany();
        await expect(ruleVersions(tx)).rejects.toThrow(RuleBookMissing);
        throw undo;
      })
      .catch((error) => {
        if (error !== undo) throw error;
      });
    expect(await ruleVersions(db)).toHaveLength(ruleBook.length);
  });

  it('keeps a draft out of force until somebody activates it', async () => {
    await draft();
    expect((await ruleVersions(db)).filter(({ rule }) => rule === 'P8')).toHaveLength(1);
  });

  it('refuses a row that is no rule', async () => {
    const row = await draft();
    for (const broken of [
      { binds: ['nobody'] },
      { binds: [] },
      { params: [1] },
      { params: { limit: null } },
      { source: { document: 'L1' } },
      { confidence: 'sure' },
      { overrideBy: 'provider_owner' as const },
    ]) {
      expect(() => versionOfRow({ ...row, ...broken } as typeof row)).toThrow(RuleRowBroken);
    }
  });

  it('is asked anew as soon as a version is activated, also in the transaction that does it', async () => {
    await draft();
    expect(await ruleVersions(db)).toHaveLength(ruleBook.length);
    const limit = async (client: Parameters<typeof ruleVersions>[0]) =>
      rulesInForce(await ruleVersions(client), { on: '2027-01-01', region: 'zhejiang' }).P8?.params
        .staffCheckMaxAgeDays;
    const undo = new Error('undo');
    const activate = { where: { version: 2 }, data: { activatedAt: now } };
    await db
      .$transaction(async (tx) => {
        await tx.ruleVersion.updateMany(activate);
        expect(await limit(tx)).toBe(180);
        throw undo;
      })
      .catch((error) => {
        if (error !== undo) throw error;
      });
    expect(await limit(db)).toBe(365);
    await db.ruleVersion.updateMany(activate);
    expect(await limit(db)).toBe(180);
  });
});
