import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { drawPaper } from '~/services/draw/paper.server';
import { previewDraw } from '~/services/draw/preview.server';
import { publicDraw } from '~/services/draw/public.server';
import { deskDraw } from '~/services/draw/queries.server';
import { sha256 } from '~/services/draw/seed.server';
import { writeDraw } from '~/services/draw/write.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { asked, auditOn, messagesTo, newFamily, openMarket, placeOf } from '../parent/family-market';
import { answerOf } from '../school/here';
import type { Market } from '../search/market';
import { announced, bureau, clockOf, drawnClass, resultsOf, wisher } from './drawn-market';
import { verified } from './verified';

let market: Market;
let officer: Actor;
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
});

describe('a draw that nobody asked anything of', () => {
  it('is held with an empty outcome that replays, and its places are for whoever comes', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const reserved = [{ class: 'rural' as const, places: 1 }];
    const classes = [
      await drawnClass(market, drawId, { capacity: 2, weekday: 2, reserved }),
      await drawnClass(market, drawId, { capacity: 1, weekday: 4 }),
    ];
    const family = await newFamily();
    const first = () => enroll(family.actor, asked(family, classes[0] as string), clock.held);
    expect(await freezeDraw(drawId, clock.frozen)).toBe(true);
    expect(answerOf(await first())).toEqual(['draw_under_way']);
    expect(await previewDraw(officer, { drawId, trials: 3 }, clock.held)).toMatchObject({
      kind: 'done',
      schools: [],
      all: { applicants: 0, places: 3, given: { least: 0, mean: 0, most: 0 } },
    });
    const twice = await Promise.all([1, 2].map(() => commitDraw(officer, { drawId }, clock.held)));
    expect(twice.map(answerOf)).toContain('done');
    expect(twice.map(answerOf)).toContainEqual(['draw_held_already']);
    expect(await writeDraw(drawId, clock.written)).toBe(true);
    expect(await writeDraw(drawId, clock.written)).toBe(false);

    expect(await verified((await drawPaper(drawId, 'verify')).text)).toEqual({
      verified: true,
      differences: [],
    });
    const outcome = JSON.parse((await drawPaper(drawId, 'outcome')).text);
    expect(outcome).toMatchObject({ places: [], waiting: [], reasons: [] });
    const page = await publicDraw(drawId, clock.written);
    expect(page).toMatchObject({
      stage: 'drawn',
      applicants: 0,
      figures: { applicants: 0, places: 3, given: 0 },
    });
    expect(sha256(page.seed as string)).toBe(page.commitment);
    expect(await deskDraw(drawId, clock.written)).toMatchObject({ places: { held: 0, confirmed: 0 } });
    expect(await auditOn(drawId)).toEqual([
      'draw.announce',
      'draw.freeze',
      'draw.preview',
      'draw.hold',
      'draw.write',
    ]);
    expect(await db.waitingEntry.count({ where: { offeringId: { in: classes } } })).toBe(0);
    // What is left after a draw is first come, reserved places included.
    const enrolled = await enroll(family.actor, asked(family, classes[0] as string), clock.written);
    expect(answerOf(enrolled)).toBe('done');
    if (enrolled.kind === 'done') expect((await placeOf(enrolled.enrollmentId)).status).toBe('held');
    expect(await brokenInvariants()).toEqual([]);
  });

  it('is held, too, when every wish was taken out at the close: their families are told', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const only = await drawnClass(market, drawId, { weekday: 3 });
    const family = await wisher(market, drawId, [only]);
    await db.consent.updateMany({
      where: { childId: family.childId, kind: 'child_data' },
      data: { withdrawnAt: clock.during },
    });
    expect(await freezeDraw(drawId, clock.frozen)).toBe(true);
    expect(await commitDraw(officer, { drawId }, clock.held)).toEqual({ kind: 'done' });
    expect(await writeDraw(drawId, clock.written)).toBe(true);
    expect((await resultsOf(family.listId)).get(only)).toMatchObject({
      result: 'dropped',
      refusal: { code: 'consent_missing' },
    });
    expect((await messagesTo(family)).filter((kind) => kind.startsWith('draw_'))).toEqual([
      'draw_dropped',
      'draw_lost',
    ]);
    expect((await publicDraw(drawId, clock.written)).applicants).toBe(0);
  });

  it('is held without a class as well', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    expect(await freezeDraw(drawId, clock.frozen)).toBe(true);
    expect(await commitDraw(officer, { drawId }, clock.held)).toEqual({ kind: 'done' });
    expect(await writeDraw(drawId, clock.written)).toBe(true);
    expect((await verified((await drawPaper(drawId, 'verify')).text)).verified).toBe(true);
  });
});
