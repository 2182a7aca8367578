import { describe, expect, it, test } from 'vitest';
import { actsOn, decideSettlement } from '~/domain/settlement/decide';
import {
  firstDayOf,
  isMonth,
  isOver,
  isOverdue,
  lastDayOf,
  monthAfter,
  monthBefore,
  payBy,
} from '~/domain/settlement/month';
import type { SettlementStatus } from '~/domain/states';

describe('a settlement', () => {
  test.each<[SettlementStatus, string[]]>([
    ['draft', ['confirm', 'return']],
    ['confirmed', ['pay', 'return']],
    ['paid', []],
  ])('that is %s can be %j', (status, acts) => {
    expect(actsOn(status)).toEqual(acts);
  });

  test.each([
    [
      'somebody else pays',
      { act: 'pay', status: 'confirmed', confirmedBy: 'a', userId: 'b', admin: false },
      null,
    ],
    [
      'the same person pays',
      { act: 'pay', status: 'confirmed', confirmedBy: 'a', userId: 'a', admin: false },
      'settlement_same_person',
    ],
    [
      'the administrator pays alone',
      { act: 'pay', status: 'confirmed', confirmedBy: 'a', userId: 'a', admin: true },
      null,
    ],
    [
      'a draft is paid',
      { act: 'pay', status: 'draft', confirmedBy: null, userId: 'a', admin: true },
      'settlement_moved_on',
    ],
    [
      'one is confirmed twice',
      { act: 'confirm', status: 'confirmed', confirmedBy: 'a', userId: 'b', admin: false },
      'settlement_moved_on',
    ],
    [
      'a paid one is taken back',
      { act: 'return', status: 'paid', confirmedBy: 'a', userId: 'b', admin: true },
      'settlement_moved_on',
    ],
  ] as const)('%s', (_, asked, code) => {
    const decided = decideSettlement(asked);
    expect(decided.kind === 'refused' ? decided.refusals[0]?.code : null).toBe(code);
  });
});

describe('a month', () => {
  it('is over the day after its last', () => {
    expect([isOver('2026-11', '2026-11-30'), isOver('2026-11', '2026-12-01')]).toEqual([false, true]);
    expect([
      firstDayOf('2028-02'),
      lastDayOf('2028-02'),
      monthBefore('2027-01'),
      monthAfter('2026-12'),
    ]).toEqual(['2028-02-01', '2028-02-29', '2026-12', '2027-01']);
  });

  test.each([
    ['2026-11', true],
    ['2026-13', false],
    ['2026-1', false],
    ['0000-01', false],
    ['2026-11-01', false],
  ])('%s: %s', (text, is) => {
    expect(isMonth(text)).toBe(is);
  });

  it('is overdue when it was not paid in time', () => {
    expect(payBy('2026-11')).toBe('2026-12-20');
    expect(isOverdue({ status: 'confirmed', month: '2026-11' }, '2026-12-20')).toBe(false);
    expect(isOverdue({ status: 'confirmed', month: '2026-11' }, '2026-12-21')).toBe(true);
    expect(isOverdue({ status: 'paid', month: '2026-11' }, '2026-12-21')).toBe(false);
  });
});
