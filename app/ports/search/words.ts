import type { Category } from '~/domain/states';

/**
 * Words for the same thing. Both engines read this one table: Meilisearch as its setting, PostgreSQL when it reads a
 * query. Parents say 科协 and 文旅局; the bodies are registered under their full names.
 */
export const SYNONYMS: readonly (readonly string[])[] = [
  ['科协', '科学技术协会'],
  ['文旅', '文化和旅游', '文化和广电旅游体育', '文化旅游'],
  ['体校', '体育学校'],
  ['教共体', '教育共同体'],
  ['少年宫', '青少年宫'],
  ['乒乓球', '乒乓', 'ping pong', 'table tennis'],
  ['足球', 'football', 'soccer'],
  ['篮球', 'basketball'],
  ['羽毛球', 'badminton'],
  ['游泳', 'swimming'],
  ['武术', '功夫', 'martial arts', 'kung fu', 'wushu'],
  ['围棋', 'weiqi'],
  ['古琴', 'guqin', 'qin zither'],
  ['编程', '少儿编程', 'coding', 'programming'],
  ['机器人', 'robot', 'robotics'],
  ['航模', '航空模型', 'model planes'],
  ['三维打印', '3d打印', '3d printing'],
  ['书法', '毛笔字', '写字', 'calligraphy'],
  ['绘画', '画画', '美术', 'painting', 'drawing'],
  ['国画', '中国画', '水墨画', 'ink painting'],
  ['剪纸', 'paper cutting'],
  ['舞蹈', '跳舞', 'dance', 'dancing'],
  ['合唱', '唱歌', 'choir', 'singing'],
  ['烹饪', '做饭', '做菜', 'cooking'],
  ['种植', '种菜', '农耕', 'gardening', 'farming'],
  ['木工', '木艺', 'woodwork', 'carpentry'],
  ['缝纫', '布艺', 'sewing'],
  ['阅读', '读书', 'reading'],
  ['魔术', 'magic'],
];

/** What a category is called by those who look for it, its own word first. */
export const CATEGORY_WORDS: Record<Category, { zh: readonly string[]; en: readonly string[] }> = {
  sport: { zh: ['体育', '运动'], en: ['sport', 'sports'] },
  art: { zh: ['艺术', '文艺'], en: ['art', 'arts'] },
  science_tech: { zh: ['科技', '科学'], en: ['science', 'technology', 'tech'] },
  labour: { zh: ['劳动实践', '劳动'], en: ['labour', 'labor', 'practice', 'hands-on'] },
  integrated: { zh: ['综合', '综合实践'], en: ['integrated', 'mixed'] },
};

/** Said with every query and telling nothing: 古琴课 is 古琴. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  '课 班 课程 课后 兴趣班 兴趣课 培训 培训班 社团 学 学习 的 a an the of for in at and course courses class classes lesson lessons'.split(
    ' ',
  ),
);

/** Endings of a Chinese word that tell nothing, longest first. */
export const EMPTY_ENDINGS: readonly string[] = ['兴趣班', '培训班', '兴趣课', '课程', '社团', '课', '班'];

/** Words that a Chinese segmenter would take apart or join wrongly. */
export const DICTIONARY: readonly string[] = [
  '科协',
  '文旅',
  '古琴',
  '浙派',
  '澉浦',
  '武原',
  '西塘桥',
  '元通',
  '秦山',
  '沈荡',
  '百步',
  '于城',
  '通元',
  '海盐',
  '向阳小学',
  '航模',
  '三维打印',
  '非遗',
];

const groupsOf = new Map<string, readonly string[]>();
for (const group of SYNONYMS) for (const word of group) groupsOf.set(word, group);

/** Longest first, so that 科学技术协会 is seen before a shorter word inside it. */
const chineseSynonyms = [...groupsOf.keys()]
  .filter((word) => /\p{Script=Han}/u.test(word))
  .sort((a, b) => b.length - a.length);

/** Other ways to say a word: itself first, then each synonym, also for a synonym inside it (文旅局 → 文化和旅游局). */
export function waysToSay(word: string): string[] {
  const whole = groupsOf.get(word);
  if (whole) return [word, ...whole.filter((other) => other !== word)];
  const inside = chineseSynonyms.find((each) => word.includes(each));
  if (!inside) return [word];
  const group = groupsOf.get(inside) ?? [];
  return [
    word,
    ...group
      .filter((other) => other !== inside && /\p{Script=Han}/u.test(other))
      .map((other) => word.replace(inside, other)),
  ];
}
