import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { withdrawConsent } from '~/services/children/change-consent.server';
import { unlinkChild } from '~/services/children/unlink-child.server';
import { cancelOffering } from '~/services/school/cancel-offering.server';
import { declineOffer } from '~/services/waiting/decline-offer.server';
import { entryPage } from '~/services/waiting/entry-page.server';
import { joinLine } from '~/services/waiting/join-line.server';
import { leaveLine } from '~/services/waiting/leave-line.server';
import { bureauLinePage, linePage } from '~/services/waiting/line-page.server';
import { moveEntry } from '~/services/waiting/move-entry.server';
import { ownLines } from '~/services/waiting/own-lines.server';
import { forgetJobs } from '../../support/jobs';
import { type Family, messagesTo, newFamily, openMarket, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';
import {
  accepts,
  allWait,
  cancels,
  children,
  fill,
  HOUR,
  idle,
  jobsRunAt,
  later,
  staff,
  statesOf,
  waits,
} from './line';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

/** A second child of a family. */
async function sibling({ guardianId }: Family): Promise<string> {
  const { childId, guardianId: other } = await newFamily();
  await db.guardianChild.create({ data: { guardianId, childId } });
  await db.guardianChild.delete({ where: { guardianId_childId: { guardianId: other, childId } } });
  return childId;
}

describe('siblings who wait together', () => {
  /** Both places taken; two siblings in front, one child behind. */
  async function tied() {
    // Paid by the county: the places are confirmed, and none lapses while the clock goes on.
    const offeringId = await openOffering(market, { capacity: 2, payer: 'county' });
    const holders = await fill(offeringId, 2);
    const family = await newFamily();
    const entries = await allWait(family, offeringId, [family.childId, await sibling(family)]);
    const behind = await newFamily();
    entries.push(await waits(behind, offeringId));
    const free = async (index: number, now = new Date()) => {
      const holder = holders[index];
      if (holder) await cancels(holder, now);
    };
    return { offeringId, family, entries, free };
  }

  it('are offered places when both fit, and one is kept for them until then', async () => {
    const { entries, family, free } = await tied();
    await free(0);
    expect(await statesOf(entries)).toBe('waiting waiting waiting');
    expect(await idle(new Date())).toEqual([]);
    const page = await entryPage(family.actor, entries[0] ?? '', new Date());
    expect(page).toMatchObject({ siblings: ['林一诺'], line: { before: 0, waiting: 3 } });
    expect(page.keptUntil).not.toBeNull();
    await free(1);
    expect(await statesOf(entries)).toBe('offered offered waiting');
  });

  it('no longer than the county says: then the next one has it, and they keep their place in the line', async () => {
    // The holds of other tests have jobs of their own, which would come due with these.
    await forgetJobs();
    const { entries, free } = await tied();
    const now = new Date();
    await free(0, now);
    await jobsRunAt(later(now, 48 * HOUR - 1));
    expect(await statesOf(entries)).toBe('waiting waiting waiting');
    await jobsRunAt(later(now, 48 * HOUR), 'tend-lines');
    expect(await statesOf(entries)).toBe('waiting waiting offered');
  });

  it('are answered one by one: the other’s offer stands', async () => {
    const { entries, family, free } = await tied();
    await free(0);
    await free(1);
    await declineOffer(family.actor, { entryId: entries[0] ?? '' }, new Date());
    expect(await statesOf(entries)).toBe('declined offered offered');
    expect(await accepts(family, entries[1] ?? '', new Date())).toMatchObject({ kind: 'done' });
  });

  it('go on alone when one leaves: what is free is the other’s at once', async () => {
    const { entries, family, free } = await tied();
    await free(0);
    await leaveLine(family.actor, { entryId: entries[0] ?? '' }, new Date());
    expect(await statesOf(entries)).toBe('left offered waiting');
  });

  it('are not taken on where the class could never hold them', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    await fill(offeringId, 1);
    const family = await newFamily();
    const input = { offeringId, childIds: [family.childId, await sibling(family)], requestKey: null };
    expect(
      await joinLine(family.actor, { ...input, consent: { childData: true } }, new Date()),
    ).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'tie_too_large' }],
    });
  });
});

