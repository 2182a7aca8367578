import { NO_FILTERS, type SearchDocument, type SearchQuery } from '~/ports/search/port';

/** A stable id that says which document it is: the last group is the number. */
export function idOf(number: number): string {
  return `0190b6c0-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

const base: Omit<SearchDocument, 'id' | 'titleZh' | 'titleEn'> = {
  courseId: idOf(900),
  summaryZh: '',
  summaryEn: '',
  providerId: idOf(800),
  providerZh: '海盐蓝鲸俱乐部',
  providerEn: 'Blue Whale Club',
  schoolId: 'xiangyang',
  schoolZh: '向阳小学',
  schoolEn: 'Xiangyang Primary School',
  groupId: 'xiangyang-group',
  townId: 'wuyuan',
  townZh: '武原街道',
  townEn: 'Wuyuan',
  category: 'sport',
  grades: [1, 2, 3],
  weekdays: [2],
  startMinute: 940,
  endMinute: 1030,
  audience: 'county',
  status: 'open',
  phase: 'open',
  free: true,
  perLessonFen: 0,
  placesLeft: 10,
  opensAt: '2026-08-25T00:00:00.000Z',
  closesAt: '2026-12-01T00:00:00.000Z',
  firstDate: '2026-09-08',
  lastDate: '2026-12-22',
};

export function documentOf(
  number: number,
  titleZh: string,
  titleEn: string,
  over: Partial<SearchDocument> = {},
): SearchDocument {
  return { ...base, id: idOf(number), titleZh, titleEn, ...over };
}

const scitech = {
  providerId: idOf(801),
  providerZh: '海盐县科学技术协会',
  providerEn: 'Sci-tech Association of Haiyan',
  category: 'science_tech',
} as const;
const culture = {
  providerId: idOf(802),
  providerZh: '海盐县文化和广电旅游体育局',
  providerEn: 'Culture and Tourism Bureau of Haiyan',
} as const;
const ganpu = {
  schoolId: 'ganpu',
  schoolZh: '澉浦小学',
  schoolEn: 'Ganpu Primary School',
  groupId: null,
  townId: 'ganpu',
  townZh: '澉浦镇',
  townEn: 'Ganpu',
} as const;

/** A small county: every number below is what the tests expect. */
export const county: readonly SearchDocument[] = [
  documentOf(1, '浙派古琴', 'Guqin of Zhejiang', {
    ...ganpu,
    category: 'art',
    providerId: idOf(803),
    providerZh: '浙派古琴传习（澉浦）',
    providerEn: 'Zhejiang guqin, Ganpu',
    weekdays: [2, 4],
    grades: [3, 4, 5],
    firstDate: '2026-09-08',
    summaryZh: '孩子们坐在琴桌前，学会调弦和两首小曲。',
    summaryEn: 'Children learn to tune and to play two short pieces.',
  }),
  documentOf(2, '快乐足球', 'Happy Football', {
    ...culture,
    weekdays: [3],
    grades: [1, 2, 3, 4],
    free: false,
    perLessonFen: 3500,
    placesLeft: 3,
    firstDate: '2026-09-09',
    summaryZh: '控球、传球和小场比赛。',
    summaryEn: 'Ball control, passing and small games.',
  }),
  documentOf(3, '科学魔术秀', 'Science Magic Show', {
    ...scitech,
    weekdays: [1],
    grades: [2, 3],
    free: false,
    perLessonFen: 2000,
    placesLeft: 0,
    firstDate: '2026-09-07',
    summaryZh: '用身边的东西做魔术。',
    summaryEn: 'Magic from everyday things.',
  }),
  documentOf(4, '少年篮球', 'Youth Basketball', {
    ...ganpu,
    weekdays: [5],
    grades: [5, 6],
    audience: 'own_school',
    free: false,
    perLessonFen: 1500,
    placesLeft: 20,
    firstDate: '2026-09-11',
    phase: 'upcoming',
  }),
  documentOf(5, '创意编程', 'Creative Coding', {
    ...scitech,
    weekdays: [4],
    grades: [4, 5, 6],
    audience: 'group',
    placesLeft: 8,
    firstDate: '2026-09-10',
  }),
  documentOf(6, '毛笔书法', 'Chinese Calligraphy', {
    ...culture,
    category: 'art',
    weekdays: [2],
    grades: [3, 4],
    free: false,
    perLessonFen: 2500,
    placesLeft: 12,
    firstDate: '2026-09-15',
  }),
  documentOf(7, '田园种植', 'School Garden', {
    ...ganpu,
    category: 'labour',
    weekdays: [3],
    grades: [1, 2],
    placesLeft: 5,
    firstDate: '2026-03-04',
    phase: 'over',
    status: 'finished',
  }),
  documentOf(8, '沙画与剪纸', 'Sand Pictures & Paper Cutting', {
    ...culture,
    category: 'art',
    weekdays: [1, 3],
    grades: [1, 2, 3],
    free: false,
    perLessonFen: 1000,
    placesLeft: 1,
    firstDate: '2026-09-14',
  }),
];

/** A query with nothing asked but what is given. */
export function query(
  over: Partial<SearchQuery> & { filter?: Partial<SearchQuery['filters']> } = {},
): SearchQuery {
  const { filter, ...rest } = over;
  return {
    text: '',
    filters: { ...NO_FILTERS, ...filter },
    sort: 'relevance',
    offset: 0,
    limit: 24,
    suits: null,
    ...rest,
  };
}
