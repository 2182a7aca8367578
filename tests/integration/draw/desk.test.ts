import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { abortDraw } from '~/services/draw/abort.server';
import { announceDraw } from '~/services/draw/announce.server';
import { carryOver } from '~/services/draw/carry-over.server';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { moveClosing } from '~/services/draw/move-closing.server';
import { drawPaper } from '~/services/draw/paper.server';
import { previewDraw } from '~/services/draw/preview.server';
import { publicDraw, publicDraws } from '~/services/draw/public.server';
import { deskDraw } from '~/services/draw/queries.server';
import { sha256 } from '~/services/draw/seed.server';
import { auditOn, messagesTo, openMarket } from '../parent/family-market';
import type { Market } from '../search/market';
import { announced, bureau, clockOf, drawnClass, HOUR, wisher } from './drawn-market';

let market: Market;
let officer: Actor;
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
});

const codes = (outcome: { kind: string; refusals?: readonly { code: string }[] }) =>
  outcome.refusals?.map(({ code }) => code) ?? outcome.kind;

describe('announcing', () => {
  it('commits to a seed nobody is shown', async () => {
    const drawId = await announced(officer, clockOf(new Date()));
    const row = await db.draw.findUniqueOrThrow({ where: { id: drawId } });
    const shown = JSON.stringify([await publicDraw(drawId, new Date()), await deskDraw(drawId, new Date())]);
    expect(row.commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(shown).toContain(row.commitment);
    expect(shown).not.toContain(row.secretCipher);
    expect((await publicDraw(drawId, new Date())).seed).toBeNull();
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: drawId } });
    expect(JSON.stringify(event.data)).not.toContain(row.secretCipher);
  });

  it.each([
    ['in the past', { opens: -1 }, ['draw_opens_past']],
    ['with hardly a window', { closes: 2 }, ['draw_window_short']],
    ['with no time to pay', { pay: 40 }, ['draw_pay_short']],
    ['beyond the term', { pay: 24 * 366 * 40 }, ['draw_after_term']],
  ])('refuses one %s', async (_, { opens = 1, closes = 30, pay = 100 }: Record<string, number>, expected) => {
    const now = new Date();
    const at = (hours: number) => new Date(now.getTime() + hours * HOUR);
    const outcome = await announceDraw(
      officer,
      {
        termId: '2026-autumn',
        nameZh: '测试',
        nameEn: 'Test',
        opensAt: at(opens),
        closesAt: at(closes),
        payUntil: at(pay),
        publicValue: '1',
        publicNote: '1',
      },
      now,
    );
    expect(codes(outcome)).toEqual(expected);
  });

  it('lets the close be moved later only, and tells who has wishes', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const offeringId = await drawnClass(market, drawId, { weekday: 5 });
    const family = await wisher(market, drawId, [offeringId]);
    const later = (hours: number) => new Date(clock.closes.getTime() + hours * HOUR);
    const move = (closesAt: Date, payUntil: Date, now = clock.during) =>
      moveClosing(officer, { drawId, closesAt, payUntil }, now);
    expect(codes(await move(later(-1), clock.payUntil))).toEqual(['draw_only_later']);
    expect(codes(await move(later(60), later(70)))).toEqual(['draw_pay_short']);
    // The class begins two weeks from now.
    expect(codes(await move(later(1), later(24 * 30)))).toEqual(['draw_after_lessons']);
    expect(codes(await move(later(5), clock.payUntil))).toBe('done');
    expect(await messagesTo(family)).toEqual(['draw_extended']);
    expect(await freezeDraw(drawId, clock.frozen)).toBe(false);
    expect(codes(await move(later(9), clock.payUntil, later(6)))).toEqual(['draw_window_over']);
  });
});

