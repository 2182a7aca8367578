import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sumFen } from '~/domain/money';
import { type Fee, quote } from '~/domain/pricing/quote';

const fee: Fee = { payer: 'family', perLessonFen: 3500, lessons: 16, materialsFen: 2000 };

describe('a quote', () => {
  test.each<[string, Partial<Fee>, [string, number][], number]>([
    [
      'lessons and materials',
      {},
      [
        ['agency', 56_000],
        ['materials', 2000],
      ],
      58_000,
    ],
    [
      'service first',
      { serviceFen: 10_000 },
      [
        ['service', 10_000],
        ['agency', 56_000],
        ['materials', 2000],
      ],
      68_000,
    ],
    ['nothing for materials', { materialsFen: 0 }, [['agency', 56_000]], 56_000],
    [
      'one lesson left',
      { lessons: 1 },
      [
        ['agency', 3500],
        ['materials', 2000],
      ],
      5500,
    ],
    ['no lesson left', { lessons: 0, materialsFen: 0 }, [], 0],
    [
      'the county pays',
      { payer: 'county' },
      [
        ['agency', 56_000],
        ['materials', 2000],
        ['county', -58_000],
      ],
      0,
    ],
    ['the county pays nothing', { payer: 'county', perLessonFen: 0, materialsFen: 0 }, [], 0],
  ])('%s', (_, change, lines, dueFen) => {
    const result = quote({ ...fee, ...change });
    expect(result.lines.map(({ kind, fen }) => [kind, fen])).toEqual(lines);
    expect(result).toMatchObject({ dueFen, subsidyFen: 0 });
  });

  it('always adds up to what is due, and has no line of zero', () => {
    const amount = fc.integer({ min: 0, max: 100_000 });
    const fees = fc.record({
      payer: fc.constantFrom('family' as const, 'county' as const),
      perLessonFen: amount,
      lessons: fc.integer({ min: 0, max: 60 }),
      serviceFen: amount,
      materialsFen: amount,
    });
    fc.assert(
      fc.property(fees, (asked) => {
        const { lines, dueFen } = quote(asked);
        expect(sumFen(lines.map((line) => line.fen))).toBe(dueFen);
        expect(lines.every((line) => line.fen !== 0)).toBe(true);
        if (asked.payer === 'county') expect(dueFen).toBe(0);
      }),
    );
  });

  it('refuses amounts that are none', () => {
    for (const bad of [
      { perLessonFen: -1 },
      { perLessonFen: 0.5 },
      { lessons: 1.5 },
      { lessons: -1 },
      { materialsFen: -1 },
    ]) {
      expect(() => quote({ ...fee, ...bad })).toThrow(RangeError);
    }
  });
});
