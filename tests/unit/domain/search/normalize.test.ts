import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { normalizeQuery } from '~/domain/search/normalize';

describe('a query', () => {
  test.each([
    ['ＧＵ　Qin ', 'gu qin'],
    ['  古琴\n入门 ', '古琴 入门'],
    ['a'.repeat(101), 'a'.repeat(100)],
    [`${'a'.repeat(99)} b`, 'a'.repeat(99)],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(normalizeQuery(text)).toBe(expected);
  });

  it('normalized twice is normalized once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(normalizeQuery(normalizeQuery(text))).toBe(normalizeQuery(text));
      }),
    );
  });
});
