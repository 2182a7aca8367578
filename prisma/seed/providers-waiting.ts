import type {
  Category,
  CredentialKind,
  ListingStatus,
  ProviderKind,
  QualificationKind,
} from '~/domain/states';

export type ProviderSeed = {
  readonly key: string;
  readonly kind: ProviderKind;
  readonly name: readonly [zh: string, en: string];
  readonly introZh: string;
  readonly introEn: string;
  /** Named in the county's own articles; its people and papers here are made up all the same. */
  readonly real?: boolean;
  readonly listing: ListingStatus;
  /** Categories of the listing beyond those of its courses. */
  readonly categories: readonly Category[];
  readonly papers: readonly CredentialKind[];
  /** How many people teach, and what they can show (P6). */
  readonly staff: number;
  readonly qualification: readonly [kind: QualificationKind, zh: string, en: string];
  /** Where it works; absent: the whole county. The school's own courses stay in the school. */
  readonly schools?: readonly string[];
  /** Weekdays its people are free; absent: all five. */
  readonly weekdays?: readonly number[];
};

/** Papers of institutions and clubs (P4). */
export const licences = ['school_running_licence', 'business_licence'] as const;
/** Papers of associations (P5). */
export const registered = ['social_group_registration', 'bureau_approval'] as const;

/** Those who cannot sell today, one of each kind: what the bureau's queue is made of. */
export const waitingProviders: readonly ProviderSeed[] = [
  {
    key: 'langhua',
    kind: 'sports_club',
    name: ['海盐浪花游泳俱乐部', 'Langhua Swimming Club'],
    introZh: '想把防溺水和陆上练习带进校园。',
    introEn: 'Would like to bring water safety and dry-land training to schools.',
    listing: 'applied',
    categories: ['sport'],
    papers: ['school_running_licence'],
    staff: 2,
    qualification: ['coach', '游泳救生员', 'Lifeguard'],
  },
  {
    key: 'rainbow',
    kind: 'institution',
    name: ['海盐彩虹儿童剧团', 'Rainbow Children’s Theatre'],
    introZh: '十年演了四十部儿童剧，准备开校园剧社。',
    introEn: 'Forty plays in ten years, and now clubs in schools.',
    listing: 'under_review',
    categories: ['art', 'integrated'],
    papers: licences,
    staff: 3,
    qualification: ['artist', '戏剧教师资格', 'Drama teaching qualification'],
  },
  {
    key: 'stargazers',
    kind: 'science_association',
    name: ['海盐星空爱好者协会', 'Haiyan Stargazers'],
    introZh: '有两台望远镜和一群愿意熬夜的人。',
    introEn: 'Two telescopes and some people glad to stay up late.',
    listing: 'public_notice',
    categories: ['science_tech'],
    papers: registered,
    staff: 3,
    qualification: ['other', '天文科普辅导员', 'Astronomy tutor'],
  },
  {
    key: 'yuedong',
    kind: 'institution',
    name: ['海盐跃动舞蹈培训中心', 'Yuedong Dance Center'],
    introZh: '街舞与拉丁舞。',
    introEn: 'Street dance and Latin.',
    listing: 'suspended',
    categories: ['art'],
    papers: licences,
    staff: 3,
    qualification: ['artist', '舞蹈教师资格', 'Dance teaching qualification'],
  },
  {
    key: 'xu-wood',
    kind: 'individual',
    name: ['徐金根（木工师傅）', 'Xu Jingen, carpenter'],
    introZh: '做了一辈子榫卯，想教孩子做小凳。',
    introEn: 'A life of joints without nails; would like to teach stools.',
    listing: 'returned',
    categories: ['labour'],
    papers: [],
    staff: 1,
    qualification: ['craft', '木工技师', 'Master carpenter'],
  },
  {
    key: 'laocheng',
    kind: 'sports_club',
    name: ['海盐老城羽毛球俱乐部', 'Old Town Badminton Club'],
    introZh: '上一期白名单机构，名录到期，尚未续期。',
    introEn: 'On the last list; its listing has run out and was not renewed yet.',
    listing: 'expired',
    categories: ['sport'],
    papers: licences,
    staff: 2,
    qualification: ['coach', '羽毛球教练员', 'Badminton coach'],
  },
];
