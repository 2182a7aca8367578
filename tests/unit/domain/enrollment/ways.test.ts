import { describe, expect, it } from 'vitest';
import {
  filledUp,
  type JoinableDraw,
  type Kept,
  type WayNow,
  wayChangeable,
  wayRefusals,
  waysOf,
} from '~/domain/enrollment/ways';

const free = { when_filled: 'draw_first', allow_first_come: 'yes', allow_school_choice: 'yes' } as const;

describe('the ways a county leaves', () => {
  it.each([
    ['an ordinary class', free, false, 'first_come', []],
    ['a class that filled up', free, true, 'draw', []],
    [
      'a full one where it must be drawn',
      { ...free, when_filled: 'draw_always' },
      true,
      'draw',
      ['first_come', 'school_choice'],
    ],
    [
      'one with room where full ones must be drawn',
      { ...free, when_filled: 'draw_always' },
      false,
      'first_come',
      [],
    ],
    ['no first come', { ...free, allow_first_come: 'no' }, false, 'draw', ['first_come']],
    ['no choice of schools', { ...free, allow_school_choice: 'no' }, false, 'first_come', ['school_choice']],
  ] as const)('%s', (_name, county, filled, preselected, forbidden) => {
    const ways = waysOf(county, { filled });
    expect(ways.preselected).toBe(preselected);
    expect(Object.keys(ways.refusals).sort()).toEqual([...forbidden]);
  });

  it.each([
    [20, 0, true],
    [19, 0, false],
    [5, 20, true],
    [5, 19, false],
  ])('with %i of 20 taken and %i wishes it filled up: %s', (taken, wishes, expected) => {
    expect(filledUp({ capacity: 20, taken, wishes })).toBe(expected);
  });
});

const at = (text: string) => new Date(`${text}:00+08:00`);
const now = at('2026-09-01T10:00');
const draw: JoinableDraw = {
  id: 'd',
  termId: 'autumn',
  status: 'announced',
  closesAt: at('2026-09-08T18:00'),
  payUntil: at('2026-09-12T18:00'),
};
const ways = waysOf(free, { filled: false });

describe('a drawn class', () => {
  const codes = (over: { draw?: JoinableDraw | null; closesAt?: Date; kept?: Kept[] } = {}, asked = now) =>
    wayRefusals(
      ways,
      { now: asked, termId: 'autumn', capacity: 10 },
      { allocation: 'draw', closesAt: draw.payUntil, draw, kept: [], ...over },
    ).map(({ code, path }) => [code, path]);
  const kept = (hardship: number, rural: number, order = 2): Kept[] => [
    { class: 'hardship', places: hardship, order: 1 },
    { class: 'rural', places: rural, order },
  ];

  it.each<[string, Parameters<typeof codes>[0], unknown[]]>([
    ['joins a draw of its term', {}, []],
    ['needs a draw', { draw: null }, [['draw_missing', 'drawId']]],
    ['of its own term', { draw: { ...draw, termId: 'spring' } }, [['draw_missing', 'drawId']]],
    [
      'that was not aborted',
      { draw: { ...draw, status: 'aborted' } },
      [['draw_not_open_to_classes', 'drawId']],
    ],
    [
      'that was not frozen',
      { draw: { ...draw, status: 'frozen' } },
      [['draw_not_open_to_classes', 'drawId']],
    ],
    ['closes when payment is over', { closesAt: draw.payUntil }, []],
    [
      'and not a minute before',
      { closesAt: at('2026-09-12T17:59') },
      [['closes_before_pay_until', 'closesAt']],
    ],
    ['may keep all its places', { kept: kept(6, 4) }, []],
    ['and not one more', { kept: kept(6, 5) }, [['reserved_over_capacity', 'reserved']]],
    ['puts the kinds in an order', { kept: kept(1, 1, 1) }, [['reserved_order_twice', 'reserved']]],
    ['of those that it keeps places for', { kept: kept(1, 0, 1) }, []],
  ])('%s', (_name, over, expected) => {
    expect(codes(over)).toEqual(expected);
  });

  it('joins until the window closes', () => {
    expect(codes({}, new Date(draw.closesAt.getTime() - 1))).toEqual([]);
    expect(codes({}, draw.closesAt)).toEqual([['draw_not_open_to_classes', 'drawId']]);
  });
});

it('refuses a way that the county does not leave', () => {
  const strict = waysOf({ ...free, when_filled: 'draw_always' }, { filled: true });
  const terms = { closesAt: now, draw: null, kept: [] };
  const of = { now, termId: 'autumn', capacity: 10 };
  expect(wayRefusals(strict, of, { allocation: 'first_come', ...terms })).toEqual([
    { code: 'way_filled_draw', path: 'allocation' },
  ]);
  expect(wayRefusals(ways, of, { allocation: 'school_choice', ...terms })).toEqual([]);
});

describe('changing the way', () => {
  const before = new Date(now.getTime() + 60_000);
  it.each<[string, Omit<WayNow, 'now'>, boolean]>([
    ['before the sale opens', { allocation: 'first_come', opensAt: before, draw: null }, true],
    ['once it is open', { allocation: 'first_come', opensAt: now, draw: null }, false],
    ['once families can apply', { allocation: 'school_choice', opensAt: now, draw: null }, false],
    [
      'before the window opens',
      { allocation: 'draw', opensAt: before, draw: { status: 'announced', opensAt: before } },
      true,
    ],
    [
      'once it is open',
      { allocation: 'draw', opensAt: now, draw: { status: 'announced', opensAt: now } },
      false,
    ],
    [
      'while it is drawn',
      { allocation: 'draw', opensAt: now, draw: { status: 'holding', opensAt: now } },
      false,
    ],
    [
      'after it was drawn',
      { allocation: 'draw', opensAt: now, draw: { status: 'drawn', opensAt: now } },
      false,
    ],
    [
      'after the draw was aborted',
      { allocation: 'draw', opensAt: now, draw: { status: 'aborted', opensAt: now } },
      true,
    ],
  ])('%s', (_name, way, expected) => {
    expect(wayChangeable({ now, ...way })).toBe(expected);
  });
});
