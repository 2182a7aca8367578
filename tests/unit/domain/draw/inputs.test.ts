import { describe, expect, it } from 'vitest';
import { dropImpossible } from '~/domain/draw/drop';
import { type DrawnClass, type DrawnList, drawInputs, inputsText, reserveLabels } from '~/domain/draw/inputs';
import type { Refusal } from '~/domain/refusal';

const football: DrawnClass = {
  id: 'b',
  capacity: 2,
  reserved: [{ class: 'hardship', places: 1 }],
  slots: [
    { weekday: 4, startMinute: 940, endMinute: 1030 },
    { weekday: 2, startMinute: 940, endMinute: 1030 },
  ],
};
const art: DrawnClass = { id: 'a', capacity: 1, reserved: [], slots: [] };
const list = (applicant: string, over: Partial<DrawnList> = {}): DrawnList => ({
  applicant,
  group: null,
  cap: 1,
  wishes: ['b'],
  claims: [],
  ...over,
});
const labels = reserveLabels(['rural', 'hardship', 'special_needs']);

describe('the inputs of a draw', () => {
  it('stand in one order, whoever came first', () => {
    const lists = [list('z'), list('m'), list('a')];
    const one = drawInputs([football, art], lists, labels);
    const other = drawInputs([art, football], [...lists].reverse(), labels);
    expect(inputsText(one)).toBe(inputsText(other));
    expect(one.offerings.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(one.applicants.map(({ id }) => id)).toEqual(['a', 'm', 'z']);
    expect(JSON.parse(inputsText(one))).toEqual(one);
  });

  it('name kinds of reserved places by labels, and only where they are used', () => {
    const { offerings, applicants } = drawInputs(
      [football, art],
      [
        list('claims', { claims: ['hardship', 'rural'] }),
        list('elsewhere', { claims: ['hardship'], wishes: ['a'] }),
      ],
      labels,
    );
    expect(offerings[1]?.reserved).toEqual([{ tag: 't2', places: 1 }]);
    expect(applicants.map(({ id, tags }) => [id, tags])).toEqual([
      ['claims', ['t2']],
      ['elsewhere', []],
    ]);
    expect(JSON.stringify({ offerings, applicants })).not.toContain('hardship');
  });

  it('say times as the format does, and leave out who has nothing to draw for', () => {
    const { offerings, applicants } = drawInputs([football], [list('none', { wishes: [] })], labels);
    expect(offerings[0]?.slots).toEqual([
      { weekday: 2, start: '15:40', end: '17:10' },
      { weekday: 4, start: '15:40', end: '17:10' },
    ]);
    expect(applicants).toEqual([]);
  });
});

describe('wishes that have become impossible', () => {
  const impossible = (pairs: Record<string, Refusal>) => (id: string, offering: string) =>
    pairs[`${id} ${offering}`] ?? null;
  const full: Refusal = { code: 'grade' };

  it('are taken out by themselves, in the order that is left', () => {
    const kept = dropImpossible(
      [{ id: 'one', tieId: null, wishes: ['a', 'b', 'c'] }],
      impossible({ 'one b': full }),
    );
    expect(kept.wishes.get('one')).toEqual(['a', 'c']);
    expect(kept.dropped).toEqual([{ listId: 'one', offeringId: 'b', refusal: full }]);
  });

  it('are taken out for tied siblings together', () => {
    const tie = [
      { id: 'one', tieId: 't', wishes: ['a', 'b'] },
      { id: 'two', tieId: 't', wishes: ['a', 'b'] },
    ];
    const kept = dropImpossible(tie, impossible({ 'two a': full }));
    expect([...kept.wishes.values()]).toEqual([['b'], ['b']]);
    expect(kept.dropped).toEqual([
      { listId: 'one', offeringId: 'a', refusal: { code: 'sibling_out' } },
      { listId: 'two', offeringId: 'a', refusal: full },
    ]);
    expect([...kept.tied]).toEqual(['one', 'two']);
  });

  it('leave a sibling alone whose brother can have nothing any more', () => {
    const tie = [
      { id: 'one', tieId: 't', wishes: ['a', 'b'] },
      { id: 'gone', tieId: 't', wishes: ['a', 'b'] },
    ];
    const kept = dropImpossible(tie, impossible({ 'gone a': full, 'gone b': full }));
    expect(kept.wishes.get('one')).toEqual(['a', 'b']);
    expect(kept.wishes.get('gone')).toEqual([]);
    expect(kept.tied.size).toBe(0);
  });
});
