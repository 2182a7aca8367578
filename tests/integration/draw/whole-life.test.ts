import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import type { Actor } from '~/domain/access/actor';
import { advanceDraws } from '~/services/draw/advance.server';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { drawPaper } from '~/services/draw/paper.server';
import { sha256 } from '~/services/draw/seed.server';
import { writeDraw } from '~/services/draw/write.server';
import { auditOn, livePlaces, messagesTo, openMarket, openOffering, taken } from '../parent/family-market';
import { expectBalanced } from '../payments/money';
import type { Market } from '../search/market';
import { announced, bureau, clockOf, drawnClass, resultsOf, type Wisher, wisher } from './drawn-market';
import { verified } from './verified';

let market: Market;
let officer: Actor;
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
});

/** Tuesday football for two, art at the same time, and a Thursday class for three; eight children and a pair of siblings. */
async function layDraw() {
  const clock = clockOf(new Date());
  const drawId = await announced(officer, clock);
  const tuesday = await drawnClass(market, drawId, {
    capacity: 3,
    weekday: 2,
    reserved: [{ class: 'rural', places: 1 }],
  });
  const clashing = await drawnClass(market, drawId, { capacity: 3, weekday: 2 });
  const thursday = await drawnClass(market, drawId, { capacity: 3, weekday: 4 });
  const wishers: Wisher[] = [];
  for (let index = 0; index < 8; index += 1) {
    const schoolId = index === 0 ? 'ganpu' : 'xiangyang';
    wishers.push(await wisher(market, drawId, [tuesday, clashing, thursday], { cap: 2, schoolId }));
  }
  const tieId = crypto.randomUUID();
  for (let index = 0; index < 2; index += 1) {
    wishers.push(await wisher(market, drawId, [thursday], { tieId }));
  }
  return { clock, drawId, tuesday, clashing, thursday, wishers };
}

async function held(drawId: string, clock: ReturnType<typeof clockOf>) {
  expect(await freezeDraw(drawId, clock.frozen)).toBe(true);
  expect(await commitDraw(officer, { drawId }, clock.held)).toEqual({ kind: 'done' });
  expect(await writeDraw(drawId, clock.written)).toBe(true);
}

