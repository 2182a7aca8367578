import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import * as entry from '~/routes/parent+/waiting.$waitingId';
import { declineOffer } from '~/services/waiting/decline-offer.server';
import { entryPage } from '~/services/waiting/entry-page.server';
import { leaveLine } from '~/services/waiting/leave-line.server';
import { untieEntry } from '~/services/waiting/untie-entry.server';
import { auditOn, type Family, newFamily, openMarket, openOffering } from '../parent/family-market';
import { rendered } from '../rules/rendered';
import type { Market } from '../search/market';
import { cookieOf } from './cookie';
import { allWait, cancels, entryOf, fill, idle, statesOf, waits } from './line';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

async function sibling({ guardianId }: Family, name: string): Promise<string> {
  const { childId, guardianId: other } = await newFamily();
  await db.child.update({ where: { id: childId }, data: { name } });
  await db.guardianChild.create({ data: { guardianId, childId } });
  await db.guardianChild.delete({ where: { guardianId_childId: { guardianId: other, childId } } });
  return childId;
}

/** A full class of three, so many siblings tied in front, and one child behind them. */
async function tied(count = 2) {
  const offeringId = await openOffering(market, { capacity: 3, payer: 'county' });
  const holders = await fill(offeringId, 3);
  const family = await newFamily();
  const ids = [family.childId];
  for (const name of ['林二诺', '林三诺'].slice(0, count - 1)) ids.push(await sibling(family, name));
  const entries = await allWait(family, offeringId, ids);
  const behind = await newFamily();
  entries.push(await waits(behind, offeringId));
  const free = async (index: number) => {
    const holder = holders[index];
    if (holder) await cancels(holder);
  };
  return { offeringId, family, behind, ids, entries: entries as [string, string, ...string[]], free };
}

const untie = ({ actor }: Family, entryId: string) => untieEntry(actor, { entryId }, new Date());
const standing = (ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => (({ position, tieId }) => [position, tieId !== null])(await entryOf(id))),
  );

describe('siblings who wait separately from now on', () => {
  it('keep their positions; a place that was kept for both is the first one’s at once', async () => {
    const { entries, family, behind, free } = await tied();
    await free(0);
    expect(await statesOf(entries)).toBe('waiting waiting waiting');
    expect((await entryPage(family.actor, entries[0], new Date())).keptUntil).not.toBeNull();
    // Pressed on the second child's page: which of them presses makes no difference.
    expect(await untie(family, entries[1])).toEqual({ kind: 'done' });
    expect(await statesOf(entries)).toBe('offered waiting waiting');
    expect(await standing(entries)).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
    expect(await idle(new Date())).toEqual([]);
    const page = await entryPage(family.actor, entries[1], new Date());
    expect(page).toMatchObject({ tied: false, siblings: [], keptUntil: null, line: { before: 0 } });
    expect(await auditOn(entries[0])).toEqual(['waiting.join', 'waiting.untie', 'waiting.offer']);
    expect(await auditOn(entries[1])).toEqual(['waiting.join', 'waiting.untie']);

    await free(1);
    await free(2);
    expect(await statesOf(entries)).toBe('offered offered offered');
    await declineOffer(behind.actor, { entryId: entries[2] ?? '' }, new Date());
  });

  it('leave the others together where they were three', async () => {
    const { entries, family, free } = await tied(3);
    await untie(family, entries[0]);
    expect(await standing(entries)).toEqual([
      [1, false],
      [2, true],
      [3, true],
      [4, false],
    ]);
    await free(0);
    expect(await statesOf(entries)).toBe('offered waiting waiting waiting');
    await free(1);
    // One place is not enough for the two, and is kept for them.
    expect(await statesOf(entries)).toBe('offered waiting waiting waiting');
    await untie(family, entries[2] ?? '');
    expect(await statesOf(entries)).toBe('offered offered waiting waiting');
  });

  it('stay tied in other lines, as after a draw', async () => {
    const [one, two] = [await tied(), await tied()];
    const { tieId } = await entryOf(one.entries[0]);
    await db.waitingEntry.updateMany({
      where: { id: { in: two.entries.slice(0, 2) } },
      data: { tieId },
    });
    await untie(one.family, one.entries[0]);
    expect((await standing(two.entries)).map(([, isTied]) => isTied)).toEqual([true, true, false]);
  });

  it('do so once, however often and from wherever it is pressed', async () => {
    const { entries, family, free } = await tied();
    await free(0);
    const outcomes = await Promise.all([
      untie(family, entries[0]),
      untie(family, entries[1]),
      untie(family, entries[0]),
      free(1),
    ]);
    for (const outcome of outcomes) if (outcome) expect(['done', 'refused']).toContain(outcome.kind);
    // Two places and two children in front: whichever came first, both are asked, and nobody twice.
    expect(await statesOf(entries)).toBe('offered offered waiting');
    const offers = await Promise.all(entries.slice(0, 2).map(auditOn));
    for (const verbs of offers) expect(verbs.filter((verb) => verb === 'waiting.offer')).toHaveLength(1);
    expect(await idle(new Date())).toEqual([]);
  });

  it('are nobody else’s to part, and not once they are asked or gone', async () => {
    const { entries, family, behind, free } = await tied();
    await expect(untie(behind, entries[0])).rejects.toThrow(NotFound);
    expect((await standing(entries)).map(([, isTied]) => isTied)).toEqual([true, true, false]);
    await free(0);
    await free(1);
    expect(await untie(family, entries[0])).toMatchObject({ refusals: [{ code: 'not_waiting' }] });
    await leaveLine(family.actor, { entryId: entries[1] }, new Date());
    expect(await untie(family, entries[1])).toMatchObject({ refusals: [{ code: 'not_waiting' }] });
  });
});

describe('the page of a tied child', () => {
  const show = rendered('/parent/waiting/:waitingId', entry);

  it('says what parting means in both languages, and does it by a plain press', async () => {
    const { entries, family } = await tied();
    const cookie = await cookieOf(family.actor.userId);
    const address = `/parent/waiting/${entries[0]}`;
    const [zh, en] = [await show(address, 'zh-CN', cookie), await show(address, 'en', cookie)];
    expect(zh.words).toContain('林一诺、林二诺现在一起排');
    expect(en.words).toContain('Wait separately');
    for (const page of [zh, en]) expect(page.words).not.toMatch(/\bwaiting[.:][a-z]|\{\{|undefined/);
    const form = new URLSearchParams({ act: 'untie' });
    const answer = await show(address, 'zh-CN', cookie, form);
    expect([answer.status, answer.to]).toEqual([302, address]);
    const after = await show(address, 'zh-CN', cookie);
    expect(after.words).not.toContain('想分开排');
  });

  it('names no child of another family to whoever is no guardian of it', async () => {
    const { entries, family, ids } = await tied();
    const other = await newFamily();
    await db.guardianChild.create({ data: { guardianId: other.guardianId, childId: family.childId } });
    expect(ids).toHaveLength(2);
    const page = await show(`/parent/waiting/${entries[0]}`, 'zh-CN', await cookieOf(other.actor.userId));
    expect(page.words).toContain('林一诺现在和别的孩子一起排');
    expect(page.words).not.toContain('林二诺');
  });
});
