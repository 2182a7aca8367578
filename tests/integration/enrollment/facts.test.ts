import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { decideEnrollment } from '~/domain/enrollment/decide';
import { NotFound, type RefusalCode } from '~/domain/refusal';
import { enrollmentFacts } from '~/services/enrollment/facts.server';
import { offeringFacts } from '~/services/enrollment/offering-facts.server';
import { layFamily, layMarket, layOffering, type Market, NOW, takePlace, weekly } from '../search/market';

let market: Market;
beforeAll(async () => {
  market = await layMarket();
});

async function refusals(childId: string, offeringId: string, now = NOW): Promise<RefusalCode[]> {
  const facts = (await enrollmentFacts(db, { childId, offeringIds: [offeringId] }, now)).get(offeringId);
  if (!facts) throw new Error('no facts');
  const decision = decideEnrollment(facts);
  return decision.kind === 'refused' ? decision.refusals.map(({ code }) => code) : [];
}

describe('facts of a place', () => {
  it('a child that fits gets a place, priced by the lessons to come', async () => {
    const family = await layFamily();
    const offeringId = await layOffering(market);
    const facts = (
      await enrollmentFacts(db, { childId: family.childId, offeringIds: [offeringId] }, NOW)
    ).get(offeringId);
    expect(facts && decideEnrollment(facts)).toMatchObject({
      kind: 'allowed',
      outcome: 'held',
      quote: { dueFen: 14_000 },
    });
  });

  it.each<[string, Parameters<typeof layOffering>[1], RefusalCode[]]>([
    ['another grade', { grades: [5, 6] }, ['grade']],
    ['another school only', { schoolId: 'ganpu', audience: 'own_school' }, ['other_school']],
    ['a school of the same group', { schoolId: 'haibin', audience: 'group' }, []],
    ['a group the child is not in', { schoolId: 'ganpu', audience: 'group' }, ['other_school']],
    ['not open yet', { opensAt: new Date(NOW.getTime() + 1) }, ['not_open_yet']],
    ['opening this very instant', { opensAt: NOW }, []],
    ['closed this very instant', { closesAt: NOW }, ['closed']],
    ['running', { status: 'running' }, ['closed']],
  ])('%s', async (_name, over, expected) => {
    const { childId } = await layFamily();
    expect(await refusals(childId, await layOffering(market, over))).toEqual(expected);
  });

  it('places that are held count until they lapse', async () => {
    const { childId } = await layFamily();
    const offeringId = await layOffering(market, { capacity: 1, minimum: 1 });
    const heldUntil = new Date(NOW.getTime() + 60_000);
    await takePlace(offeringId, await layFamily(), { status: 'held', heldUntil, confirmedAt: null });
    expect(await refusals(childId, offeringId)).toEqual(['full']);
    expect(await refusals(childId, offeringId, heldUntil)).toEqual([]);
  });

  it('what the child has at that time clashes, the way between schools counted', async () => {
    const family = await layFamily();
    const mine = await layOffering(market, { startMinute: 940, endMinute: 1000 });
    await takePlace(mine, family);
    const at = (startMinute: number, schoolId = 'xiangyang') =>
      layOffering(market, { startMinute, endMinute: startMinute + 60, schoolId });
    expect(await refusals(family.childId, mine)).toEqual(['already_enrolled']);
    expect(await refusals(family.childId, await at(999))).toEqual(['clash']);
    expect(await refusals(family.childId, await at(1000))).toEqual([]);
    expect(await refusals(family.childId, await at(1014, 'haibin'))).toEqual(['clash_travel']);
    expect(await refusals(family.childId, await at(1015, 'haibin'))).toEqual([]);
    expect(await refusals(family.childId, await at(1044, 'ganpu'))).toEqual(['clash_travel']);
    expect(await refusals(family.childId, await at(1045, 'ganpu'))).toEqual([]);
    const otherDay = await layOffering(market, { dates: weekly('2026-09-23', 4), weekday: 3 });
    expect(await refusals(family.childId, otherDay)).toEqual([]);
  });

  it('what somebody else has, and what was canceled, does not', async () => {
    const family = await layFamily();
    const mine = await layOffering(market);
    await takePlace(mine, await layFamily());
    await takePlace(mine, family, { status: 'canceled', endedAt: NOW, endReason: 'guardian' });
    expect(await refusals(family.childId, mine)).toEqual([]);
  });

  it('invariant 4: the listing, the course and the check hold that day', async () => {
    const { childId } = await layFamily();
    const offeringId = await layOffering(market);
    const { listing, course, instructor } = market;

    await db.listing.update({ where: { id: listing.id }, data: { status: 'suspended' } });
    expect(await refusals(childId, offeringId)).toEqual(['provider_not_listed']);
    await db.listing.update({ where: { id: listing.id }, data: { status: 'listed', categories: ['art'] } });
    expect(await refusals(childId, offeringId)).toEqual(['provider_not_listed']);
    await db.listing.update({ where: { id: listing.id }, data: { categories: ['sport'] } });

    await db.course.update({ where: { id: course.id }, data: { status: 'returned' } });
    expect(await refusals(childId, offeringId)).toEqual(['course_not_approved']);
    await db.course.update({ where: { id: course.id }, data: { status: 'approved' } });

    const old = { checkedOn: new Date('2025-09-14T00:00:00Z') };
    await db.staffCheck.updateMany({ where: { instructorId: instructor.id }, data: old });
    expect(await refusals(childId, offeringId)).toEqual(['staff_check_expired']);
    const justInTime = { checkedOn: new Date('2025-09-15T00:00:00Z') };
    await db.staffCheck.updateMany({ where: { instructorId: instructor.id }, data: justInTime });
    expect(await refusals(childId, offeringId)).toEqual([]);
  });

  it('leaves out what does not exist and refuses a child that does not', async () => {
    const nobody = '0190b6c0-0000-7000-8000-000000000000';
    expect(await offeringFacts(db, [nobody], NOW)).toEqual(new Map());
    expect(await offeringFacts(db, [], NOW)).toEqual(new Map());
    await expect(enrollmentFacts(db, { childId: nobody, offeringIds: [] }, NOW)).rejects.toThrow(NotFound);
  });
});