describe('a draw from its announcement to its places', () => {
  it('can be replayed from what is published, and everything that was drawn stands', async () => {
    const { clock, drawId, tuesday, thursday, clashing, wishers } = await layDraw();
    const before = await db.draw.findUniqueOrThrow({ where: { id: drawId } });
    expect(before.seed).toBeNull();
    expect(await freezeDraw(drawId, clock.during)).toBe(false);
    await held(drawId, clock);

    const draw = await db.draw.findUniqueOrThrow({ where: { id: drawId } });
    expect(sha256(draw.seed as string)).toBe(before.commitment);
    expect(draw.seed?.endsWith(`:${draw.publicValue}`)).toBe(true);
    const inputs = await drawPaper(drawId, 'inputs');
    expect(inputs.text).not.toContain(draw.seed as string);
    for (const { childId, guardianId } of wishers) {
      expect(inputs.text).not.toContain(childId);
      expect(inputs.text).not.toContain(guardianId);
    }
    // Only the child of the rural school is marked, and only by an opaque name.
    const { applicants } = JSON.parse(inputs.text);
    expect(applicants.filter((each: { tags: string[] }) => each.tags.length > 0)).toEqual([
      expect.objectContaining({ id: wishers[0]?.applicant, tags: [expect.stringMatching(/^t[123]$/)] }),
    ]);
    expect(await verified((await drawPaper(drawId, 'verify')).text)).toEqual({
      verified: true,
      differences: [],
    });

    const outcome = JSON.parse((await drawPaper(drawId, 'outcome')).text);
    let won = 0;
    for (const { listId, applicant, childId } of wishers) {
      for (const [offeringId, wish] of await resultsOf(listId)) {
        const place = outcome.places.find(
          (each: { applicant: string; offering: string }) =>
            each.applicant === applicant && each.offering === offeringId,
        );
        expect(wish.result).toBe(place ? 'won' : 'lost');
        if (place) {
          won += 1;
          const row = await db.enrollment.findUniqueOrThrow({ where: { id: wish.enrollmentId as string } });
          expect(row).toMatchObject({ childId, offeringId, status: 'held', heldUntil: clock.payUntil });
        } else {
          expect(wish.why).toMatch(/full|overlaps|at_cap|group_too_large/);
          expect(wish.of).toBeGreaterThanOrEqual(wish.number as number);
        }
      }
    }
    expect(won).toBe(outcome.places.length);
    for (const id of [tuesday, clashing, thursday]) expect(await livePlaces(id)).toBeLessThanOrEqual(3);
    const line = await db.waitingEntry.findMany({
      where: { offeringId: tuesday },
      orderBy: { position: 'asc' },
    });
    const drawn = outcome.waiting.filter((each: { offering: string }) => each.offering === tuesday);
    expect(line.map(({ childId }) => childId)).toEqual(
      drawn.map(
        (each: { applicant: string }) =>
          wishers.find(({ applicant }) => applicant === each.applicant)?.childId,
      ),
    );
    await expectBalanced();
    expect(await auditOn(drawId)).toEqual(['draw.announce', 'draw.freeze', 'draw.hold', 'draw.write']);
    for (const family of wishers) {
      const kinds = (await messagesTo(family)).filter((kind) => kind.startsWith('draw_'));
      const mine = outcome.places.some((each: { applicant: string }) => each.applicant === family.applicant);
      expect(kinds).toEqual([mine ? 'draw_won' : 'draw_lost']);
    }
  });

  it('does nothing twice', async () => {
    const { clock, drawId, wishers } = await layDraw();
    await held(drawId, clock);
    const count = () =>
      Promise.all([
        db.enrollment.count(),
        db.waitingEntry.count(),
        db.journalEntry.count(),
        db.message.count(),
        db.drawPaper.count(),
      ]);
    const was = await count();
    expect(await writeDraw(drawId, clock.written)).toBe(false);
    expect(await freezeDraw(drawId, clock.written)).toBe(false);
    await advanceDraws(clock.written);
    expect(await commitDraw(officer, { drawId }, clock.written)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'draw_held_already' }],
    });
    expect(await count()).toEqual(was);
    const { listId } = wishers[0] as Wisher;
    const late = db.wish.updateMany({ where: { wishListId: listId }, data: { rank: { increment: 10 } } });
    await expect(late).rejects.toSatisfy((error) => violates(error, 'wish_frozen'));
  });

  it('is held by one of two officers', async () => {
    const { clock, drawId } = await layDraw();
    await freezeDraw(drawId, clock.frozen);
    const other = await bureau();
    const outcomes = await Promise.all([
      commitDraw(officer, { drawId }, clock.held),
      commitDraw(other, { drawId }, clock.held),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  });

  it('takes out what has become impossible before, and says why', async () => {
    const { clock, drawId, tuesday, clashing, thursday, wishers } = await layDraw();
    const [moved, gone] = wishers as [Wisher, Wisher];
    await db.child.update({ where: { id: gone.childId }, data: { leftOn: new Date() } });
    await taken(moved, await openOffering(market, { weekday: 4, payer: 'county' }));
    await freezeDraw(drawId, clock.frozen);
    const left = await resultsOf(gone.listId);
    expect([...left.values()].map(({ result, refusal }) => [result, refusal])).toEqual(
      [tuesday, clashing, thursday].map(() => ['dropped', { code: 'child_left' }]),
    );
    const clash = await resultsOf(moved.listId);
    expect(clash.get(thursday)).toMatchObject({ result: 'dropped', refusal: { code: 'clash' } });
    expect(clash.get(tuesday)?.result).toBeNull();
    const { applicants } = JSON.parse((await drawPaper(drawId, 'inputs')).text);
    expect(applicants.map(({ id }: { id: string }) => id)).not.toContain(gone.applicant);
    expect((await messagesTo(moved)).at(-1)).toBe('draw_dropped');
  });

  it('gives a place that became impossible after the inputs were fixed to the line', async () => {
    const clock = clockOf(new Date());
    const drawId = await announced(officer, clock);
    const only = await drawnClass(market, drawId, { capacity: 1, weekday: 3 });
    const wishers = [await wisher(market, drawId, [only]), await wisher(market, drawId, [only])];
    await freezeDraw(drawId, clock.frozen);
    await commitDraw(officer, { drawId }, clock.held);
    // Whoever wins has by now another class at that time.
    const other = await openOffering(market, { weekday: 3, payer: 'county' });
    for (const family of wishers) await taken(family, other);
    await writeDraw(drawId, clock.written);
    const results = await Promise.all(wishers.map(({ listId }) => resultsOf(listId)));
    const kinds = results.map((each) => each.get(only)?.result);
    expect(kinds.sort()).toEqual(['lost', 'void']);
    const winner = wishers[results.findIndex((each) => each.get(only)?.result === 'void')] as Wisher;
    expect((await resultsOf(winner.listId)).get(only)?.refusal).toMatchObject({ code: 'clash' });
    expect(await messagesTo(winner)).toContain('draw_void');
    expect(await livePlaces(only)).toBe(0);
    expect(await db.waitingEntry.findMany({ where: { offeringId: only } })).toMatchObject([
      { status: 'offered', position: 1 },
    ]);
    expect((await verified((await drawPaper(drawId, 'verify')).text)).verified).toBe(true);
  });
});
