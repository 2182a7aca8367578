import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { baseOptions } from '~/i18n/config';
import en from '~/i18n/en/codes';
import zh from '~/i18n/zh-CN/codes';

const i18n = i18next.createInstance();
beforeAll(() =>
  i18n.init({
    ...baseOptions,
    lng: 'zh-CN',
    ns: ['codes'],
    resources: { 'zh-CN': { codes: zh }, en: { codes: en } },
  }),
);

const say = (lng: string, key: string, params: Record<string, string | number>) =>
  (i18n.t as unknown as (key: string, params: object) => string)(`codes:${key}`, { ...params, lng });

describe('words of refusals with their numbers', () => {
  test.each([
    ['grade', { grade: 3 }, '这个班不收三年级的孩子。', 'This class does not take children in Grade 3.'],
    [
      'room_equipment',
      { equipment: 'piano' },
      '教室里没有课程需要的设备：钢琴。',
      'The room lacks equipment the course needs: Piano.',
    ],
    [
      'rule',
      {
        ruleId: 'P2',
        zh: '每次 40.01 元，太高了。',
        en: '40.01 yuan is too much.',
        source: '教基厅函〔2023〕26号',
        sourceEn: 'Notice on after-school service',
      },
      '每次 40.01 元，太高了。（规则 P2，教基厅函〔2023〕26号）',
      '40.01 yuan is too much. (rule P2, Notice on after-school service)',
    ],
    [
      'clash',
      { context: 'on', date: '2026-09-08', start: '15:40', end: '17:10' },
      '2026-09-08 这一天，孩子 15:40-17:10 已经有别的课了。',
      'On 2026-09-08 your child already has a class from 15:40 to 17:10.',
    ],
    [
      'room_closed',
      { context: 'on', date: '2026-09-08', count: 1 },
      '这间教室 2026-09-08 停用，共影响 1 次课。请换一间教室。',
      'The room is closed on 2026-09-08 (lessons affected: 1). Choose another room.',
    ],
    // The database has no numbers to tell: the words do without.
    ['clash', {}, '孩子在这个时间已经有别的课了。', 'Your child already has another class at this time.'],
    // A name is never read as an instruction.
    [
      'instructor_unqualified',
      { name: '$t(codes:grade.1)' },
      '$t(codes:grade.1) 没有登记资格证明，只能做助教。',
      '$t(codes:grade.1) has no qualification on record and can only assist.',
    ],
  ])('%s %j', (code, params, chinese, english) => {
    expect(say('zh-CN', `refusal.${code}`, params)).toBe(chinese);
    expect(say('en', `refusal.${code}`, params)).toBe(english);
  });

  test('items of a listing name their paper', () => {
    expect(say('zh-CN', 'listingItem.paper_missing', { paper: 'business_licence' })).toBe('缺少：营业执照');
  });
});
