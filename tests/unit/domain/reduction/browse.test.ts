import { describe, expect, it } from 'vitest';
import { ruleBook } from '~/domain/reduction/book';
import { answers, byRule, lastDayOf, sectionOf } from '~/domain/reduction/browse';

const everything = { severity: null, binds: null, text: '' } as const;
const found = (question: Partial<Parameters<typeof answers>[1]>) =>
  ruleBook.filter((version) => answers(version, { ...everything, ...question })).map(({ rule }) => rule);

describe('looking through the rule book', () => {
  it('shows all when nothing is asked', () => {
    expect(found({})).toHaveLength(ruleBook.length);
  });

  it('takes an id for that rule alone, however it is typed', () => {
    expect(found({ text: 'T1' })).toEqual(['T1']);
    expect(found({ text: ' ｔ１ ' })).toEqual(['T1']);
    expect(found({ text: 't99' })).toEqual([]);
  });

  it('finds words in both languages, all of them, and the number of a document', () => {
    expect(found({ text: '教练' })).toContain('P13');
    expect(found({ text: 'coaches sports' })).toContain('P13');
    expect(found({ text: 'coaches nowhere' })).toEqual([]);
    expect(found({ text: '教监管〔2022〕4号' })).toEqual(expect.arrayContaining(['T6', 'F6']));
  });

  it('keeps to how strict a rule is and whom it binds', () => {
    expect(found({ severity: 'info' }).sort()).toEqual(['K4', 'M14', 'P10', 'P19']);
    expect(found({ binds: 'family' })).toEqual(['B1', 'B2', 'B3']);
    expect(found({ severity: 'soft', binds: 'provider', text: 'full-time' })).toEqual(['P12']);
  });

  it('goes by section, then by number', () => {
    expect(
      ['V1', 'T10', 'H1', 'T2', 'X1', 'B1']
        .map((rule) => ({ rule }))
        .sort(byRule)
        .map(({ rule }) => rule),
    ).toEqual(['T2', 'T10', 'H1', 'V1', 'B1', 'X1']);
    expect(sectionOf('X1')).toBe('other');
  });

  it('ends a version on its last day or the day before the next', () => {
    const first = { from: '2021-06-01', to: null } as const;
    expect(lastDayOf(first, [first])).toBeNull();
    expect(lastDayOf(first, [first, { from: '2027-01-01' }, { from: '2026-01-01' }])).toBe('2025-12-31');
    const dated = { from: '2026-01-01', to: '2026-12-31' } as const;
    expect(lastDayOf(dated, [dated])).toBe('2026-12-31');
    expect(lastDayOf(dated, [dated, { from: '2026-07-01' }])).toBe('2026-06-30');
    expect(lastDayOf(dated, [dated, { from: '2028-07-01' }])).toBe('2026-12-31');
  });
});
