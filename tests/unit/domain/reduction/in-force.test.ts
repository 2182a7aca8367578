import { describe, expect, it } from 'vitest';
import { ruleBook } from '~/domain/reduction/book';
import { heldOn } from '~/domain/reduction/book/held';
import { bookNumbers } from '~/domain/reduction/book/numbers';
import { classHoursOf } from '~/domain/reduction/checks/time';
import { type RuleVersion, rulesInForce, versionFor, versionOn } from '~/domain/reduction/rule';

const p8 = ruleBook.find(({ rule }) => rule === 'P8') as RuleVersion;
const half = (reach: RuleVersion['reach']): RuleVersion => ({
  ...p8,
  version: 2,
  from: '2027-01-01',
  reach,
  params: { staffCheckMaxAgeDays: 180 },
});

describe('the version that holds', () => {
  it.each<[string, string, number | null]>([
    ['before the first', '2021-05-31', null],
    ['on the first day of the first', '2021-06-01', 1],
    ['on its last', '2026-12-31', 1],
    ['on the first day of the second', '2027-01-01', 2],
    ['later', '2030-01-01', 2],
  ])('%s', (_name, on, version) => {
    expect(versionOn([half('everything'), p8], on)?.version ?? null).toBe(version);
  });

  it('ends with its last day, and the one before holds no more', () => {
    const ended = { ...half('everything'), to: '2027-06-30' };
    const closed = { ...p8, to: '2026-12-31' };
    expect(versionOn([closed, ended], '2027-06-30')?.version).toBe(2);
    expect(versionOn([closed, ended], '2027-07-01')).toBeNull();
  });

  it.each<[string, RuleVersion['reach'], string, string, number]>([
    ['a new act', 'new_acts', '2027-02-01', '2027-02-01', 2],
    ['what was done the day before it began', 'new_acts', '2026-12-31', '2027-02-01', 1],
    ['what was done on the day it began', 'new_acts', '2027-01-01', '2027-02-01', 2],
    ['what was done before, when it reaches everything', 'everything', '2026-12-31', '2027-02-01', 2],
    ['that, judged before it begins', 'everything', '2026-11-01', '2026-12-31', 1],
  ])('binds %s (%s)', (_name, reach, doneOn, on, version) => {
    expect(versionFor([p8, half(reach)], { doneOn, on })?.version).toBe(version);
  });

  it('leaves alone what was done under the first while two later ones reach nothing before them', () => {
    const third = { ...half('new_acts'), version: 3, from: '2027-03-01' };
    const all = [p8, half('everything'), third];
    expect(versionFor(all, { doneOn: '2026-12-01', on: '2027-04-01' })?.version).toBe(2);
    expect(versionFor(all, { doneOn: '2027-03-01', on: '2027-04-01' })?.version).toBe(3);
  });
});

describe('the rules in force', () => {
  it('are those of the place', () => {
    const at = (region: string) => rulesInForce(ruleBook, { on: '2026-09-01', region });
    expect(at('zhejiang').C3).toBeDefined();
    expect(at('jiangsu').C3).toBeUndefined();
    expect(at('jiangsu').T1).toBeDefined();
  });

  it('take local numbers as soft and leave out what is only shown', () => {
    const rules = rulesInForce(ruleBook, { on: '2026-09-01', region: 'zhejiang' });
    expect(rules.T13?.severity).toBe('soft');
    for (const { rule, severity } of ruleBook) if (severity === 'info') expect(rules[rule]).toBeUndefined();
  });

  it('carry the numbers and the source of their version', () => {
    const rules = rulesInForce([p8, half('new_acts')], { on: '2027-01-01', region: 'zhejiang' });
    expect(rules.P8).toMatchObject({ version: 2, params: { staffCheckMaxAgeDays: 180 } });
    expect(rules.P8?.source).toContain('未成年人保护法');
  });
});

describe('the list for a file', () => {
  it('names every rule that holds that day, shown ones too, and no Zhejiang rule elsewhere', () => {
    const ids = (on: string, region = 'zhejiang') => heldOn(ruleBook, on, region).map(({ id }) => id);
    expect(new Set(ids('2026-09-01')).size).toBe(ids('2026-09-01').length);
    expect(ids('2026-09-01')).toEqual(expect.arrayContaining(['T1', 'P10', 'B1']));
    expect(ids('2026-08-31')).not.toContain('B1');
    expect(ids('2026-09-01', 'jiangsu')).not.toContain('C3');
  });
});

// T13: the county's length of a class hour.
describe('class hours', () => {
  const of = (minutes: number, stage: 'primary' | 'junior') =>
    classHoursOf(
      [
        {
          date: '2026-09-08',
          start: '15:00',
          end: `${15 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
        },
      ],
      stage,
      bookNumbers('T13'),
    );

  it.each<[number, 'primary' | 'junior', number]>([
    [39, 'primary', 1],
    [40, 'primary', 1],
    [41, 'primary', 2],
    [45, 'junior', 1],
    [46, 'junior', 2],
    [90, 'junior', 2],
  ])('%i minutes of %s school are %i', (minutes, stage, hours) => {
    expect(of(minutes, stage)).toBe(hours);
  });
});