describe('a preview', () => {
  it('shows ranges of trials, hides small groups, and never opens the seed', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const offeringId = await drawnClass(market, drawId, {
      capacity: 2,
      weekday: 3,
      reserved: [{ class: 'hardship', places: 1 }],
    });
    expect(codes(await previewDraw(officer, { drawId, trials: 4 }, clock.during))).toEqual([
      'draw_not_frozen',
    ]);
    const families = [];
    for (let index = 0; index < 7; index += 1) families.push(await wisher(market, drawId, [offeringId]));
    const poor = families[0]?.childId as string;
    await db.entitlement.create({
      data: {
        childId: poor,
        class: 'subsistence',
        source: 'civil_affairs',
        fromDate: new Date('2026-01-01'),
        toDate: new Date('2045-01-01'),
        createdBy: officer.userId,
      },
    });
    await freezeDraw(drawId, clock.frozen);
    const preview = await previewDraw(officer, { drawId, trials: 6 }, clock.held);
    if (preview.kind === 'refused') throw new Error('refused');
    expect(preview.all).toMatchObject({
      applicants: 7,
      places: 2,
      anyMet: { least: 2, most: 2 },
      none: { least: 5, most: 5 },
    });
    // One child with a claim: it always has the reserved place, and its group is too small to be shown.
    expect(preview.gained).toEqual([
      { class: 'hardship', given: { least: 1, mean: 1, most: 1 }, gained: expect.anything() },
    ]);
    expect(preview.entitlements).toEqual([{ key: 'subsistence', applicants: null }]);
    expect(preview.towns.map(({ key, applicants }) => [key, applicants])).toEqual([['urban', 7]]);
    expect(preview.demand).toEqual([{ offering: offeringId, capacity: 2, reserved: 1, first: 7, wishes: 7 }]);
    expect(await auditOn(drawId)).toContain('draw.preview');
    expect((await db.draw.findUniqueOrThrow({ where: { id: drawId } })).seed).toBeNull();
  });
});

describe('calling a draw off', () => {
  it('leaves the reason and the seed for everybody, and lets classes and wishes join the next', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const stays = await drawnClass(market, drawId, { weekday: 1 });
    const begins = await drawnClass(market, drawId, { weekday: 2 });
    const tieId = crypto.randomUUID();
    const siblings = [
      await wisher(market, drawId, [begins, stays], { tieId }),
      await wisher(market, drawId, [begins, stays], { tieId }),
    ];
    await freezeDraw(drawId, clock.frozen);
    expect(codes(await abortDraw(officer, { drawId, reason: ' ' }, clock.held))).toEqual(['reason_missing']);
    expect(codes(await abortDraw(officer, { drawId, reason: '名额写错了' }, clock.held))).toBe('done');
    const page = await publicDraw(drawId, clock.held);
    expect(page).toMatchObject({ stage: 'aborted', abortedWhy: '名额写错了' });
    expect(sha256(page.seed as string)).toBe(page.commitment);
    await expect(drawPaper(drawId, 'verify')).rejects.toThrow('draw_paper');
    expect((await publicDraws(clock.held)).some(({ id }) => id === drawId)).toBe(true);
    expect(codes(await commitDraw(officer, { drawId }, clock.held))).toEqual(['draw_not_frozen']);
    for (const family of siblings) expect(await messagesTo(family)).toContain('draw_aborted');

    const next = clockOf(clock.held);
    const toDrawId = await announced(officer, next);
    // The sale of this one would end before the new places are paid.
    await db.offering.update({ where: { id: begins }, data: { closesAt: next.closes } });
    const carried = await carryOver(officer, { fromDrawId: drawId, toDrawId }, next.during);
    expect(carried).toEqual({ kind: 'done', classes: 1, lists: 2 });
    const lists = await db.wishList.findMany({ where: { drawId: toDrawId }, include: { wishes: true } });
    expect(
      lists.map(({ tieId: tie, wishes }) => [tie, wishes.map((wish) => [wish.offeringId, wish.rank])]),
    ).toEqual([tieId, tieId].map((tie) => [tie, [[stays, 1]]]));
    // A pseudonym of the first draw says nothing about the second.
    expect(lists.some(({ applicant }) => siblings.some((family) => family.applicant === applicant))).toBe(
      false,
    );
    for (const { applicant, code } of lists) {
      expect(sha256(`${toDrawId}:${code}`).slice(0, 16)).toBe(applicant);
    }
    expect(await carryOver(officer, { fromDrawId: drawId, toDrawId }, next.during)).toEqual({
      kind: 'done',
      classes: 0,
      lists: 0,
    });
  });

  it('is too late once it was held', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const offeringId = await drawnClass(market, drawId, { weekday: 4 });
    await wisher(market, drawId, [offeringId]);
    await freezeDraw(drawId, clock.frozen);
    await commitDraw(officer, { drawId }, clock.held);
    expect(codes(await abortDraw(officer, { drawId, reason: '改主意了' }, clock.held))).toEqual([
      'draw_past_aborting',
    ]);
  });
});
