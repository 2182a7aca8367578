import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { askPage } from '~/services/enrollment/ask.server';
import { placePage } from '~/services/enrollment/place-page.server';
import { paymentsPage } from '~/services/payments/queries.server';
import { newFamily, openMarket, openOffering, taken } from '../parent/family-market';
import { balance, placeLedger } from '../payments/money';
import type { Market } from '../search/market';
import { entitle, layProgramme, pay, teach } from './lived';

let market: Market;
let programmeId: string;
beforeAll(async () => {
  market = await openMarket();
  ({ id: programmeId } = await layProgramme(['orphan', 'subsistence']));
});

describe('what a place costs', () => {
  it('is said for each child by itself, with every subsidy and why', async () => {
    const [family, other] = [await newFamily(), await newFamily()];
    await db.guardianChild.create({ data: { guardianId: family.guardianId, childId: other.childId } });
    await entitle(other.childId, 'subsistence');
    const offeringId = await openOffering(market, { materialsFen: 500, serviceFen: 2000 });
    const { candidates, quote } = await askPage(family.actor, offeringId, new Date());
    const of = (childId: string) => candidates.find(({ id }) => id === childId);
    expect(of(family.childId)).toMatchObject({ quote: { dueFen: 16_500 }, programmes: [] });
    expect(of(other.childId)?.quote).toMatchObject({
      lines: [
        { kind: 'service', fen: 2000 },
        { kind: 'agency', fen: 14_000 },
        { kind: 'materials', fen: 500 },
        { kind: 'subsidy', programme: programmeId, fen: -7000 },
      ],
      dueFen: 9500,
    });
    expect(of(other.childId)?.programmes).toEqual([
      { id: programmeId, nameZh: '县助学补助', nameEn: 'County school aid', because: ['subsistence'] },
    ]);
    // What stands there without a child is the list price.
    expect(quote).toMatchObject({ subsidyFen: 0, dueFen: 16_500 });
  });
});

describe('where the money of a place is', () => {
  it('adds up, and is what the ledger says', async () => {
    const family = await newFamily();
    await entitle(family.childId, 'orphan');
    const offeringId = await openOffering(market, { weekday: 3 });
    const id = await taken(family, offeringId);
    expect((await placePage(family.actor, id, new Date())).account).toMatchObject({
      fullFen: 14_000,
      countyFen: 7000,
      paidFen: 0,
      family: { openFen: 7000 },
    });
    await pay(id);
    await teach(offeringId, 1);
    const { account, programmes } = await placePage(family.actor, id, new Date());
    expect(account).toMatchObject({
      fullFen: 14_000,
      notChargedFen: 0,
      county: [{ programme: programmeId, taughtFen: 1750, toComeFen: 5250 }],
      paidFen: 7000,
      family: { owedFen: 7000, openFen: 0, earnedFen: 1750, heldFen: 5250 },
      goneFen: 0,
      onWayFen: 0,
    });
    expect(programmes).toMatchObject([{ because: ['orphan'] }]);
    expect(await placeLedger(id)).toMatchObject({
      supervised: -account.family.heldFen,
      programme_held: -5250,
      provider_payable: -3500,
    });
    const page = await paymentsPage(family.actor);
    expect(page.sums).toMatchObject({ paidFen: 7000, countyFen: 7000, taughtFen: 1750, heldFen: 5250 });
    expect(page.terms).toMatchObject([
      { id: '2026-autumn', children: [{ id: family.childId, places: [{ enrollmentId: id }] }] },
    ]);
    // On the page of all places the reason is not repeated.
    expect(page.programmes).toMatchObject([{ id: programmeId, because: [] }]);
  });

  it('tells why only those who are the child’s guardians', async () => {
    const family = await newFamily();
    await entitle(family.childId, 'orphan');
    const id = await taken(family, await openOffering(market, { weekday: 4 }));
    await db.guardianChild.deleteMany({ where: { guardianId: family.guardianId } });
    const page = await placePage(family.actor, id, new Date());
    expect(page).toMatchObject({ mayAct: false, programmes: [{ id: programmeId, because: [] }] });
  });

  it('counts what the county pays for whole classes as the county’s', async () => {
    const family = await newFamily();
    const offeringId = await openOffering(market, { weekday: 5, payer: 'county' });
    const id = await taken(family, offeringId);
    await teach(offeringId, 2);
    const { account } = await placePage(family.actor, id, new Date());
    expect(account).toMatchObject({
      fullFen: 14_000,
      county: [{ programme: null, taughtFen: 7000, toComeFen: 7000 }],
      family: { owedFen: 0, openFen: 0 },
    });
    expect((await paymentsPage(family.actor)).sums).toMatchObject({ paidFen: 0, countyFen: 14_000 });
    expect(await balance('county_held')).toBe(-7000);
  });
});