describe('who may stand in a line', () => {
  it('a child that could have a place were there one; once; with its data agreed to; by the form’s name once', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const family = await newFamily();
    const join = (over: object = {}) =>
      joinLine(
        family.actor,
        { offeringId, childIds: [family.childId], requestKey: null, consent: { childData: true }, ...over },
        new Date(),
      );
    expect(await join()).toMatchObject({ refusals: [{ code: 'place_free' }] });
    await fill(offeringId, 1);
    expect(await join({ consent: { childData: false } })).toMatchObject({
      refusals: [{ code: 'consent_missing' }],
    });
    const requestKey = randomUUID();
    const first = await join({ requestKey });
    expect(first).toMatchObject({ kind: 'done', existing: false });
    expect(await join({ requestKey })).toEqual({ ...first, existing: true });
    expect(await join()).toMatchObject({ refusals: [{ code: 'waiting_already' }] });
    const older = await newFamily({ grade: 6 });
    const other = { offeringId, childIds: [older.childId], requestKey: null, consent: { childData: true } };
    expect(await joinLine(older.actor, other, new Date())).toMatchObject({ refusals: [{ code: 'grade' }] });
    const stranger = await newFamily();
    await expect(
      joinLine(stranger.actor, { ...other, childIds: [family.childId] }, new Date()),
    ).rejects.toThrow(NotFound);
    expect((await ownLines(family.actor, new Date())).live).toMatchObject([
      { status: 'waiting', rank: { before: 0, asked: 0, waiting: 1 } },
    ]);
  });

  it('nobody who has left: closed with a message when its turn comes, and the next one is asked', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const [holder] = await fill(offeringId, 1);
    const { families, entries } = await children(3, offeringId);
    const [gone, silent] = families as [Family, Family];
    await db.child.update({ where: { id: gone.childId }, data: { leftOn: new Date() } });
    const consent = await db.consent.findFirstOrThrow({
      where: { childId: silent.childId, kind: 'child_data' },
    });
    await withdrawConsent(silent.actor, { childId: silent.childId, consentId: consent.id }, new Date());
    if (holder) await cancels(holder);
    expect(await statesOf(entries)).toBe('closed closed offered');
    expect(await messagesTo(gone)).toEqual(['waiting_closed_child']);
    expect(await entryPage(gone.actor, entries[0] ?? '', new Date())).toMatchObject({ closedWhy: 'child' });
  });

  it('nobody whose child was taken out of the account: its offer goes to the next one', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    const [holder] = await fill(offeringId, 1);
    const { families, entries } = await children(2, offeringId);
    if (holder) await cancels(holder);
    const [first] = families as [Family];
    await unlinkChild(first.actor, { childId: first.childId }, new Date());
    expect(await statesOf(entries)).toBe('left offered');
  });

  it('nobody any more once the class is canceled: all are told', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    await fill(offeringId, 1);
    const { families, entries } = await children(2, offeringId);
    const head = await staff('school_admin', { schoolId: 'xiangyang' });
    await cancelOffering(head, { offeringId, reason: '场地维修' }, new Date());
    expect(await statesOf(entries)).toBe('closed closed');
    for (const family of families) expect(await messagesTo(family)).toEqual(['waiting_closed_canceled']);
    const page = await entryPage(families[0]?.actor as Family['actor'], entries[0] ?? '', new Date());
    expect(page.closedWhy).toBe('canceled');
  });
});

describe('a line that an officer changes', () => {
  it('says why to whoever is moved and whoever is overtaken, and to nobody else', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    await fill(offeringId, 1);
    const { families, entries } = await children(4, offeringId);
    const [a = '', b = '', c = '', d = ''] = entries;
    const officer = await staff('bureau_officer');
    const reason = '报名系统当天出错，按原来的时间补回。';
    expect(await moveEntry(officer, { entryId: c, kind: 'jump', reason: '照顾' }, new Date())).toMatchObject({
      refusals: [{ code: 'reason_short', path: 'reason' }],
    });
    expect(
      await moveEntry(officer, { entryId: c, kind: 'jump', toPosition: 2, reason }, new Date()),
    ).toMatchObject({ kind: 'done', rank: 2 });
    const reads = async (index: number, entryId: string) =>
      (await entryPage(families[index]?.actor as Family['actor'], entryId, new Date())).moves;
    expect(await reads(2, c)).toMatchObject([{ kind: 'jump', from: 3, to: 2, overtaken: false, reason }]);
    expect(await reads(1, b)).toMatchObject([{ kind: 'pass_over', from: 2, to: 3, overtaken: true, reason }]);
    expect(await reads(0, a)).toEqual([]);
    expect(await reads(3, d)).toEqual([]);
    expect(await messagesTo(families[2] as Family)).toEqual(['waiting_moved']);
    expect(await messagesTo(families[1] as Family)).toEqual(['waiting_overtaken']);
    expect(await messagesTo(families[3] as Family)).toEqual([]);

    await moveEntry(officer, { entryId: a, kind: 'pass_over', reason }, new Date());
    const page = await bureauLinePage(officer, offeringId, new Date());
    expect(page.live.map(({ entryId }) => entryId)).toEqual([c, a, b, d]);
    expect(page.live.map(({ rank, name }) => `${rank} ${name}`)).toEqual(
      ['1', '2', '3', '4'].map((n) => `${n} 林＊＊`),
    );
    expect(await reads(0, a)).toMatchObject([{ kind: 'pass_over', from: 1, to: 2, overtaken: false }]);
  });

  it('moves nobody where it says the opposite, nor for anybody but the bureau', async () => {
    const offeringId = await openOffering(market, { capacity: 1 });
    await fill(offeringId, 1);
    const { families, entries } = await children(2, offeringId);
    const [first = '', second = ''] = entries;
    const officer = await staff('bureau_officer');
    const reason = '这样写原因已经够长了吧';
    const move = (input: Parameters<typeof moveEntry>[1]) => moveEntry(officer, input, new Date());
    const same = { refusals: [{ code: 'waiting_same_place' }] };
    expect(await move({ entryId: first, kind: 'jump', reason })).toMatchObject(same);
    expect(await move({ entryId: second, kind: 'pass_over', reason })).toMatchObject(same);
    expect(await move({ entryId: first, kind: 'jump', toPosition: 2, reason })).toMatchObject(same);
    const wrong = [
      await staff('school_admin', { schoolId: 'xiangyang' }),
      await staff('bureau_inspector'),
      families[0]?.actor,
    ];
    for (const actor of wrong) {
      await expect(
        moveEntry(actor as Family['actor'], { entryId: second, kind: 'jump', reason }, new Date()),
      ).rejects.toThrow(NotFound);
    }
    await expect(bureauLinePage(wrong[0] as Family['actor'], offeringId, new Date())).rejects.toThrow(
      NotFound,
    );
    await expect(linePage(officer, offeringId, new Date())).rejects.toThrow(NotFound);
    const elsewhere = await staff('school_admin', { schoolId: 'haibin' });
    await expect(linePage(elsewhere, offeringId, new Date())).rejects.toThrow(NotFound);
    await expect(entryPage(families[1]?.actor as Family['actor'], first, new Date())).rejects.toThrow(
      NotFound,
    );
  });
});
