import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleBook } from '~/domain/reduction/book';
import { subjectLists } from '~/domain/reduction/check';
import { rulesInForce } from '~/domain/reduction/rule';
import { screenCourse, screenText } from '~/domain/reduction/screening/screen';
import { courses } from '../../../../prisma/seed/courses';

const lists = subjectLists(rulesInForce(ruleBook, { on: '2026-09-07', region: 'zhejiang' }));

/** Every hit of a title as `word kind rule`. */
const seen = (title: string) =>
  screenText(title, lists, { title: true }).map(({ word, kind, rule }) => `${word} ${kind} ${rule}`);

const academic: [title: string, ...words: string[]][] = [
  ['奥数启蒙', '奥数'],
  ['数学思维训练', '数学思维'],
  ['快乐数学', '数学'],
  ['速算小达人', '速算'],
  ['作文提分', '作文', '提分'],
  ['阅读理解提分班', '阅读理解', '提分'],
  ['大语文', '大语文'],
  ['国学语文同步', '国学语文'],
  ['剑桥英语', '剑桥英语'],
  ['剑桥少儿英语', '剑桥少儿', '英语'],
  ['新概念一册', '新概念'],
  ['自然拼读', '自然拼读'],
  ['KET 备考', 'KET', '备考'],
  ['KET/PET', 'KET', 'PET'],
  ['FCE 真题', 'FCE', '真题'],
  ['托福入门', '托福'],
  ['雅思口语', '雅思'],
  ['小升初衔接', '小升初'],
  ['中考体育之外', '中考'],
  ['幼小衔接', '幼小衔接'],
  ['培优班', '培优'],
  ['期末刷题', '刷题'],
  ['同步辅导', '同步辅导'],
  ['一对一补习', '一对一补习'],
  ['理化实验', '理化'],
  ['数理化通', '数理化'],
  ['物理小实验', '物理'],
  ['化学世界', '化学'],
  ['生物兴趣班', '生物'],
  ['世界地理', '地理'],
  ['历史课', '历史课'],
  ['道德与法治', '道德与法治'],
  ['日语五十音', '日语'],
  ['少儿英文', '英文'],
  ['《英语》同步', '英语'],
  ['Maths Olympiad', 'maths olympiad'],
  ['Happy English', 'English'],
  ['Phonics Class', 'phonics'],
  ['IELTS for teens', 'IELTS'],
  ['Exam prep', 'exam prep'],
  ['Physics at play', 'physics'],
  ['Chinese composition', 'Chinese composition'],
  // Tricks of spelling.
  ['奥 数', '奥数'],
  ['奥·数·班', '奥数'],
  ['奥★数', '奥数'],
  ['奥\u200b数', '奥数'],
  ['奧數', '奥数'],
  ['數學', '数学'],
  ['英語小達人', '英语'],
  ['ＫＥＴ', 'KET'],
  ['KeT', 'KET'],
  ['K.E.T.', 'KET'],
  ['K E T 班', 'KET'],
  ['КЕТ', 'KET'],
  ['ｍａｔｈｓ', 'maths'],
  ['M-A-T-H-S', 'maths'],
  ['aoshu', 'aoshu'],
  ['编程数学', '编程数学'],
  ['PET English', 'PET', 'English'],
  ['英语角', '英语'],
  ['写作文', '作文'],
  ['数学游戏', '数学'],
  ['English playtime', 'English'],
];

const doubtful: [title: string, word: string, rule?: string][] = [
  ['历史博物馆参观', '历史'],
  ['海盐历史名人', '历史'],
  ['滚灯的历史', '历史'],
  ['地理标志美食', '地理'],
  ['英语戏剧', '英语'],
  ['《英语老师的一天》小剧场', '英语'],
  ['英语歌合唱', '英语'],
  ['英语童话剧', '英语'],
  ['话剧《英语课》排练', '英语'],
  ['化学博物馆研学', '化学'],
  ['短跑冲刺班', '冲刺班'],
  ['数学家的故事', '数学'],
  ['团队的化学反应', '化学'],
  ['物理治疗小常识', '物理'],
  ['海洋生物观察', '生物'],
  ['生物多样性观察', '生物'],
  ['不刷题的下午', '刷题'],
  ['No exam prep', 'exam prep'],
  ['珠心算', '珠心算'],
  ['国学', '国学'],
  ['PET 瓶改造', 'PET'],
  ['English drama', 'English'],
  ['A short history of lanterns', 'history'],
  ['数，学', '数学'],
  ['科学魔术秀', '科学', 'C3'],
  ['科学家故事', '科学', 'C3'],
  ['Science Magic Show', 'science', 'C3'],
];

