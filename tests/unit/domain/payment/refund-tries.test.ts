import { describe, expect, test } from 'vitest';
import { batchHasCome, nextAttempt, openFailure } from '~/domain/payment/refund-tries';

const of = (...tries: [status: 'failed' | 'arrived' | 'requested', attempt: number][]) =>
  tries.map(([status, attempt]) => ({ status, attempt }));

describe('the refunds of one payment', () => {
  test.each([
    ['none', of(), null, 1],
    ['one that arrived', of(['arrived', 1]), null, 1],
    ['one that failed', of(['failed', 1]), 1, 2],
    ['one that failed beside another', of(['failed', 1], ['arrived', 1]), 1, 2],
    ['one that failed and is tried again', of(['failed', 1], ['requested', 2]), null, 2],
    ['all tries failed', of(['failed', 1], ['failed', 2], ['failed', 3]), 3, 4],
    ['sent by hand at last', of(['failed', 1], ['failed', 2], ['failed', 3], ['arrived', 4]), null, 4],
    ['by hand, and one that came back later', of(['failed', 3], ['arrived', 4], ['failed', 4]), 4, 5],
  ])('%s', (_, refunds, open, next) => {
    expect(openFailure(refunds)?.attempt ?? null).toBe(open);
    expect(nextAttempt(refunds)).toBe(next);
  });
});

test.each([
  ['2026-11-23', '2026-11-23', false],
  ['2026-11-23', '2026-11-26', false],
  ['2026-11-23', '2026-11-27', true],
  ['2026-11-27', '2026-11-27', true],
  ['2026-11-27', '2026-11-28', false],
  ['2026-11-26', '2026-11-28', true],
  ['2028-02-29', '2028-03-02', false],
  ['2028-02-29', '2028-03-03', true],
])('what is owed since %s goes on %s: %s', (since, today, goes) => {
  expect(batchHasCome(since, today)).toBe(goes);
});
