import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { c4Refusals } from '~/domain/course/review-answers';
import { type CourseForRules, courseFindings, courseHits } from '~/domain/course/rule-findings';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';
import { courseForRules } from '~/forms/provider/course-text';

const rules = rulesInForce(ruleBook, { on: '2026-09-07', region: 'zhejiang' });
const course: CourseForRules = {
  titleZh: '快乐足球',
  titleEn: 'Happy Football',
  summaryZh: '足球基本功与比赛',
  summaryEn: 'First skills and matches',
  syllabusZh: ['控球', '传球'],
  syllabusEn: ['Dribbling', 'Passing'],
  assessment: 'showcase',
  promises: [],
  homeworkMinutes: 0,
};
const told = (change: Partial<CourseForRules>, inForce = rules) =>
  courseFindings({ ...course, ...change }, inForce).map(
    ({ rule, severity, path, actual }) => `${rule} ${severity} ${path} ${actual}`,
  );

describe('what the rules find in a course', () => {
  it.each<[string, Partial<CourseForRules>, string[]]>([
    ['nothing', {}, []],
    ['C2 in the title', { titleZh: '奥数' }, ['C2 hard titleZh 奥数']],
    ['C2 in a line', { syllabusZh: ['控球', '刷题'] }, ['C2 hard syllabusZh 刷题']],
    ['C2 twice in a field, told once', { syllabusZh: ['刷题', '再刷题'] }, ['C2 hard syllabusZh 刷题']],
    ['C2 in doubt', { summaryZh: '参观历史博物馆' }, ['C2 soft summaryZh 历史']],
    ['C2: an exam', { assessment: 'exam' }, ['C2 hard assessment exam']],
    ['C3', { titleZh: '科学魔术' }, ['C3 soft titleZh 科学']],
    ['C5', { titleEn: 'A-Level start' }, ['C5 hard titleEn A level']],
    ['C6', { promises: ['admission'] }, ['C6 hard promises admission']],
    [
      'C7, both',
      { promises: ['certificate', 'ranking'] },
      ['C7 soft promises certificate', 'C7 soft promises ranking'],
    ],
    ['H1 at none', { homeworkMinutes: 0 }, []],
    ['H1 over', { homeworkMinutes: 1 }, ['H1 soft homeworkMinutes 1']],
    ['H1 unanswered', { homeworkMinutes: null }, []],
    ['T4 in the title', { titleZh: '午托' }, ['T4 hard titleZh 午托']],
    ['T4 only in the title', { summaryZh: '不是午托' }, []],
    [
      'hard before soft',
      { titleZh: '科学', promises: ['admission'] },
      ['C6 hard promises admission', 'C3 soft titleZh 科学'],
    ],
  ])('%s', (_, change, expected) => {
    expect(told(change)).toEqual(expected);
  });

  it('asks nothing before a rule begins, and not of other provinces what only this one asks', () => {
    const at = (on: string, region = 'zhejiang') => rulesInForce(ruleBook, { on, region });
    expect(told({ titleZh: '数学' }, at('2021-07-27'))).toEqual([]);
    expect(told({ titleZh: '数学' }, at('2021-07-28'))).toEqual(['C2 hard titleZh 数学']);
    expect(told({ titleZh: '科学魔术' }, at('2026-09-07', 'jiangsu'))).toEqual([]);
  });

  it('says the rule, its source and words in both languages, and where the word stands', () => {
    const [finding] = courseFindings({ ...course, titleZh: '一起来奥 数' }, rules);
    expect(finding).toMatchObject({
      rule: 'C2',
      source: '教监管厅函〔2021〕3号',
      seen: '奥 数',
      actual: '奥数',
    });
    expect(finding?.message.zh).toContain('奥数');
    expect(finding?.message.en).toContain('maths');
    expect(courseHits({ ...course, syllabusZh: ['控球', '写作文'] }, rules)).toMatchObject([
      { field: 'syllabusZh', line: 1, from: 1, to: 3 },
    ]);
  });

  it('loses nothing when clean lines come before or after', () => {
    const clean = fc.constantFrom('控球', '传球', '小场比赛', '热身');
    fc.assert(
      fc.property(fc.array(clean), fc.array(clean), (before, after) => {
        expect(told({ syllabusZh: [...before, '奥数', ...after] })).toEqual(['C2 hard syllabusZh 奥数']);
      }),
    );
  });

  it('reads a form that is being typed as it will be sent', () => {
    const typed = courseForRules({
      titleZh: '奥数',
      syllabusZh: '控球\r\n刷题',
      assessment: ['showcase'],
      promises: ['ranking', 'nonsense'],
      homeworkMinutes: ' 5 ',
    });
    expect(typed).toMatchObject({
      titleEn: '',
      syllabusZh: ['控球', '刷题'],
      assessment: 'showcase',
      promises: ['ranking'],
      homeworkMinutes: 5,
    });
    expect(courseForRules({ homeworkMinutes: 'a lot', assessment: 'none of these' })).toMatchObject({
      assessment: 'none',
      homeworkMinutes: null,
    });
  });
});

describe('the questions of C4', () => {
  const none = { purpose: 'not_academic', content: 'not_academic', assessment: 'not_academic' } as const;
  it('are all asked, none is academic, and nobody with a post at a provider answers them', () => {
    const codes = (...given: Parameters<typeof c4Refusals>) =>
      c4Refusals(...given).map(({ code, path, params }) =>
        `${code} ${path ?? ''} ${params?.ruleId ?? ''}`.trim(),
      );
    expect(codes(none, { hasPost: false }, rules)).toEqual([]);
    expect(codes({ ...none, purpose: undefined }, { hasPost: false }, rules)).toEqual(['required purpose']);
    expect(codes({ ...none, assessment: 'academic' }, { hasPost: false }, rules)).toEqual([
      'rule assessment C4',
    ]);
    expect(codes(none, { hasPost: true }, rules)).toEqual(['rule  C4']);
  });
});
