import { describe, expect, it, test } from 'vitest';
import { type CourseDraft, courseRefusals } from '~/domain/course/completeness';
import { courseActNeedsReason, courseActs, courseAfter, courseEditable } from '~/domain/course/states';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';
import { COURSE_STATUSES } from '~/domain/states';

const rules = rulesInForce(ruleBook, { on: '2026-09-07', region: 'zhejiang' });

const draft: CourseDraft = {
  titleZh: '浙派古琴',
  titleEn: 'Guqin of Zhejiang',
  summaryZh: '听琴、认弦、弹第一首小曲',
  summaryEn: 'Listen, learn the strings, play a first tune',
  syllabusZh: ['认识古琴', '散音'],
  syllabusEn: ['Meet the guqin', 'Open strings'],
  grades: [3, 4],
  groupMax: 45,
  minAreaM2: null,
  homeworkMinutes: 0,
};

describe('a course draft', () => {
  test.each<[string, Partial<CourseDraft>, string[]]>([
    ['whole', {}, []],
    ['no English title', { titleEn: '  ' }, ['required titleEn']],
    ['no summaries', { summaryZh: '', summaryEn: '' }, ['required summaryZh', 'required summaryEn']],
    ['blank lines of syllabus', { syllabusZh: ['', ' '] }, ['required syllabusZh']],
    ['uneven syllabus', { syllabusEn: ['Meet the guqin'] }, ['syllabus_uneven syllabusEn']],
    ['no grades', { grades: [] }, ['required grades']],
    ['a grade there is not', { grades: [10] }, ['required grades']],
    ['V1: one over', { groupMax: 46 }, ['capacity_over_class_max groupMax']],
    ['V1: 50 in junior high', { groupMax: 50, grades: [7] }, []],
    ['group of none', { groupMax: 0 }, ['capacity_over_class_max groupMax']],
    ['no answer about homework', { homeworkMinutes: null }, ['required homeworkMinutes']],
    ['no area', { minAreaM2: 0 }, ['area_not_positive minAreaM2']],
  ])('%s', (_, change, expected) => {
    expect(courseRefusals({ ...draft, ...change }, rules).map(({ code, path }) => `${code} ${path}`)).toEqual(
      expected,
    );
  });
});

describe('states of a course', () => {
  it.each([
    ['draft', ['submit', 'retire'], true],
    ['submitted', ['approve', 'return'], false],
    ['approved', ['retire'], false],
    ['returned', ['submit', 'retire'], true],
    ['retired', [], false],
  ] as const)('%s allows %j', (status, acts, editable) => {
    expect(courseActs(status)).toEqual(acts);
    expect(courseEditable(status)).toBe(editable);
  });

  it('is approved only after it was submitted', () => {
    expect(COURSE_STATUSES.filter((status) => courseAfter(status, 'approve'))).toEqual(['submitted']);
    expect(courseAfter('submitted', 'return')).toBe('returned');
    expect([courseActNeedsReason('return'), courseActNeedsReason('approve')]).toEqual([true, false]);
  });
});
