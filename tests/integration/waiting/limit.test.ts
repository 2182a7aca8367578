import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays } from '~/domain/calendar';
import * as join from '~/routes/parent+/offerings.$offeringId.waiting';
import { joinLine } from '~/services/waiting/join-line.server';
import { joinPage } from '~/services/waiting/join-page.server';
import { leaveLine } from '~/services/waiting/leave-line.server';
import { type Family, newFamily, openMarket, openOffering, TODAY } from '../parent/family-market';
import { rendered } from '../rules/rendered';
import type { Market } from '../search/market';
import { cookieOf } from './cookie';
import { allWait, cancels, fill, statesOf, waits } from './line';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
afterEach(() => db.countySetting.deleteMany());

async function mostLines(value: number) {
  const validFrom = new Date(`${addDays(TODAY, -1)}T00:00:00Z`);
  await db.countySetting.deleteMany();
  await db.countySetting.create({ data: { key: 'lines_per_child', value, validFrom, source: 'test' } });
}

/** Full classes, each on a day of its own. */
async function fullClasses(count: number, capacity = 1) {
  const classes = [];
  for (let weekday = 1; weekday <= count; weekday += 1) {
    const offeringId = await openOffering(market, { capacity, weekday, payer: 'county' });
    const [holder] = await fill(offeringId, capacity);
    classes.push({ offeringId, free: async () => holder && cancels(holder) });
  }
  return classes as [(typeof classes)[number], ...typeof classes];
}

const joins = ({ actor, childId }: Family, offeringId: string, childIds = [childId]) =>
  joinLine(
    actor,
    { offeringId, childIds, requestKey: randomUUID(), consent: { childData: true } },
    new Date(),
  );

describe('how many lines a child may stand in', () => {
  it('is what the county says: one more is refused in words, and there is room again after leaving one', async () => {
    await mostLines(2);
    const [one, two, three] = await fullClasses(3);
    const family = await newFamily();
    const first = await waits(family, one.offeringId);
    await waits(family, two?.offeringId ?? '');
    const third = three?.offeringId ?? '';
    expect(await joins(family, third)).toMatchObject({
      refusals: [{ code: 'lines_full', params: { lines: 2, most: 2 } }],
    });
    const page = await joinPage(family.actor, third, new Date());
    expect(page.joiners).toMatchObject([{ refusals: [{ code: 'lines_full' }] }]);
    const cookie = await cookieOf(family.actor.userId);
    const show = rendered('/parent/offerings/:offeringId/waiting', join);
    const address = `/parent/offerings/${third}/waiting`;
    const [zh, en] = [await show(address, 'zh-CN', cookie), await show(address, 'en', cookie)];
    expect(zh.words).toContain('同时最多 2 个。先退出一个，再来排。');
    expect(en.words).toContain('2 at a time is the most');
    // The only child cannot be chosen, and there is nothing to press.
    expect(zh.html).toMatch(/<input[^>]*type="checkbox"[^>]*disabled/);
    expect(zh.html).not.toContain('type="submit"');

    await leaveLine(family.actor, { entryId: first }, new Date());
    expect(await joins(family, third)).toMatchObject({ kind: 'done' });
  });

  it('counts a place that is being offered, and not one that was taken', async () => {
    await mostLines(1);
    const [one, two] = await fullClasses(2);
    const family = await newFamily();
    const entryId = await waits(family, one.offeringId);
    await one.free();
    expect(await statesOf([entryId])).toBe('offered');
    expect(await joins(family, two?.offeringId ?? '')).toMatchObject({ refusals: [{ code: 'lines_full' }] });
    await db.waitingEntry.update({
      where: { id: entryId },
      data: { status: 'declined', endedAt: new Date() },
    });
    expect(await joins(family, two?.offeringId ?? '')).toMatchObject({ kind: 'done' });
  });

  it('holds for each child of a family, and for nobody else', async () => {
    await mostLines(1);
    const [one, two, three] = await fullClasses(3, 2);
    const family = await newFamily();
    const other = await newFamily();
    await db.guardianChild.create({ data: { guardianId: family.guardianId, childId: other.childId } });
    await waits(family, one.offeringId);
    const second = two?.offeringId ?? '';
    // Tied, both are refused for the one who may not; alone, the other one joins.
    expect(await joins(family, second, [family.childId, other.childId])).toMatchObject({
      refusals: [{ code: 'lines_full' }],
    });
    expect(await db.waitingEntry.count({ where: { offeringId: second } })).toBe(0);
    // One of two places is free: that is no way around it for siblings who wait together.
    await two?.free();
    expect(await joins(family, second, [family.childId, other.childId])).toMatchObject({
      refusals: [{ code: 'lines_full' }],
    });
    expect(await db.waitingEntry.count({ where: { offeringId: second } })).toBe(0);
    const third = three?.offeringId ?? '';
    await allWait(family, third, [other.childId]);
  });

  it('is not outrun by two tabs, nor by a double click', async () => {
    await mostLines(2);
    const classes = await fullClasses(4);
    const family = await newFamily();
    const outcomes = await Promise.all(classes.map(({ offeringId }) => joins(family, offeringId)));
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(2);
    expect(await db.waitingEntry.count({ where: { childId: family.childId } })).toBe(2);

    const twice = await newFamily();
    const requestKey = randomUUID();
    const input = {
      offeringId: classes[0].offeringId,
      childIds: [twice.childId],
      requestKey,
      consent: { childData: true },
    };
    await mostLines(1);
    const pressed = await Promise.all([1, 2].map(() => joinLine(twice.actor, input, new Date())));
    expect(pressed.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(await db.waitingEntry.count({ where: { childId: twice.childId } })).toBe(1);
  });
});
