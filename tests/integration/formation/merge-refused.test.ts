import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/refusal';
import { type MergeInput, mergeClass } from '~/services/formation/merge-class.server';
import { layGround } from '../lesson/class';
import { makeSchool } from '../provider/county';
import { answerOf } from '../school/here';
import { NOW } from '../search/market';
import { AFTER, classOf, otherClass, paidPlace, placeOf, planOf, shortClass, THURSDAYS } from './short-class';

let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
});

const merge = (offeringId: string, intoId: string, over: Partial<MergeInput> = {}) =>
  mergeClass(ground.head, { offeringId, intoId, reason: '人数不够', ...over }, AFTER);

describe('a merge that cannot be', () => {
  it.each<[string, Parameters<typeof otherClass>[1], string]>([
    ['a class that costs more', { perLessonFen: 3600 }, 'merge_costs_more'],
    ['one with dearer materials', { perLessonFen: 3000, materialsFen: 100 }, 'merge_costs_more'],
    ['one that the county pays', { payer: 'county' }, 'merge_not_possible'],
    ['one that was canceled', { status: 'canceled' }, 'merge_not_possible'],
    ['one whose places are still to be drawn', { allocation: 'draw' }, 'merge_not_possible'],
    [
      'one that has begun',
      { dates: ['2026-09-21', ...THURSDAYS.slice(1)], weekday: 1 },
      'merge_not_possible',
    ],
    ['one that nobody fits', { grades: [1] }, 'merge_moves_nobody'],
    ['one whose sale stands still', { pausedAt: NOW, pausedRule: 'P8' }, 'offering_paused'],
  ])('%s', async (_, over, code) => {
    const from = await shortClass(ground);
    const { enrollmentId } = await paidPlace(from);
    expect(answerOf(await merge(from, await otherClass(ground, over)))).toEqual([code]);
    expect(await placeOf(enrollmentId)).toMatchObject({ offeringId: from, status: 'confirmed' });
    expect(await classOf(from)).toMatchObject({ status: 'open' });
  });

  it('without a reason, before the deadline, and other than it was seen', async () => {
    const [from, into] = [await shortClass(ground), await otherClass(ground)];
    await paidPlace(from);
    expect(answerOf(await merge(from, into, { reason: ' ' }))).toEqual(['reason_missing']);
    const early = await mergeClass(ground.head, { offeringId: from, intoId: into, reason: '少' }, NOW);
    expect(answerOf(early)).toEqual(['formation_not_due']);
    const { stamp } = await planOf(from, into);
    await paidPlace(from);
    expect(answerOf(await merge(from, into, { seen: stamp }))).toEqual(['changed_meanwhile']);
  });

  it('has a stamp from which a school cannot try out what families pay', async () => {
    const [fromId, intoId] = [await shortClass(ground), await otherClass(ground)];
    await paidPlace(fromId);
    const { moves, stays, stamp } = await planOf(fromId, intoId);
    expect(moves).toHaveLength(1);
    const seen = {
      fromId,
      intoId,
      moves: moves.map(({ place, quote, backFen }) => [place.id, place.status, quote.dueFen, backFen]),
      stays: stays.map(({ place, reason, backFen }) => [place.id, reason, backFen]),
    };
    const plain = createHash('sha256').update(JSON.stringify(seen)).digest('hex');
    expect(stamp).toMatch(/^[0-9a-f]{16}$/);
    expect(plain.startsWith(stamp)).toBe(false);
  });

  it('with classes of another school', async () => {
    const [from, into] = [await shortClass(ground), await otherClass(ground, { schoolId: 'haibin' })];
    await paidPlace(from);
    await expect(merge(from, into)).rejects.toThrow(NotFound);
    const { head } = await makeSchool();
    const input = { offeringId: from, intoId: from, reason: '少' };
    await expect(mergeClass(head, input, AFTER)).rejects.toThrow(NotFound);
  });
});
