import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { unlinkChild } from '~/services/children/unlink-child.server';
import { joinLine } from '~/services/waiting/join-line.server';
import { type Family, newFamily, openMarket, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';
import { allWait, cancels, fill, idle, statesOf } from './line';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

/** A second child of a family, which the other guardian keeps as well. */
async function sibling({ guardianId }: Family): Promise<string> {
  const { childId } = await newFamily();
  await db.guardianChild.create({ data: { guardianId, childId } });
  return childId;
}

it('a form that is gone back to and filled in for another child puts that child in the line too', async () => {
  const offeringId = await openOffering(market, { capacity: 2 });
  await fill(offeringId, 2);
  const family = await newFamily();
  const other = await sibling(family);
  const requestKey = randomUUID();
  const send = (childIds: string[], of = offeringId) =>
    joinLine(
      family.actor,
      { offeringId: of, childIds, requestKey, consent: { childData: true } },
      new Date(),
    );
  const first = await send([family.childId]);
  expect(await send([family.childId])).toEqual({ ...first, existing: true });
  expect(await send([other])).toMatchObject({ kind: 'done', existing: false });
  expect(await db.waitingEntry.count({ where: { offeringId, childId: other, status: 'waiting' } })).toBe(1);
  expect(await send([family.childId, other])).toMatchObject({ refusals: [{ code: 'waiting_already' }] });
  const elsewhere = await openOffering(market, { capacity: 1, weekday: 4 });
  await fill(elsewhere, 1);
  expect(await send([family.childId], elsewhere)).toMatchObject({ kind: 'done', existing: false });
});

it('siblings who are sent twice are one form', async () => {
  const offeringId = await openOffering(market, { capacity: 2 });
  await fill(offeringId, 2);
  const family = await newFamily();
  const childIds = [family.childId, await sibling(family)];
  const input = { offeringId, childIds, requestKey: randomUUID(), consent: { childData: true } };
  const first = await joinLine(family.actor, input, new Date());
  expect(await joinLine(family.actor, { ...input, childIds: [...childIds].reverse() }, new Date())).toEqual({
    ...first,
    existing: true,
  });
});

it('a child that is untied because its guardian unlinks its sibling is offered what is free at once', async () => {
  const offeringId = await openOffering(market, { capacity: 2, payer: 'county' });
  const holders = await fill(offeringId, 2);
  const family = await newFamily();
  const other = await sibling(family);
  const entries = await allWait(family, offeringId, [family.childId, other]);
  if (holders[0]) await cancels(holders[0]);
  expect(await statesOf(entries)).toBe('waiting waiting');
  await unlinkChild(family.actor, { childId: other }, new Date());
  expect((await statesOf(entries)).split(' ')).toContain('offered');
  expect(await idle(new Date())).toEqual([]);
});
