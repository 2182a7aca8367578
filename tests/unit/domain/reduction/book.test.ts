import { describe, expect, it } from 'vitest';
import { isSchoolDate } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import { ruleDocuments } from '~/domain/reduction/book/documents';
import { subjectNames } from '~/domain/reduction/book/subjects';
import {
  CONFIDENCES,
  RULE_BINDS,
  RULE_REGIONS,
  RULE_SEVERITIES,
  rulesInForce,
  sourceText,
} from '~/domain/reduction/rule';

const numbered = (letter: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

const IDS = [
  ...numbered('T', 14),
  'H1',
  ...numbered('C', 8),
  ...numbered('P', 21),
  ...numbered('F', 19),
  ...numbered('M', 14),
  ...numbered('K', 8),
  ...numbered('V', 8),
  ...numbered('B', 3),
];

const latest = new Map(ruleBook.map((version) => [version.rule, version]));
const row = (rule: string) => {
  const found = latest.get(rule);
  if (!found) throw new Error(`No rule ${rule}`);
  return found;
};

describe('the rule book', () => {
  it('has every rule and no other', () => {
    expect([...latest.keys()].sort()).toEqual([...IDS].sort());
  });

  it('has all documents', () => {
    for (const id of [...numbered('D', 17), ...numbered('L', 7), 'N1'])
      expect(ruleDocuments).toHaveProperty(id);
    for (const { title, number, date } of Object.values(ruleDocuments)) {
      expect(title.zh).toMatch(/\p{Script=Han}/u);
      expect(title.en).not.toMatch(/\p{Script=Han}/u);
      if (number !== null) expect(number.trim()).not.toBe('');
      if (date !== null) expect(isSchoolDate(date)).toBe(true);
    }
  });

  it('does not stand on a draft', () => {
    expect(ruleBook.filter(({ source }) => source.document === 'N1')).toEqual([]);
  });

  it('keeps versions in order, each beginning later than the one before', () => {
    for (const id of IDS) {
      const versions = ruleBook.filter(({ rule }) => rule === id);
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
      for (const [index, version] of versions.entries()) {
        const before = versions[index - 1];
        if (before) expect(version.from > before.from).toBe(true);
      }
    }
  });

  it.each(ruleBook)('$rule is written down whole', (version) => {
    expect(isSchoolDate(version.from)).toBe(true);
    if (version.to !== null) {
      expect(isSchoolDate(version.to)).toBe(true);
      expect(version.to >= version.from).toBe(true);
    }
    expect(RULE_SEVERITIES).toContain(version.severity);
    expect(RULE_REGIONS).toContain(version.region);
    expect(CONFIDENCES).toContain(version.confidence);
    expect(version.binds.length).toBeGreaterThan(0);
    for (const bound of version.binds) expect(RULE_BINDS).toContain(bound);
    const { source } = version;
    expect(ruleDocuments[source.document as keyof typeof ruleDocuments]).toMatchObject({
      title: source.title,
    });
    expect(sourceText(source)).not.toBe('');
  });

  it.each(ruleBook)('$rule is said in both languages, each on its own', ({ title, words }) => {
    for (const zh of [title.zh, words.zh]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(zh).not.toMatch(/[A-Za-z]/);
    }
    for (const en of [title.en, words.en]) {
      expect(en).toMatch(/[a-z]/);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
    expect(title.zh.length).toBeLessThan(24);
    expect(title.en.length).toBeLessThan(60);
    expect(words.zh.match(/。/g)?.length ?? 0).toBeLessThanOrEqual(4);
  });

  it('lets nobody pass a hard rule, except words that a person has to judge', () => {
    const passable = ruleBook.filter(
      ({ severity, overrideBy }) => severity === 'hard' && overrideBy !== null,
    );
    expect(passable.map(({ rule, overrideBy }) => `${rule} ${overrideBy}`)).toEqual([
      'C2 bureau_officer',
      'C3 bureau_officer',
      'C7 bureau_officer',
    ]);
    for (const { rule, severity, overrideBy } of ruleBook) {
      if (severity === 'soft') expect(overrideBy, rule).not.toBeNull();
    }
  });

  it('names every subject it bans in English', () => {
    const banned = [
      ...(row('C2').params.academicSubjects as string[]),
      ...(row('C3').params.academicSubjectsZhejiang as string[]),
    ];
    for (const subject of banned) expect(subjectNames).toHaveProperty(subject);
  });

  it('keeps the rules of the province out of other provinces', () => {
    const zhejiang = rulesInForce(ruleBook, { on: '2026-09-01', region: 'zhejiang' });
    const elsewhere = rulesInForce(ruleBook, { on: '2026-09-01', region: 'jiangsu' });
    expect(zhejiang.C3).toBeDefined();
    expect(elsewhere.C3).toBeUndefined();
    expect(elsewhere.T1).toBeDefined();
    expect(elsewhere.F5).toBeDefined();
  });

  it.each([
    ['T1', '2023-12-27'],
    ['T4', '2023-12-27'],
    ['F3', '2023-12-27'],
    ['C2', '2021-07-28'],
    ['T6', '2022-12-29'],
    ['F6', '2022-12-29'],
    ['P7', '2021-09-09'],
    ['P8', '2021-06-01'],
    ['P13', '2021-12-14'],
    ['V3', '2021-12-14'],
    ['V1', '2012-01-01'],
    ['F18', '2021-09-29'],
    ['M1', '2021-11-01'],
    ['B1', '2026-09-01'],
  ])('%s begins on %s and not a day earlier', (rule, from) => {
    const dayBefore = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10);
    expect(rulesInForce(ruleBook, { on: from, region: 'zhejiang' })[rule]).toBeDefined();
    expect(rulesInForce(ruleBook, { on: dayBefore, region: 'zhejiang' })[rule]).toBeUndefined();
  });

  it('ends the holidays of a year with the year', () => {
    const on = (day: string) => rulesInForce(ruleBook, { on: day, region: 'zhejiang' });
    expect(on('2026-12-31').K2).toBeDefined();
    expect(on('2027-01-01').K2).toBeUndefined();
    expect(on('2025-12-31').K3).toBeDefined();
    expect(on('2026-01-01').K3).toBeUndefined();
  });

  it('shows rules of information but never checks them', () => {
    const inForce = rulesInForce(ruleBook, { on: '2026-09-01', region: 'zhejiang' });
    for (const rule of ['P10', 'P19', 'M14', 'K4']) {
      expect(row(rule).severity).toBe('info');
      expect(inForce[rule]).toBeUndefined();
    }
  });
});
