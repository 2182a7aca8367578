import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays } from '~/domain/calendar';
import { childAid } from '~/services/aid/child-aid.server';
import { claimEntitlement } from '~/services/aid/claim.server';
import { claimProof } from '~/services/aid/claims.server';
import { declineClaim, grantClaim } from '~/services/aid/decide-claim.server';
import { dropOldProofs } from '~/services/aid/drop-proofs.server';
import { type EndEntitlement, endEntitlement } from '~/services/aid/end-entitlement.server';
import { listEntitlements } from '~/services/aid/entitlements.server';
import { auditOn, type Family, messagesTo, newFamily, openMarket, TODAY } from '../parent/family-market';
import { at, entitle, layProgramme, officer, proof } from './families';

const NOW = at(TODAY);
let by: Actor;
let family: Family;

beforeAll(async () => {
  await openMarket();
  by = await officer();
});
beforeEach(async () => {
  family = await newFamily();
});

const end = (entitlementId: string, over: Partial<EndEntitlement> = {}) =>
  endEntitlement(by, { entitlementId, lastDay: TODAY, reason: 'no_longer', ...over }, NOW);
const has = (id: string) => db.entitlement.findUnique({ where: { id } });

describe('ending an entitlement early', () => {
  it('takes a last day from today to its own, and tells the family', async () => {
    const id = await entitle(family, { to: addDays(TODAY, 50) });
    expect(await end(id, { lastDay: addDays(TODAY, -1) })).toMatchObject({
      refusals: [{ code: 'date_in_past', path: 'lastDay' }],
    });
    expect(await end(id, { lastDay: addDays(TODAY, 51) })).toMatchObject({
      refusals: [{ code: 'dates_reversed', path: 'lastDay' }],
    });
    expect(await end(id)).toEqual({ kind: 'done' });
    expect((await has(id))?.toDate.toISOString().slice(0, 10)).toBe(TODAY);
    expect(await messagesTo(family)).toEqual(['aid_ended']);
    expect(await auditOn(id)).toEqual(['entitlement.end']);
  });

  it('takes one out that has not begun by then, and leaves one that is over', async () => {
    const ahead = await entitle(family, { from: addDays(TODAY, 10) });
    expect(await end(ahead, { lastDay: addDays(TODAY, 9) })).toEqual({ kind: 'done' });
    expect(await has(ahead)).toBeNull();
    expect(await auditOn(ahead)).toEqual(['entitlement.remove']);
    const over = await entitle(family, { class: 'orphan', to: addDays(TODAY, -1) });
    expect(await end(over)).toMatchObject({ refusals: [{ code: 'entitlement_over' }] });
  });
});

describe('the list of entitlements', () => {
  it('answers by state, class, source, school and name, and writes each look down without the name', async () => {
    await db.entitlement.deleteMany();
    await entitle(family);
    await entitle(family, { class: 'orphan', from: addDays(TODAY, 10) });
    await entitle(await newFamily({ schoolId: 'ganpu' }), { class: 'disabled', to: addDays(TODAY, -1) });
    const question = { class: null, source: null, school: null, name: '', page: 1, perPage: 50 } as const;
    const ask = async (over: Partial<Parameters<typeof listEntitlements>[1]>) => {
      const { rows } = await listEntitlements(by, { ...question, state: 'in_force', ...over }, NOW);
      return rows.map((row) => row.class);
    };
    expect(await ask({})).toEqual(['subsistence']);
    expect(await ask({ state: 'to_come' })).toEqual(['orphan']);
    expect(await ask({ state: 'over' })).toEqual(['disabled']);
    expect(await ask({ state: 'over', school: 'xiangyang' })).toEqual([]);
    expect(await ask({ class: 'orphan' })).toEqual([]);
    expect(await ask({ source: 'agriculture' })).toEqual([]);
    expect(await ask({ name: '林一' })).toEqual(['subsistence']);
    const looks = await db.auditEvent.findMany({ where: { verb: 'entitlements.list' } });
    expect(looks).toHaveLength(7);
    expect(looks.at(-1)?.data).toMatchObject({ searched: true, shown: 1 });
    expect(JSON.stringify(looks.map(({ data }) => data))).not.toContain('林一');
  });
});

describe('what a family sees', () => {
  it('is what its own child has, and what that means in money', async () => {
    await entitle(family);
    const programmeId = await layProgramme({ percent: 60, capFen: 40_000 });
    const page = await childAid(family.actor, family.childId, NOW);
    expect(page.entitlements).toMatchObject([{ class: 'subsistence', state: 'in_force' }]);
    expect(page.programmes).toMatchObject([
      { id: programmeId, percent: 60, capFen: 40_000, usedFen: 0, covers: ['service', 'agency'] },
    ]);
    const other = await newFamily();
    await expect(childAid(other.actor, family.childId, NOW)).rejects.toThrow('not found');
    expect((await childAid(other.actor, other.childId, NOW)).programmes).toEqual([]);
  });
});

describe('the papers of applications', () => {
  it('are dropped when nobody needs them any more', async () => {
    const span = { from: TODAY, to: addDays(TODAY, 30) };
    const ask = async (kind: 'orphan' | 'disabled' | 'migrant') => {
      const input = { childId: family.childId, class: kind, proof, ...span };
      const outcome = await claimEntitlement(family.actor, input, NOW);
      return outcome.kind === 'done' ? outcome.claimId : '';
    };
    const [granted, declined, waiting] = [await ask('orphan'), await ask('disabled'), await ask('migrant')];
    await grantClaim(by, { claimId: granted, ...span }, NOW);
    await declineClaim(by, { claimId: declined, answer: '材料不全。' }, NOW);
    const kept = async () => {
      const claims = await db.entitlementClaim.findMany({ where: { proofCipher: { not: null } } });
      return claims.map(({ id }) => id).sort();
    };
    await dropOldProofs(at(addDays(TODAY, 29)));
    expect(await kept()).toEqual([granted, declined, waiting].sort());
    await dropOldProofs(at(addDays(TODAY, 31)));
    expect(await kept()).toEqual([declined, waiting].sort());
    await dropOldProofs(at(addDays(TODAY, 91)));
    expect(await kept()).toEqual([waiting]);
    for (const subjectId of [granted, declined])
      expect(await db.auditEvent.count({ where: { verb: 'entitlement_proof.drop', subjectId } })).toBe(1);
    expect(Buffer.from((await claimProof(by, waiting, NOW)).content)).toEqual(Buffer.from(proof.content));
    await expect(claimProof(by, granted, NOW)).rejects.toThrow('not found');
  });
});
