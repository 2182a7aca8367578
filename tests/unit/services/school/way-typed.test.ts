import { describe, expect, it } from 'vitest';
import { offeringAct, wayTyped } from '~/forms/school/offering';

const DRAW = '0199a0a0-0000-7000-8000-000000000001';
const post = (over: Record<string, string>) =>
  offeringAct.safeParse({
    act: 'way',
    allocation: 'draw',
    drawId: DRAW,
    closesAt: '2026-09-20T20:00',
    ...over,
  });

describe('the way as it is typed', () => {
  it('has the kept places with their order, and no opening of its own where a draw has one', () => {
    const { data } = post({ hardship: '2', hardshipOrder: '3', ruralOrder: '1' });
    expect(data && data.act === 'way' && wayTyped(data)).toEqual({
      allocation: 'draw',
      drawId: DRAW,
      opensAt: undefined,
      closesAt: new Date('2026-09-20T12:00:00Z'),
      kept: [
        { class: 'hardship', places: 2, order: 3 },
        { class: 'rural', places: 0, order: 1 },
        { class: 'special_needs', places: 0, order: 3 },
      ],
    });
  });

  it.each([
    ['no way', { allocation: 'by_lot' }],
    ['no number', { hardship: 'two' }],
    ['fewer than none', { hardship: '-1' }],
    ['no place in the order', { hardshipOrder: '4' }],
    ['no draw', { drawId: 'the next one' }],
    ['no end', { closesAt: '' }],
  ])('%s is refused', (_name, over) => {
    expect(post(over).success).toBe(false);
  });
});
