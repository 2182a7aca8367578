import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { type MergeInput, mergeClass } from '~/services/formation/merge-class.server';
import { layGround } from '../lesson/class';
import { asked, newFamily } from '../parent/family-market';
import {
  AFTER,
  DEADLINE,
  findings,
  heldPlace,
  otherClass,
  paidPlace,
  payFor,
  shortClass,
} from './short-class';

let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
});

const merge = (offeringId: string, intoId: string, over: Partial<MergeInput> = {}) =>
  mergeClass(ground.head, { offeringId, intoId, reason: '人数不够', ...over }, AFTER);

describe('at the same moment', () => {
  it('families pay, cancel and enroll while the head presses twice: it happens once, and the books are right', async () => {
    const [from, into] = [
      await shortClass(ground, { minimum: 15 }),
      await otherClass(ground, {
        capacity: 12,
        perLessonFen: 3000,
        minimum: 1,
        closesAt: instantOf('2026-09-23', 1020),
      }),
    ];
    const paid = await Promise.all(Array.from({ length: 7 }, () => paidPlace(from)));
    const held = await Promise.all(
      Array.from({ length: 5 }, () => heldPlace(from, {}, new Date(DEADLINE.getTime() - 60_000))),
    );
    await Promise.all(Array.from({ length: 3 }, () => paidPlace(into)));
    const comers = await Promise.all(Array.from({ length: 4 }, () => newFamily()));
    const outcomes = await Promise.allSettled([
      merge(from, into),
      ...held.slice(0, 3).map(({ enrollmentId }) => payFor(enrollmentId, 14_000, AFTER)),
      ...comers.map((family) => enroll(family.actor, asked(family, into), AFTER)),
      merge(from, into),
      ...paid.slice(0, 3).map(({ actor, enrollmentId }) => cancelEnrollment(actor, { enrollmentId }, AFTER)),
    ]);
    const merges = outcomes.flatMap((each) =>
      each.status === 'fulfilled' && each.value && 'moved' in each.value ? [each.value] : [],
    );
    expect(merges).toHaveLength(1);
    expect(
      await db.enrollment.count({ where: { offeringId: from, status: { in: ['held', 'confirmed'] } } }),
    ).toBe(0);
    expect(await findings()).toEqual([]);
  });
});
