import { describe, expect, it, test } from 'vitest';
import { ageOn, isSensitiveAge } from '~/domain/age';
import { isGrade, parseGrade, stageOf, stagesOf } from '~/domain/grade';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';

describe('a grade', () => {
  test.each([
    ['三年级', 3],
    ['3年级', 3],
    ['小学三年级', 3],
    ['小三', 3],
    ['三', 3],
    ['3', 3],
    ['3.0', 3],
    ['Grade 3', 3],
    ['g3', 3],
    [' Year 9 ', 9],
    ['初一', 7],
    ['初三年级', 9],
    ['初中2', 8],
    ['七年级', 7],
    ['九', 9],
    ['１', 1],
    ['0', null],
    ['10', null],
    ['初四', null],
    ['小七', null],
    ['高一', null],
    ['', null],
  ])('%s reads as %s', (text, grade) => {
    expect(parseGrade(text)).toBe(grade);
  });

  it('ends primary school at 6', () => {
    expect([stageOf(1), stageOf(6), stageOf(7), stageOf(9)]).toEqual([
      'primary',
      'primary',
      'junior',
      'junior',
    ]);
    expect(stagesOf([6, 7])).toEqual(['primary', 'junior']);
    expect(stagesOf([8])).toEqual(['junior']);
    expect([0, 1, 9, 10, 1.5].map(isGrade)).toEqual([false, true, true, false, false]);
  });
});

describe('age', () => {
  const rules = rulesInForce(ruleBook, { on: '2026-09-08', region: 'zhejiang' });

  test.each([
    ['the day before the birthday', '2012-09-09', '2026-09-08', 13, true],
    ['on the fourteenth birthday (M1)', '2012-09-08', '2026-09-08', 14, false],
    ['born on a leap day, on 28 February', '2016-02-29', '2026-02-28', 9, true],
    ['born on a leap day, on 1 March', '2016-02-29', '2026-03-01', 10, true],
  ])('%s', (_, born, on, years, sensitive) => {
    expect(ageOn(born, on)).toBe(years);
    expect(isSensitiveAge(born, on, rules)).toBe(sensitive);
    expect(isSensitiveAge(born, on, {})).toBe(false);
  });
});
