import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseYuan, splitEvenly, sumFen, yuanText } from '~/domain/money';

describe('an amount typed in yuan', () => {
  test.each([
    ['35.00', 3500],
    ['35', 3500],
    ['35.5', 3550],
    ['0.01', 1],
    ['0', 0],
    ['¥ 1,234.50', 123_450],
    ['￥３５', 3500],
    ['35元', 3500],
    ['99999999.99', 9_999_999_999],
    ['100000000', null],
    ['35.005', null],
    ['-35', null],
    ['1,23', null],
    ['12,34,567', null],
    ['1e3', null],
    ['.5', null],
    ['35.', null],
    ['three', null],
    ['', null],
  ])('%s is %s fen', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it('survives being written and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (fen) => {
        expect(parseYuan(yuanText(fen))).toBe(fen);
      }),
    );
    expect([yuanText(5), yuanText(-1234), yuanText(0)]).toEqual(['0.05', '-12.34', '0.00']);
  });
});

describe('splitting an amount', () => {
  it('gives the odd fen to the earliest', () => {
    expect(splitEvenly(10, 3)).toEqual([4, 3, 3]);
    expect(splitEvenly(11, 3)).toEqual([4, 4, 3]);
    expect(splitEvenly(2, 3)).toEqual([1, 1, 0]);
  });

  it('always adds up, with shares at most a fen apart and never growing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 1, max: 200 }),
        (total, parts) => {
          const shares = splitEvenly(total, parts);
          expect(shares).toHaveLength(parts);
          expect(sumFen(shares)).toBe(total);
          expect((shares[0] as number) - (shares[parts - 1] as number)).toBeLessThanOrEqual(1);
          expect([...shares].sort((a, b) => b - a)).toEqual(shares);
        },
      ),
    );
  });

  it('refuses what is not an amount', () => {
    expect(() => splitEvenly(-1, 2)).toThrow(RangeError);
    expect(() => splitEvenly(10, 0)).toThrow(RangeError);
    expect(() => splitEvenly(10.5, 2)).toThrow(RangeError);
    expect(() => sumFen([1, 0.5])).toThrow(RangeError);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});
