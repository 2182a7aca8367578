import type { Prisma } from '~/db/generated/client';
import type { SchoolKind } from '~/domain/states';
import type { TownKey } from './towns';

export type SchoolSeed = {
  readonly id: string;
  readonly name: readonly [zh: string, en: string];
  readonly kind: SchoolKind;
  readonly town: TownKey;
  readonly group?: string;
  /** 3 the largest, 0 the smallest: rooms and pupils follow it. */
  readonly size: 0 | 1 | 2 | 3;
  readonly street: readonly [zh: string, en: string];
  /** A school whose parents' money goes to its own account instead of the county's (F3). */
  readonly account?: string;
  /** Named in the county's own articles; every other school is made up. */
  readonly real?: boolean;
};

export const groups = [
  {
    id: 'xiangyang-group',
    nameZh: '向阳小学教育集团',
    nameEn: 'Xiangyang Primary School Education Group',
    kind: 'integrated',
  },
  {
    id: 'shendang-union',
    nameZh: '沈荡初中教育共同体（演示）',
    nameEn: 'Shendang Junior Schools Union (demo)',
    kind: 'co_built',
  },
  {
    id: 'south-union',
    nameZh: '南片教育共同体（演示）',
    nameEn: 'Southern Schools Union (demo)',
    kind: 'cooperative',
  },
] as const satisfies readonly Prisma.SchoolGroupCreateManyInput[];

const s = (
  id: string,
  zh: string,
  en: string,
  kind: SchoolKind,
  town: TownKey,
  size: SchoolSeed['size'],
  street: readonly [string, string],
  more: Pick<SchoolSeed, 'group' | 'account' | 'real'> = {},
): SchoolSeed => ({ id, name: [zh, en], kind, town, size, street, ...more });

export const schools: readonly SchoolSeed[] = [
  s(
    'xiangyang',
    '向阳小学',
    'Xiangyang Primary School',
    'primary',
    'wuyuan',
    3,
    ['海棠路 1 号', '1 Haitang Road'],
    {
      group: 'xiangyang-group',
      account: 'acct_demo_xiangyang',
      real: true,
    },
  ),
  s(
    'xiangyang-binhai',
    '向阳小学滨海校区',
    'Xiangyang Primary, Binhai Campus',
    'primary',
    'wuyuan',
    2,
    ['滨海路 18 号', '18 Binhai Road'],
    {
      group: 'xiangyang-group',
    },
  ),
  s('haitang', '武原海棠小学', 'Wuyuan Haitang Primary School', 'primary', 'wuyuan', 2, [
    '海棠路 66 号',
    '66 Haitang Road',
  ]),
  s('wenlan', '武原文澜小学', 'Wuyuan Wenlan Primary School', 'primary', 'wuyuan', 2, [
    '文澜街 9 号',
    '9 Wenlan Street',
  ]),
  s(
    'qihang',
    '武原启航初级中学',
    'Wuyuan Qihang Junior High School',
    'junior',
    'wuyuan',
    2,
    ['启航路 3 号', '3 Qihang Road'],
    {
      group: 'shendang-union',
    },
  ),
  s('jinghu', '武原镜湖初级中学', 'Wuyuan Jinghu Junior High School', 'junior', 'wuyuan', 2, [
    '镜湖路 20 号',
    '20 Jinghu Road',
  ]),
  s('tingchao', '西塘桥听潮小学', 'Xitangqiao Tingchao Primary School', 'primary', 'xitangqiao', 2, [
    '听潮路 5 号',
    '5 Tingchao Road',
  ]),
  s(
    'gangwan',
    '西塘桥港湾九年制学校',
    'Xitangqiao Gangwan Nine-Year School',
    'nine_year',
    'xitangqiao',
    2,
    ['港湾大道 12 号', '12 Gangwan Avenue'],
    {
      account: 'acct_demo_gangwan',
    },
  ),
  s('qinghe', '元通青禾小学', 'Yuantong Qinghe Primary School', 'primary', 'yuantong', 1, [
    '青禾路 8 号',
    '8 Qinghe Road',
  ]),
  s('zhiyuan', '元通致远初级中学', 'Yuantong Zhiyuan Junior High School', 'junior', 'yuantong', 1, [
    '致远路 2 号',
    '2 Zhiyuan Road',
  ]),
  s(
    'wanghai',
    '秦山望海小学',
    'Qinshan Wanghai Primary School',
    'primary',
    'qinshan',
    1,
    ['望海街 7 号', '7 Wanghai Street'],
    {
      group: 'south-union',
    },
  ),
  s('xinghuo', '秦山星火九年制学校', 'Qinshan Xinghuo Nine-Year School', 'nine_year', 'qinshan', 1, [
    '星火路 15 号',
    '15 Xinghuo Road',
  ]),
  s(
    'shendang',
    '沈荡中学',
    'Shendang Middle School',
    'junior',
    'shendang',
    2,
    ['中市路 30 号', '30 Zhongshi Road'],
    {
      group: 'shendang-union',
      real: true,
    },
  ),
  s('shuixiang', '沈荡水巷小学', 'Shendang Shuixiang Primary School', 'primary', 'shendang', 1, [
    '水巷 4 号',
    '4 Shuixiang Lane',
  ]),
  s('luhua', '百步芦花小学', 'Baibu Luhua Primary School', 'primary', 'baibu', 1, [
    '芦花路 6 号',
    '6 Luhua Road',
  ]),
  s('yuanfan', '百步远帆初级中学', 'Baibu Yuanfan Junior High School', 'junior', 'baibu', 1, [
    '远帆路 1 号',
    '1 Yuanfan Road',
  ]),
  s('chunxiao', '于城春晓小学', 'Yucheng Chunxiao Primary School', 'primary', 'yucheng', 0, [
    '春晓街 3 号',
    '3 Chunxiao Street',
  ]),
  s('qingxi', '于城青溪九年制学校', 'Yucheng Qingxi Nine-Year School', 'nine_year', 'yucheng', 1, [
    '青溪路 11 号',
    '11 Qingxi Road',
  ]),
  s(
    'gucheng',
    '澉浦古城九年制学校',
    'Ganpu Gucheng Nine-Year School',
    'nine_year',
    'ganpu',
    2,
    ['城河路 10 号', '10 Chenghe Road'],
    {
      group: 'south-union',
    },
  ),
  s(
    'yantian',
    '澉浦盐田小学',
    'Ganpu Yantian Primary School',
    'primary',
    'ganpu',
    0,
    ['盐田弄 2 号', '2 Yantian Lane'],
    {
      group: 'south-union',
    },
  ),
  s(
    'daoxiang',
    '通元稻香小学',
    'Tongyuan Daoxiang Primary School',
    'primary',
    'tongyuan',
    1,
    ['稻香路 9 号', '9 Daoxiang Road'],
    {
      group: 'south-union',
    },
  ),
  s('mingde', '通元明德初级中学', 'Tongyuan Mingde Junior High School', 'junior', 'tongyuan', 1, [
    '明德路 5 号',
    '5 Mingde Road',
  ]),
];

