import type { SchoolDate } from '../../calendar';
import type { Words } from '../rule';

type RuleDocument = {
  readonly title: Words;
  /** Null where there is none, or where it was never read on a page: a number from memory is not printed. */
  readonly number: string | null;
  /** Null where no day of it was found. */
  readonly date: SchoolDate | null;
};

/** What the rules stand in: notices (D), laws (L), a draft (N), practice found elsewhere, and the county itself. */
export const ruleDocuments = {
  D1: {
    title: {
      zh: '关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见',
      en: '“Double Reduction” Opinions',
    },
    number: '中办发〔2021〕40号',
    date: '2021-07-24',
  },
  D2: {
    title: {
      zh: '关于规范面向中小学生的非学科类校外培训的意见',
      en: 'Opinions on non-academic off-campus training',
    },
    number: '教监管〔2022〕4号',
    date: '2022-12-29',
  },
  D3: {
    title: {
      zh: '关于进一步规范义务教育课后服务有关工作的通知',
      en: 'Notice on further regulating after-school service (the “five prohibitions”)',
    },
    number: '教基厅函〔2023〕26号',
    date: '2023-12-27',
  },
  D4: {
    title: {
      zh: '关于进一步明确义务教育阶段校外培训学科类和非学科类范围的通知',
      en: 'Notice on what is academic and what is not in off-campus training',
    },
    number: '教监管厅函〔2021〕3号',
    date: '2021-07-28',
  },
  D5: {
    title: {
      zh: '义务教育阶段校外培训项目分类鉴别指南',
      en: 'Guide to classifying off-campus training',
    },
    number: null,
    date: '2021-11-01',
  },
  D6: {
    title: {
      zh: '关于加强校外培训机构预收费监管工作的通知',
      en: 'Notice on supervising prepaid training fees',
    },
    number: '教监管函〔2021〕2号',
    date: '2021-10-01',
  },
  D7: {
    title: {
      zh: '浙江省校外培训机构预收费管理暂行办法',
      en: 'Zhejiang interim measures on prepaid training fees',
    },
    number: null,
    date: '2022-01-01',
  },
  D8: {
    title: {
      zh: '校外培训机构从业人员管理办法（试行）',
      en: 'Measures on the staff of off-campus training institutions (trial)',
    },
    number: null,
    date: '2021-09-09',
  },
  D9: {
    title: {
      zh: '关于做好校外培训机构从业人员准入查询工作的通知',
      en: 'Notice on checking training staff before they start',
    },
    number: '教监管厅函〔2023〕9号',
    date: null,
  },
  D10: {
    title: {
      zh: '关于建立教职员工准入查询性侵违法犯罪信息制度的意见',
      en: 'Opinions on checking school staff for sexual offences',
    },
    number: '高检发〔2020〕14号',
    date: '2020-08-20',
  },
  D11: {
    title: {
      zh: '校外培训行政处罚暂行办法',
      en: 'Interim measures on penalties in off-campus training',
    },
    number: '教育部令第53号',
    date: '2023-08-23',
  },
  D12: {
    title: { zh: '课外体育培训行为规范', en: 'Code of conduct for after-school sports training' },
    number: null,
    date: '2021-12-14',
  },
  D13: {
    title: { zh: '关于进一步加强中小学生睡眠管理工作的通知', en: 'Notice on the sleep of pupils' },
    number: '教基厅函〔2021〕11号',
    date: '2021-03-30',
  },
  D14: {
    title: { zh: '关于做好中小学生课后服务工作的指导意见', en: 'Guiding opinion on after-school service' },
    number: null,
    date: '2017-02-01',
  },
  D15: {
    title: { zh: '关于规范校外培训机构发展的意见', en: 'Opinions on developing off-campus institutions' },
    number: '国办发〔2018〕80号',
    date: null,
  },
  D16: {
    title: { zh: '关于进一步加强和规范教育收费管理的意见', en: 'Opinions on regulating education charges' },
    number: null,
    date: '2020-08-01',
  },
  D17: {
    title: {
      zh: '全国校外教育培训监管与服务综合平台应用管理办法',
      en: 'Measures on using the national platform for off-campus training',
    },
    number: null,
    date: '2025-03-01',
  },
  L1: {
    title: { zh: '未成年人保护法', en: 'Law on the Protection of Minors' },
    number: null,
    date: '2020-10-17',
  },
  L2: {
    title: { zh: '个人信息保护法', en: 'Personal Information Protection Law' },
    number: null,
    date: '2021-08-20',
  },
  L3: {
    title: { zh: '未成年人网络保护条例', en: 'Regulation on protecting minors online' },
    number: '国务院令第766号',
    date: '2024-01-01',
  },
  L4: {
    title: { zh: '浙江省义务教育条例', en: 'Zhejiang Regulation on Compulsory Education' },
    number: null,
    date: '2021-09-29',
  },
  L5: { title: { zh: '义务教育法', en: 'Compulsory Education Law' }, number: null, date: '2018-12-29' },
  L6: {
    title: { zh: '人脸识别技术应用安全管理办法', en: 'Measures on the safe use of face recognition' },
    number: null,
    date: '2025-06-01',
  },
  L7: {
    title: {
      zh: '关于报送未成年人个人信息保护合规审计情况的公告',
      en: 'Announcement on reporting audits of minors’ data',
    },
    number: null,
    date: '2025-12-29',
  },
  N1: {
    title: {
      zh: '校外培训管理条例（征求意见稿）',
      en: 'Draft regulation on off-campus training (not in force)',
    },
    number: null,
    date: '2024-02-08',
  },
  fiveTwo: {
    title: {
      zh: '教育部关于课后服务“5+2”全覆盖的工作要求',
      en: 'Ministry of Education on “5+2” after-school service everywhere',
    },
    number: null,
    date: '2021-07-13',
  },
  apps: {
    title: {
      zh: '关于引导规范教育移动互联网应用有序健康发展的意见',
      en: 'Opinions on orderly education apps',
    },
    number: '教技函〔2019〕55号',
    date: null,
  },
  safety: {
    title: { zh: '中小学幼儿园安全管理办法', en: 'Measures on safety in schools and kindergartens' },
    number: null,
    date: null,
  },
  holidays2025: {
    title: {
      zh: '国务院办公厅关于2025年部分节假日安排的通知',
      en: 'State Council notice on holidays in 2025',
    },
    number: null,
    date: null,
  },
  holidays2026: {
    title: {
      zh: '国务院办公厅关于2026年部分节假日安排的通知',
      en: 'State Council notice on holidays in 2026',
    },
    number: null,
    date: '2025-11-01',
  },
  zhejiangTerms: {
    title: { zh: '浙江省中小学校历（媒体转载）', en: 'Zhejiang school calendar (as reported)' },
    number: null,
    date: null,
  },
  zhejiangBreaks: {
    title: { zh: '浙江省中小学春秋假安排', en: 'Zhejiang spring and autumn school breaks' },
    number: null,
    date: '2025-11-01',
  },
  zhejiangFees: {
    title: {
      zh: '宁波、金华学科类校外培训收费通知',
      en: 'Ningbo and Jinhua notices on fees for academic training',
    },
    number: null,
    date: null,
  },
  schoolBuildings: {
    title: { zh: '中小学校设计规范', en: 'Code for the design of schools' },
    number: 'GB 50099-2011',
    date: '2012-01-01',
  },
  olderBuildings: {
    title: { zh: '中小学校建筑设计规范（旧版）', en: 'Code for school buildings (older edition)' },
    number: null,
    date: null,
  },
  heilongjiang: {
    title: {
      zh: '黑龙江省课后服务第三方机构管理要求（2025年，外地做法）',
      en: 'Heilongjiang on third parties in after-school service (2025, practice elsewhere)',
    },
    number: null,
    date: '2025-12-25',
  },
  taishan: {
    title: {
      zh: '台山市课后服务机构遴选要求（2026年，外地做法）',
      en: 'Taishan on selecting providers (2026, practice elsewhere)',
    },
    number: null,
    date: null,
  },
  elsewhere: {
    title: {
      zh: '各地课后服务收费办法（外地做法）',
      en: 'After-school fee rules of other places (practice elsewhere)',
    },
    number: null,
    date: null,
  },
  county: {
    title: {
      zh: '海盐县课后服务超市运行规则（演示）',
      en: 'Haiyan after-school supermarket operating rules (demo)',
    },
    number: null,
    date: '2026-09-01',
  },
  design: {
    title: { zh: '课后超市平台设计要求', en: 'Design requirements of this marketplace' },
    number: null,
    date: null,
  },
} as const satisfies Record<string, RuleDocument>;

export type RuleDocumentId = keyof typeof ruleDocuments;
