import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { entryPage } from '~/services/waiting/entry-page.server';
import { linePage } from '~/services/waiting/line-page.server';
import { announced, bureau, clockOf, drawnClass } from '../draw/drawn-market';
import { newFamily, openMarket, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';
import { allWait, fill, staff, waits } from './line';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

const head = () => staff('school_admin', { schoolId: 'xiangyang' });

describe('the line of a class, as its school reads it', () => {
  it('names its own pupils and nobody else before they have a place', async () => {
    const offeringId = await openOffering(market, { capacity: 1, payer: 'county', audience: 'county' });
    await fill(offeringId, 1);
    await waits(await newFamily({ schoolId: 'xiangyang' }), offeringId);
    await waits(await newFamily({ schoolId: 'haibin' }), offeringId);
    const { live } = await linePage(await head(), offeringId, new Date());
    expect(live).toMatchObject([
      { schoolId: 'xiangyang', name: '林一诺' },
      { schoolId: 'haibin', name: null, className: '' },
    ]);
  });

  it('names nobody where a draw made its order, which is published by pseudonym', async () => {
    const start = new Date();
    const drawId = await announced(await bureau(), clockOf(start));
    const offeringId = await drawnClass(market, drawId, { capacity: 1 });
    const { guardianId, childId } = await newFamily({ schoolId: 'xiangyang' });
    await db.waitingEntry.create({
      data: { offeringId, childId, guardianId, position: 1, joinedAt: start },
    });
    const { live } = await linePage(await head(), offeringId, new Date());
    expect(live).toMatchObject([
      { rank: 1, name: null, grade: null, className: '', schoolId: '', schoolZh: '', schoolEn: '' },
    ]);
  });
});

describe('siblings in a tie', () => {
  it('are named to those who look after them, once each, and to no other guardian of the first', async () => {
    const offeringId = await openOffering(market, { capacity: 2, payer: 'county' });
    await fill(offeringId, 2);
    const [family, { childId: second, guardianId: of }] = [await newFamily(), await newFamily()];
    await db.guardianChild.create({ data: { guardianId: family.guardianId, childId: second } });
    await db.guardianChild.delete({ where: { guardianId_childId: { guardianId: of, childId: second } } });
    await db.child.update({ where: { id: second }, data: { name: '林二诺' } });
    const [first = ''] = await allWait(family, offeringId, [family.childId, second]);
    // Another line in which the same tie stands, as after a draw.
    const { tieId } = await db.waitingEntry.findUniqueOrThrow({ where: { id: first } });
    const other = await openOffering(market, { capacity: 1, weekday: 4 });
    const { guardianId } = family;
    await db.waitingEntry.create({
      data: { offeringId: other, childId: second, guardianId, position: 1, tieId, joinedAt: new Date() },
    });
    const parent = await newFamily();
    await db.guardianChild.create({ data: { guardianId: parent.guardianId, childId: family.childId } });
    expect((await entryPage(family.actor, first, new Date())).siblings).toEqual(['林二诺']);
    expect((await entryPage(parent.actor, first, new Date())).siblings).toEqual([]);
  });
});
