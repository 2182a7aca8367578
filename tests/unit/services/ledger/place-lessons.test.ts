import { describe, expect, it, test } from 'vitest';
import { instantOf } from '~/domain/calendar';
import { type LessonRow, placeLessons, wereMaterialsUsed } from '~/services/ledger/place-lessons';

const taken = instantOf('2026-09-01', 12 * 60);
const row = (id: string, date: string, change: Partial<LessonRow> = {}): LessonRow => ({
  id,
  number: 1,
  date,
  startMinute: 940,
  status: 'planned',
  canceledBy: null,
  canceledAt: null,
  makesUpId: null,
  state: null,
  ...change,
});
const priced = (rows: readonly LessonRow[], at = taken) => placeLessons(rows, at);

describe('the lessons a place was priced for', () => {
  it('are those that began after it was taken, in order of time', () => {
    const rows = [
      row('c', '2026-09-08'),
      row('a', '2026-09-01', { startMinute: 719 }),
      row('b', '2026-09-01'),
    ];
    expect(priced(rows).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(priced(rows, instantOf('2026-09-01', 940)).map(({ id }) => id)).toEqual(['c']);
  });

  it('leave out what had been canceled by then, and keep what was canceled later', () => {
    const canceled = { status: 'canceled', canceledBy: 'school' } as const;
    const rows = [
      row('before', '2026-09-08', { ...canceled, canceledAt: instantOf('2026-08-30', 600) }),
      row('after', '2026-09-09', { ...canceled, canceledAt: instantOf('2026-09-02', 600).toISOString() }),
      row('unknown', '2026-09-10', canceled),
    ];
    expect(priced(rows).map(({ id, state }) => [id, state])).toEqual([
      ['after', 'canceled_school'],
      ['unknown', 'canceled_school'],
    ]);
  });

  test.each([
    [{ status: 'planned', state: 'absent' }, 'future', false],
    [{ status: 'planned', state: null }, 'future', false],
    [{ status: 'taught', state: 'present' }, 'taught', true],
    [{ status: 'taught', state: 'left_early' }, 'taught', true],
    [{ status: 'taught', state: null }, 'taught', true],
    [{ status: 'taught', state: 'absent' }, 'absent', true],
    [{ status: 'taught', state: 'excused' }, 'excused', true],
    [{ status: 'canceled', canceledBy: 'provider', state: 'present' }, 'canceled_provider', false],
    [{ status: 'canceled', canceledBy: 'force_majeure' }, 'canceled_force', false],
    [{ status: 'canceled', canceledBy: null }, 'canceled_school', false],
  ] as const)('%o counts as %s, earned: %s', (change, state, earned) => {
    expect(priced([row('a', '2026-09-08', change)])).toMatchObject([{ state, earned }]);
  });
});

describe('a make-up lesson', () => {
  const off = {
    status: 'canceled',
    canceledBy: 'provider',
    canceledAt: instantOf('2026-09-07', 600),
  } as const;

  it('takes the place of the one it makes up for, at its price and on its own day', () => {
    const rows = [
      row('a', '2026-09-08', off),
      row('b', '2026-09-15'),
      row('a2', '2026-09-18', { makesUpId: 'a', status: 'taught', state: 'excused' }),
    ];
    expect(priced(rows)).toEqual([
      { id: 'b', date: '2026-09-15', pricedFor: '2026-09-15', state: 'future', earned: false },
      { id: 'a2', date: '2026-09-18', pricedFor: '2026-09-08', state: 'excused', earned: true },
    ]);
  });

  it('may be called off and made up for again', () => {
    const rows = [
      row('a', '2026-09-08', off),
      row('a2', '2026-09-18', { ...off, makesUpId: 'a' }),
      row('a3', '2026-09-25', { makesUpId: 'a2' }),
    ];
    expect(priced(rows).map(({ id, state }) => [id, state])).toEqual([['a3', 'future']]);
    expect(priced(rows.slice(0, 2)).map(({ id, state }) => [id, state])).toEqual([
      ['a2', 'canceled_provider'],
    ]);
  });

  it('is nothing to whom the canceled lesson was not sold to', () => {
    const rows = [
      row('a', '2026-08-28', { ...off, canceledAt: instantOf('2026-08-27', 600) }),
      row('a2', '2026-09-18', { makesUpId: 'a' }),
    ];
    expect(priced(rows)).toEqual([]);
  });

  it('is part of the price for whom it was sold to, and so is what makes up for it', () => {
    const early = { ...off, canceledAt: instantOf('2026-08-27', 600) };
    const rows = [
      row('a', '2026-08-28', { ...early, number: 1 }),
      row('b', '2026-09-15', { number: 2 }),
      row('c', '2026-09-22', { ...early, number: 3 }),
      row('a2', '2026-09-18', { makesUpId: 'a', number: 4 }),
      row('c2', '2026-09-16', { makesUpId: 'c', number: 5 }),
    ];
    const ids = (counted: number, of = rows) => placeLessons(of, taken, counted).map(({ id }) => id);
    // The one that was planned first was there when the price was counted.
    expect(ids(2)).toEqual(['b', 'a2']);
    expect(ids(3)).toEqual(['b', 'c2', 'a2']);
    const again = [
      ...rows.map((each) => (each.id === 'a2' ? { ...each, ...off } : each)),
      row('a3', '2026-09-29', { makesUpId: 'a2', number: 6 }),
    ];
    expect(ids(2, again)).toEqual(['b', 'a3']);
    expect(ids(4, again)).toEqual(['b', 'c2', 'a3']);
  });
});

describe('materials', () => {
  const lessons = (...changes: Partial<LessonRow>[]) =>
    priced(changes.map((change, index) => row(String(index), `2026-09-0${index + 2}`, change)));
  const there = { status: 'taught', state: 'present' } as const;

  test.each([
    ['after a lesson with the child', lessons(there), null, true],
    ['not before any lesson', lessons({}), null, false],
    ['not by a lesson the child missed', lessons({ status: 'taught', state: 'absent' }), null, false],
    ['not by a lesson that was called off', lessons({ status: 'canceled' }), null, false],
    ['by a lesson before it left', lessons(there), '2026-09-02', true],
    ['not by one after it had left', lessons(there), '2026-09-01', false],
    ['by one before it left that nobody has confirmed', lessons({}), '2026-09-02', true],
  ])('are used %s', (_, list, withdrawnOn, used) => {
    const status = withdrawnOn ? 'withdrawn' : 'confirmed';
    expect(wereMaterialsUsed(status, list, withdrawnOn)).toBe(used);
  });

  it('are used when the class is over', () => {
    expect(wereMaterialsUsed('completed', lessons({}), null)).toBe(true);
  });
});
