import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { instantOf } from '~/domain/calendar';
import { decideCancel } from '~/domain/enrollment/cancel';
import { firstClash } from '~/domain/enrollment/clash';
import { hasLapsed, holdUntil, isLive } from '~/domain/enrollment/hold';
import { enrollmentAfter } from '~/domain/enrollment/states';
import { ENROLLMENT_STATUSES } from '~/domain/states';

const now = instantOf('2026-09-03', 720);
const later = (ms: number) => new Date(now.getTime() + ms);

describe('a held place', () => {
  test.each([
    ['held, a millisecond left', 'held', later(1), true],
    ['held, to this very instant', 'held', now, false],
    ['held, over', 'held', later(-1), false],
    ['held without an end', 'held', null, false],
    ['confirmed', 'confirmed', null, true],
    ['canceled', 'canceled', later(1), false],
    ['withdrawn', 'withdrawn', null, false],
    ['completed', 'completed', null, false],
  ] as const)('%s', (_, status, heldUntil, live) => {
    expect(isLive({ status, heldUntil }, now)).toBe(live);
    expect(hasLapsed({ status, heldUntil }, now)).toBe(status === 'held' && !live);
  });

  it('is held for 15 minutes unless told otherwise', () => {
    expect(holdUntil(now)).toEqual(later(15 * 60_000));
    expect(holdUntil(now, 1)).toEqual(later(60_000));
  });
});

describe('states of an enrollment', () => {
  it.each([
    ['confirm', ['held'], 'confirmed'],
    ['lapse', ['held'], 'canceled'],
    ['cancel', ['held', 'confirmed'], 'canceled'],
    ['withdraw', ['confirmed'], 'withdrawn'],
    ['complete', ['confirmed'], 'completed'],
  ] as const)('%s from %j', (act, from, to) => {
    expect(ENROLLMENT_STATUSES.filter((status) => enrollmentAfter(status, act) !== null)).toEqual(from);
    expect(enrollmentAfter(from[0], act)).toBe(to);
  });
});

describe('canceling', () => {
  const lessons = [
    { date: '2026-09-22', startMinute: 940, endMinute: 1030 },
    { date: '2026-09-15', startMinute: 940, endMinute: 1030 },
  ];
  const facts = { now, status: 'confirmed', lessons, paidFen: 9000, refundedFen: 0 } as const;
  const start = instantOf('2026-09-15', 940);

  test.each([
    ['days before', now, 9000],
    ['a millisecond before the first lesson', new Date(start.getTime() - 1), 9000],
    ['when it starts', start, null],
    ['after it', instantOf('2026-09-16', 0), null],
  ])('%s', (_, at, refundFen) => {
    const decision = decideCancel({ ...facts, now: at });
    if (refundFen === null) expect(decision).toMatchObject({ refusals: [{ code: 'class_started' }] });
    else expect(decision).toEqual({ kind: 'allowed', refundFen });
  });

  it('is for live places only', () => {
    for (const status of ['completed', 'withdrawn', 'canceled'] as const) {
      expect(decideCancel({ ...facts, status })).toMatchObject({ refusals: [{ code: 'invalid_state' }] });
    }
    expect(decideCancel({ ...facts, status: 'held', paidFen: 0 })).toEqual({ kind: 'allowed', refundFen: 0 });
  });

  it('never gives back more than is still there', () => {
    const fen = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fen, fen, (paidFen, refundedFen) => {
        const decision = decideCancel({ ...facts, paidFen, refundedFen });
        const refund = decision.kind === 'allowed' ? decision.refundFen : Number.NaN;
        expect(refund).toBeGreaterThanOrEqual(0);
        expect(refund + refundedFen).toBe(Math.max(paidFen, refundedFen));
      }),
    );
  });
});

describe('clashes', () => {
  const minutes = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 120 }));
  const lesson = fc
    .tuple(minutes, fc.constantFrom('2026-09-08', '2026-09-09'), fc.constantFrom('a', 'b'))
    .map(([[start, length], date, schoolId]) => ({
      date,
      startMinute: start,
      endMinute: start + length,
      schoolId,
    }));

  it('are seen from both sides', () => {
    fc.assert(
      fc.property(lesson, lesson, fc.integer({ min: 0, max: 60 }), (a, b, travel) => {
        const found = (x: typeof a, y: typeof a) => firstClash([x], [y], () => travel) !== null;
        expect(found(a, b)).toBe(found(b, a));
        if (a.date === b.date && a.startMinute === b.startMinute) expect(found(a, b)).toBe(true);
        if (a.date !== b.date) expect(found(a, b)).toBe(false);
      }),
    );
  });

  it('ask for the way from the earlier place to the later one', () => {
    const [first, second] = [
      { date: '2026-09-08', startMinute: 800, endMinute: 860, schoolId: 'a' },
      { date: '2026-09-08', startMinute: 880, endMinute: 940, schoolId: 'b' },
    ];
    const uphill = (from: string) => (from === 'a' ? 30 : 5);
    expect(firstClash([first], [second], uphill)?.travelMinutes).toBe(30);
    expect(firstClash([second], [first], uphill)?.travelMinutes).toBe(30);
    expect(firstClash([second], [first], () => 20)).toBeNull();
    expect(firstClash([second], [{ ...first, schoolId: 'b' }], () => 30)).toBeNull();
  });

  it('name the earliest day', () => {
    const at = (date: string) => ({ date, startMinute: 940, endMinute: 1030, schoolId: 'a' });
    const mine = ['2026-09-22', '2026-09-08', '2026-09-15'].map(at);
    expect(firstClash(mine, [at('2026-09-22'), at('2026-09-15')], () => 0)?.lesson.date).toBe('2026-09-15');
  });
});
