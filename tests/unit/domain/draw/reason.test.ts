import { describe, expect, it } from 'vitest';
import { overlapWith } from '~/domain/draw/overlap';
import { reasonLines, type WishOutcome } from '~/domain/draw/reason';

const lost = (over: Partial<WishOutcome>): WishOutcome => ({
  result: 'lost',
  number: 412,
  of: 890,
  lastAdmitted: 377,
  why: 'full',
  ...over,
});
const tuesday = { weekday: 2, name: '篮球' };

describe('why a wish ended as it did', () => {
  it.each<[string, WishOutcome, object[]]>([
    ['won', { result: 'won', round: 2, reserved: false }, [{ key: 'won', round: 2 }]],
    ['won, reserved', { result: 'won', round: 1, reserved: true }, [{ key: 'wonReserved', round: 1 }]],
    [
      'full',
      lost({}),
      [
        { key: 'drew', number: 412, of: 890 },
        { key: 'filledAt', last: 377 },
      ],
    ],
    [
      'overlapped by a class it has',
      lost({ why: 'overlaps', inTheWay: tuesday }),
      [
        { key: 'drew', number: 412, of: 890 },
        { key: 'filledAt', last: 377 },
        { key: 'overlapped', inTheWay: tuesday },
      ],
    ],
    [
      'overlapped by a class nobody can name',
      lost({ why: 'overlaps', number: 3 }),
      [{ key: 'drew', number: 3, of: 890 }, { key: 'filledBehind', last: 377 }, { key: 'overlappedSome' }],
    ],
    [
      'somebody behind it got in',
      lost({ lastAdmitted: 500 }),
      [
        { key: 'drew', number: 412, of: 890 },
        { key: 'filledBehind', last: 500 },
      ],
    ],
    ['nobody got in', lost({ lastAdmitted: 0 }), [{ key: 'drew', number: 412, of: 890 }, { key: 'nobody' }]],
    [
      'at what the county lets it have',
      lost({ why: 'at_cap', capLowered: true }),
      [{ key: 'drew', number: 412, of: 890 }, { key: 'atLimit' }],
    ],
    ['at its cap', lost({ why: 'at_cap' }), [{ key: 'drew', number: 412, of: 890 }, { key: 'atCap' }]],
    [
      'too many siblings',
      lost({ why: 'group_too_large', lastAdmitted: 0 }),
      [{ key: 'drew', number: 412, of: 890 }, { key: 'groupTooLarge' }],
    ],
    [
      'dropped',
      { result: 'dropped', refusal: { code: 'grade' } },
      [{ key: 'dropped', refusal: { code: 'grade' } }],
    ],
    ['void', { result: 'void', refusal: { code: 'full' } }, [{ key: 'void', refusal: { code: 'full' } }]],
  ])('%s', (_, outcome, lines) => {
    expect(reasonLines(outcome)).toEqual(lines);
  });
});

describe('a class in the way', () => {
  const slot = (weekday: number, startMinute: number, endMinute: number) => ({
    weekday,
    startMinute,
    endMinute,
  });
  it('is one at the same time on the same weekday; touching ends are not', () => {
    const held = [
      { id: 'touches', slots: [slot(2, 900, 940)] },
      { id: 'other day', slots: [slot(3, 940, 1000)] },
      { id: 'meets', slots: [slot(5, 940, 1000), slot(2, 999, 1060)] },
    ];
    expect(overlapWith([slot(2, 940, 1000)], held)).toEqual({ held: held[2], weekday: 2 });
    expect(overlapWith([slot(2, 940, 999)], held)).toBeNull();
  });
});
