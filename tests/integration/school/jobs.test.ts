import { expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { instantOf } from '~/domain/calendar';
import { jobs, periodic } from '~/jobs/index.server';
import { verifyChain } from '~/services/audit/chain.server';
import { recordAudit } from '~/services/audit/record.server';
import { makeSchool, NOW } from '../provider/county';
import { makeClass, makeSeller } from './here';

const MINE = ['advance-offerings', 'advance-listings', 'drop-roster-imports', 'seal-audit'] as const;

it('what time does to a school runs by the clock', async () => {
  expect(periodic.map(({ job }) => job)).toEqual(expect.arrayContaining([...MINE]));
  const { schoolId } = await makeSchool();
  const seller = await makeSeller();
  const offeringId = await makeClass(seller, schoolId, { status: 'open' });
  await db.listing.updateMany({
    where: { providerId: seller.providerId },
    data: { validTo: new Date('2026-09-21T00:00:00Z') },
  });
  const entry = { verb: 'test.act', subjectKind: 'test', subjectId: 'x' };
  await inTransaction((tx) => recordAudit(tx, { system: 'tests' }, entry, NOW));
  expect((await verifyChain()).unsealed).toBeGreaterThan(0);

  for (const name of MINE) await jobs[name]?.({}, instantOf('2026-09-22', 5));

  expect((await db.offering.findUniqueOrThrow({ where: { id: offeringId } })).status).toBe('running');
  const listing = await db.listing.findFirstOrThrow({ where: { providerId: seller.providerId } });
  expect(listing.status).toBe('expired');
  expect(await verifyChain()).toMatchObject({ unsealed: 0, brokenAt: null });
});