const clean = [
  '快乐足球',
  '道法自然与太极',
  '新一代数字音乐',
  '应用题材广泛的剪纸',
  '声音标志设计',
  '精英文化',
  '赞美语言',
  '印刷题签',
  '武术中招式',
  '手写作品',
  '文化学问',
  '海盐腔',
  '篮球',
  '浙派古琴',
  '毛笔书法',
  '科普创客',
  '沈中创客角',
  '文化学习体验',
  '绿化学校',
  '手语文化',
  '少数学生也能参加',
  '事物理解',
  '学生物品整理',
  '生日语录',
  '中国学生合唱',
  '活动中考虑他人',
  '优美高音合唱',
  '本学期学科学习以外',
  'Chinese chess',
  'Chinese New Year crafts',
  'Japanese paper folding',
  'Pet care',
  'carpet weaving',
  'We sat by the sea',
  'IBM typewriters',
  'Map and compass',
  'market day',
  'English breakfast tea',
  'Board game designers',
];

describe('the screening of titles (C2, C3, C5, T4)', () => {
  it.each(academic)('%s: academic', (title, ...words) => {
    expect(seen(title)).toEqual(words.map((word) => `${word} academic C2`));
  });

  it.each(doubtful)('%s: for a person', (title, word, rule = 'C2') => {
    expect(seen(title)).toEqual([`${word} doubtful ${rule}`]);
  });

  it.each(clean)('%s: nothing', (title) => {
    expect(seen(title)).toEqual([]);
  });

  it.each([
    ['A-Level 预备', 'A level'],
    ['IGCSE', 'IGCSE'],
    ['IB 课程', 'IB'],
    ['AP 微积分', 'AP'],
    ['美高直通', '美高'],
    ['国际课程', '国际课程'],
    ['ap course', 'AP course'],
  ])('%s: a foreign curriculum', (title, word) => {
    expect(seen(title)).toContain(`${word} foreign_curriculum C5`);
  });

  it.each(['晚自习', '午托班', '早托', '午休看护', '早到看护', 'Evening self-study', 'Lunch care'])(
    '%s: care, in a title only',
    (title) => {
      expect(screenText(title, lists, { title: true })).toMatchObject([{ kind: 'care_type', rule: 'T4' }]);
      expect(screenText(title, lists)).toEqual([]);
    },
  );

  it('says where it stands in the text as written, and what stands around', () => {
    const text = '周三下午：ＫＥＴ 与 奥 数 同时开班';
    const hits = screenText(text, lists);
    expect(hits.map(({ from, to }) => text.slice(from, to))).toEqual(['ＫＥＴ', '奥 数']);
    expect(hits[1]?.passage).toContain('与 奥 数 同时');
  });

  it('names the field, line by line', () => {
    const hits = screenCourse(
      { title: '快乐足球', summary: '带球也学数学', syllabus: ['控球', '英语口令'] },
      lists,
    );
    expect(hits.map(({ path, word }) => [path, word])).toEqual([
      ['summary', '数学'],
      ['syllabus[1]', '英语'],
    ]);
  });

  it('reads only the subjects that the rules in force name', () => {
    expect(
      screenText('奥数与英语', { subjects: ['英语'], provincialSubjects: [] }).map(({ word }) => word),
    ).toEqual(['英语']);
    expect(screenText('科学，作文，提分', { subjects: [], provincialSubjects: [] })).toEqual([]);
    expect(screenText('体育课', { subjects: ['体育'], provincialSubjects: [] })).toMatchObject([
      { word: '体育', kind: 'academic' },
    ]);
  });

  it('finds nothing certain in the courses of the demo', () => {
    const hard = courses.flatMap(({ key, title, summaryZh, summaryEn, syllabusZh, syllabusEn }) =>
      [
        { title: title[0], summary: summaryZh, syllabus: syllabusZh.split('｜') },
        { title: title[1], summary: summaryEn, syllabus: syllabusEn.split(' | ') },
      ].flatMap((words) =>
        screenCourse(words, lists)
          .filter(({ kind }) => kind !== 'doubtful')
          .map(({ path, word }) => `${key} ${path} ${word}`),
      ),
    );
    expect(hard).toEqual([]);
  });

  it('reads any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const { from, to } of screenText(text, lists, { title: true })) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('loses no name to clean words around it', () => {
    const padding = fc.constantFrom(
      '',
      '快乐足球，',
      '篮球 ',
      '《古琴》',
      'football ',
      '周三。',
      '🏀',
      '一起来：',
    );
    fc.assert(
      fc.property(padding, fc.constantFrom(...academic), (before, [title, ...words]) => {
        const found = screenText(`${before}。${title}。${before}`, lists, { title: true }).map(
          ({ word }) => word,
        );
        for (const word of words) expect(found).toContain(word);
      }),
    );
  });
});
