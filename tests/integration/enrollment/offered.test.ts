import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { enroll } from '~/services/enrollment/enroll.server';
import {
  asked,
  auditOn,
  type Family,
  livePlaces,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
  taken,
} from '../parent/family-market';
import type { Market } from '../search/market';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

const MINUTE = 60_000;

/** A family that waits in a class, first in line; with an offer when it is told until when. */
async function inLine({ guardianId, childId }: Family, offeringId: string, offerUntil: Date | null) {
  const joinedAt = new Date(Date.now() - 60 * MINUTE);
  const position = 1 + (await db.waitingEntry.count({ where: { offeringId } }));
  const status = offerUntil ? 'offered' : 'waiting';
  const offeredAt = offerUntil && joinedAt;
  const entry = await db.waitingEntry.create({
    data: { offeringId, childId, guardianId, status, position, joinedAt, offeredAt, offerUntil },
  });
  return entry.id;
}

describe('a place that the waiting list offers', () => {
  it('is the child’s own, held for as long as the county gives who waited, and ends the entry', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const [family, other, now] = [await newFamily(), await newFamily(), new Date()];
    const entryId = await inLine(family, offeringId, new Date(now.getTime() + MINUTE));
    expect(await enroll(other.actor, asked(other, offeringId), now)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'full' }],
    });
    const id = await taken(family, offeringId, now);
    const { heldUntil } = await placeOf(id);
    expect((heldUntil as Date).getTime() - now.getTime()).toBe(24 * 60 * MINUTE);
    const entry = await db.waitingEntry.findUniqueOrThrow({ where: { id: entryId } });
    expect(entry).toMatchObject({ status: 'accepted', enrollmentId: id, endedAt: now });
    expect(await auditOn(entryId)).toEqual(['waiting.accept']);
    expect(await livePlaces(offeringId)).toBe(1);
  });

  it('is no more there when its time is over', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const [family, now] = [await newFamily(), new Date()];
    await inLine(family, offeringId, now);
    expect(await enroll(family.actor, asked(family, offeringId), now)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'full' }],
    });
  });

  it('leaves no free place to whoever comes along while others wait', async () => {
    const offeringId = await openOffering(market, { capacity: 2 });
    const [waits, comes] = [await newFamily(), await newFamily()];
    await inLine(waits, offeringId, null);
    expect(await enroll(comes.actor, asked(comes, offeringId), new Date())).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'others_wait' }],
    });
  });
});
