import { rows } from './row';

/** What the county itself sets for one child (B); demo numbers. */
export const countyRules = rows([
  {
    rule: 'B1',
    severity: 'hard',
    local: true,
    binds: ['family', 'platform'],
    params: { maxMinutesPerDay: 180 },
    from: '2026-09-01',
    region: 'county',
    source: ['county'],
    confidence: 'I',
    title: { zh: '一个孩子一天的时长', en: 'One child’s minutes a day' },
    words: {
      zh: '一个孩子一天的课后服务最多180分钟。请换到别的日子，或者先退掉当天的一门课。',
      en: 'A child has at most 180 minutes of after-school service a day. Choose another day, or leave a class of that day first.',
    },
  },
  {
    rule: 'B2',
    severity: 'hard',
    local: true,
    binds: ['family', 'platform'],
    params: { maxMinutesPerWeek: 600 },
    from: '2026-09-01',
    region: 'county',
    source: ['county'],
    confidence: 'I',
    title: { zh: '一个孩子一周的时长', en: 'One child’s minutes a week' },
    words: {
      zh: '一个孩子一周的课后服务最多600分钟。请少选一门，给孩子留点空。',
      en: 'A child has at most 600 minutes of after-school service a week. Choose one class less and leave some time free.',
    },
  },
  {
    rule: 'B3',
    severity: 'hard',
    local: true,
    binds: ['family', 'platform'],
    params: { maxCourses: 5 },
    from: '2026-09-01',
    region: 'county',
    source: ['county'],
    confidence: 'I',
    title: { zh: '一个孩子同时上几门课', en: 'How many courses at the same time' },
    words: {
      zh: '一个孩子同时最多上5门课后课程。想换新的，请先退掉一门。',
      en: 'A child has at most 5 after-school courses at the same time. To try a new one, leave one first.',
    },
  },
]);
