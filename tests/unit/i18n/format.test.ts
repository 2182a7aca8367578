import { describe, expect, it } from 'vitest';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';

const zh = formatter('zh-CN');
const en = formatter('en');

describe('money', () => {
  it.each([
    [3500, '¥35.00'],
    [0, '¥0.00'],
    [1, '¥0.01'],
    [128_050, '¥1,280.50'],
    [-128_050, '-¥1,280.50'],
    [700_000_000, '¥7,000,000.00'],
  ])('%i fen is %s in both languages', (fen, text) => {
    expect(zh.money(fen)).toBe(text);
    expect(en.money(fen)).toBe(text);
  });

  it.each([
    [{ fen: 3500, per: 'lesson' as const }, '¥35.00/次', '¥35.00 a lesson'],
    [{ fen: 48_000, per: 'term' as const }, '¥480.00/学期', '¥480.00 a term'],
    [{ fen: 48_000 }, '¥480.00', '¥480.00'],
    [{ fen: 0, per: 'lesson' as const }, '免费', 'Free'],
  ])('a price %o', (price, chinese, english) => {
    expect(zh.price(price)).toBe(chinese);
    expect(en.price(price)).toBe(english);
  });
});

describe('grades', () => {
  it.each([
    [[3], '三年级', 'Grade 3'],
    [[3, 4], '三、四年级', 'Grades 3, 4'],
    [[3, 4, 5], '三至五年级', 'Grades 3–5'],
    [[5, 3, 4, 3], '三至五年级', 'Grades 3–5'],
    [[1, 3, 4, 5], '一、三至五年级', 'Grades 1, 3–5'],
    [[7, 9], '七、九年级', 'Grades 7, 9'],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], '一至九年级', 'Grades 1–9'],
    [[], '', ''],
  ])('%o', (grades, chinese, english) => {
    expect(zh.grades(grades)).toBe(chinese);
    expect(en.grades(grades)).toBe(english);
  });
});

describe('days and times', () => {
  it('names ISO weekdays', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((day) => zh.weekday(day)).join('')).toBe('周一周二周三周四周五周六周日');
    expect(en.weekday(2)).toBe('Tue');
    expect(en.weekday(7, 'long')).toBe('Sunday');
    expect(zh.weekdays([4, 2, 4])).toBe('周二、周四');
    expect(en.weekdays([4, 2])).toBe('Tue, Thu');
  });

  it('writes times of day from minutes since midnight', () => {
    expect(zh.time(0)).toBe('00:00');
    expect(zh.time(15 * 60 + 40)).toBe('15:40');
    expect(zh.times(940, 1030)).toBe('15:40-17:10');
    expect(zh.slot({ weekday: 2, startMinute: 940, endMinute: 1030 })).toBe('周二 15:40-17:10');
    expect(en.slot({ weekday: 2, startMinute: 940, endMinute: 1030 })).toBe('Tue 15:40–17:10');
  });

  it('writes school dates as dates, whatever the zone of the machine', () => {
    expect(zh.date('2026-09-08')).toBe('9月8日 周二');
    expect(en.date('2026-09-08')).toBe('Tue, Sep 8');
    expect(zh.date('2026-09-08', { year: true, weekday: false })).toBe('2026年9月8日');
    expect(en.date('2026-09-08', { year: true, weekday: false })).toBe('Sep 8, 2026');
    expect(zh.dateRange('2026-09-08', '2026-12-22')).toBe('9月8日至12月22日');
    expect(en.dateRange('2026-09-08', '2026-12-22')).toBe('Sep 8 – Dec 22');
  });

  it('writes instants in Shanghai, the year only when it is another one', () => {
    // 16:30 UTC is half past midnight of the next day in Shanghai.
    expect(zh.instant('2026-09-07T16:30:00Z')).toBe('9月8日 周二 00:30');
    expect(en.instant('2026-09-07T16:30:00Z')).toBe('Tue, Sep 8, 00:30');
    const now = new Date('2026-11-21T00:00:00Z');
    expect(zh.instant('2026-09-08T07:40:00Z', now)).toBe('9月8日 周二 15:40');
    expect(zh.instant('2025-12-31T15:59:00Z', now)).toBe('2025年12月31日 周三 23:59');
    // New Year in Shanghai, still the old year in UTC.
    expect(zh.instant('2026-12-31T16:00:00Z', new Date('2026-12-31T16:00:00Z'))).toBe('1月1日 周五 00:00');
  });
});

describe('lengths of time', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  it.each([
    [0, '0 秒', '0 seconds'],
    [-5000, '0 秒', '0 seconds'],
    [1000, '1 秒', '1 second'],
    [14 * minute + 32_000, '14 分钟 32 秒', '14 minutes 32 seconds'],
    [hour, '1 小时', '1 hour'],
    [26 * hour, '1 天 2 小时', '1 day 2 hours'],
    [24 * hour + minute, '1 天', '1 day'],
    [72 * hour, '3 天', '3 days'],
  ])('%i ms', (ms, chinese, english) => {
    expect(zh.duration(ms)).toBe(chinese);
    expect(en.duration(ms)).toBe(english);
  });

  it('tells how far a deadline is', () => {
    const now = new Date('2026-09-08T07:40:00Z');
    expect(zh.relative('2026-09-11T07:40:00Z', now)).toBe('3天后');
    expect(en.relative('2026-09-11T07:40:00Z', now)).toBe('in 3 days');
    expect(en.relative('2026-09-08T05:40:00Z', now)).toBe('2 hours ago');
    expect(en.relative('2026-09-08T07:55:30Z', now)).toBe('in 15 minutes');
    expect(zh.minutes(90)).toBe('90 分钟');
  });
});

describe('what is kept in both languages', () => {
  it('is read in the reader’s, or in the other when that is empty', () => {
    expect(pick('zh-CN', '快乐足球', 'Happy Football')).toBe('快乐足球');
    expect(pick('en', '快乐足球', 'Happy Football')).toBe('Happy Football');
    expect(pick('en', '快乐足球', '')).toBe('快乐足球');
    expect(pick('en', '快乐足球', null)).toBe('快乐足球');
  });

  it('reads any language it does not know as Chinese', () => {
    expect(formatter('fr').price({ fen: 0 })).toBe('免费');
    expect(formatter('en-GB').price({ fen: 0 })).toBe('Free');
  });
});