const townName: Record<TownKey, readonly [zh: string, en: string]> = {
  wuyuan: ['武原街道', 'Wuyuan'],
  xitangqiao: ['西塘桥街道', 'Xitangqiao'],
  yuantong: ['元通街道', 'Yuantong'],
  qinshan: ['秦山街道', 'Qinshan'],
  shendang: ['沈荡镇', 'Shendang'],
  baibu: ['百步镇', 'Baibu'],
  yucheng: ['于城镇', 'Yucheng'],
  ganpu: ['澉浦镇', 'Ganpu'],
  tongyuan: ['通元镇', 'Tongyuan'],
};

export function schoolRows(): Prisma.SchoolCreateManyInput[] {
  return schools.map(({ id, name, kind, town, group, street, account, real }) => ({
    id,
    nameZh: name[0],
    nameEn: name[1],
    kind,
    townId: town,
    groupId: group ?? null,
    addressZh: `海盐县${townName[town][0]}${street[0]}`,
    addressEn: `${street[1]}, ${townName[town][1]}, Haiyan`,
    stripeAccountId: account ?? null,
    demo: !real,
  }));
}

/** Grades a school teaches. */
export function gradesOf(kind: SchoolKind): readonly number[] {
  if (kind === 'primary') return [1, 2, 3, 4, 5, 6];
  return kind === 'junior' ? [7, 8, 9] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
}

/**
 * Minutes since midnight at which a grade's own lessons end on a weekday (T1). Fridays are short; the youngest go
 * ten minutes earlier; small rural schools start and end ten minutes before the others.
 */
export function lessonEndOf(school: SchoolSeed, grade: number, weekday: number): number {
  const friday = weekday === 5;
  const usual = grade <= 6 ? (friday ? 14 * 60 + 40 : 15 * 60 + 20) : friday ? 15 * 60 + 40 : 16 * 60 + 20;
  return usual - (grade <= 2 ? 10 : 0) - (school.size === 0 ? 10 : 0);
}

export function lessonEndRows(): Prisma.LessonEndCreateManyInput[] {
  return schools.flatMap((school) =>
    gradesOf(school.kind).flatMap((grade) =>
      [1, 2, 3, 4, 5].map((weekday) => ({
        schoolId: school.id,
        grade,
        weekday,
        endMinute: lessonEndOf(school, grade, weekday),
      })),
    ),
  );
}

/** By id; throws for a name that is not in the list. */
export function schoolOf(id: string): SchoolSeed {
  const school = schools.find((each) => each.id === id);
  if (!school) throw new Error(`No school ${id}`);
  return school;
}
