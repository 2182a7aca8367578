import { createHash } from 'node:crypto';
import type { Prisma } from '~/db/generated/client';
import { addDays, type SchoolDate } from '~/domain/calendar';
import { CATEGORIES, type Category, type CredentialKind, type ListingStatus } from '~/domain/states';
import { castUserId } from './cast';
import { courses } from './courses';
import { dateOf, idOf } from './ids';
import { paperPdf, paperPng } from './papers';
import { type ProviderSeed, providers } from './providers';
import { ownerIdOf, staffUsers } from './staff-users';
import type { DemoDays } from './today';

type ProviderRows = {
  provider: Prisma.ProviderCreateManyInput[];
  listing: Prisma.ListingCreateManyInput[];
  listingFeeStandard: Prisma.ListingFeeStandardCreateManyInput[];
  listingDecision: Prisma.ListingDecisionCreateManyInput[];
  credential: Prisma.CredentialCreateManyInput[];
  storedFile: Prisma.StoredFileCreateManyInput[];
};

export function providerRows(days: DemoDays): ProviderRows {
  const nameOf = new Map(staffUsers().map((user) => [user.id, user.name]));
  const papers = providers.flatMap((provider, index) => papersOf(provider, index, days));
  return {
    provider: providers.map((provider, index) => ({
      id: idOf('provider', provider.key),
      kind: provider.kind,
      nameZh: provider.name[0],
      nameEn: provider.name[1],
      introZh: provider.introZh,
      introEn: provider.introEn,
      contactName: nameOf.get(ownerIdOf(provider.key)) ?? '',
      contactPhone: `1990000${String(1000 + index)}`,
      demo: !provider.real,
      createdAt: dateOf(addDays(days.past.from, -100)),
    })),
    listing: providers.map((provider) => listingOf(provider, days)),
    listingFeeStandard: providers.flatMap(feeStandardsOf),
    listingDecision: providers.flatMap((provider) => decisionsOf(provider, days)),
    credential: papers.map((paper) => paper.credential),
    storedFile: papers.map((paper) => paper.file),
  };
}

/** First and last day of a listing; null before the bureau gave one. */
export function listingPeriod(
  provider: Pick<ProviderSeed, 'listing'>,
  { today, past, coming }: DemoDays,
): { from: SchoolDate; to: SchoolDate } | null {
  if (provider.listing === 'listed' || provider.listing === 'suspended') {
    return { from: addDays(past.from, -40), to: addDays(coming.to, 160) };
  }
  if (provider.listing === 'expired') return { from: addDays(past.from, -330), to: addDays(today, -4) };
  return provider.listing === 'public_notice' ? { from: addDays(today, 5), to: addDays(today, 370) } : null;
}

function categoriesOf(provider: ProviderSeed): Category[] {
  const taught = courses.filter((course) => course.by === provider.key).map((course) => course.category);
  return CATEGORIES.filter((category) => provider.categories.includes(category) || taught.includes(category));
}

function listingOf(provider: ProviderSeed, days: DemoDays): Prisma.ListingCreateManyInput {
  const period = listingPeriod(provider, days);
  const steps = decisionsOf(provider, days);
  const notice = steps.find((step) => step.toStatus === 'public_notice')?.at as Date | undefined;
  const day = (at: Date, more: number) => dateOf(addDays(at.toISOString().slice(0, 10), more));
  return {
    id: idOf('listing', provider.key),
    providerId: idOf('provider', provider.key),
    status: provider.listing,
    categories: categoriesOf(provider),
    validFrom: period ? dateOf(period.from) : null,
    validTo: period ? dateOf(period.to) : null,
    noticeFrom: notice ? day(notice, 0) : null,
    noticeTo: notice ? day(notice, 6) : null,
    appliedAt: steps[0]?.at ?? null,
    createdAt: dateOf(addDays(days.past.from, -95)),
    updatedAt: steps.at(-1)?.at ?? dateOf(addDays(days.past.from, -95)),
  };
}

/** P2: per category the dearest of its courses, rounded up to half a yuan, and about twice that outside. */
function feeStandardsOf(provider: ProviderSeed): Prisma.ListingFeeStandardCreateManyInput[] {
  return categoriesOf(provider).map((category) => {
    const own = courses.filter((course) => course.by === provider.key && course.category === category);
    const perLessonFen = Math.ceil(Math.max(2000, ...own.map((course) => course.group.fen)) / 500) * 500;
    return {
      id: idOf('fee_standard', provider.key, category),
      listingId: idOf('listing', provider.key),
      category,
      itemZh: ITEM[category][0],
      itemEn: ITEM[category][1],
      perLessonFen,
      marketPerLessonFen: Math.ceil((perLessonFen * 1.9) / 500) * 500,
    };
  });
}

const ITEM: Record<Category, readonly [string, string]> = {
  sport: ['体育小组课（每次）', 'Sports group lesson'],
  art: ['艺术小组课（每次）', 'Arts group lesson'],
  science_tech: ['科技小组课（每次）', 'Technology group lesson'],
  labour: ['劳动实践课（每次）', 'Practical work lesson'],
  integrated: ['综合活动课（每次）', 'Activity lesson'],
};

type Step = readonly [to: ListingStatus, daysAgo: number, reason?: string];

function decisionsOf(provider: ProviderSeed, days: DemoDays): Prisma.ListingDecisionCreateManyInput[] {
  if (provider.kind === 'school') return [];
  const start = -90 - ((provider.key.length * 5) % 30);
  const first: Step[] = [
    ['applied', start],
    ['under_review', start + 4],
    ['public_notice', start + 12],
    ['listed', start + 20],
  ];
  const listed = (days.past.from > days.today ? [] : first).map(
    ([to, at, reason]): Prisma.ListingDecisionCreateManyInput =>
      decision(provider, to, addDays(days.past.from, at + 50), reason),
  );
  const since = (steps: readonly Step[]) =>
    steps.map(([to, daysAgo, reason]) => decision(provider, to, addDays(days.today, -daysAgo), reason));
  switch (provider.listing) {
    case 'suspended':
      return [
        ...listed,
        ...since([['suspended', 9, '接到三起家长投诉：课后在校门口推销私教课（P17）。整改期间暂停。']]),
      ];
    case 'expired':
      return [...listed, ...since([['expired', 3]])];
    case 'applied':
      return since([['applied', 2]]);
    case 'under_review':
      return since([
        ['applied', 8],
        ['under_review', 3],
      ]);
    case 'public_notice':
      return since([
        ['applied', 20],
        ['under_review', 15],
        ['public_notice', 2],
      ]);
    case 'returned':
      return since([
        ['applied', 10],
        ['under_review', 7],
        ['returned', 5, '缺教育局批准文件（P5），刀具安全方案请补充后再提交。'],
      ]);
    default:
      return listed;
  }
}

function decision(
  provider: ProviderSeed,
  toStatus: ListingStatus,
  date: SchoolDate,
  reason?: string,
): Prisma.ListingDecisionCreateManyInput {
  const bySystem = toStatus === 'expired' || toStatus === 'applied';
  return {
    id: idOf('listing_decision', provider.key, toStatus),
    listingId: idOf('listing', provider.key),
    at: new Date(dateOf(date).getTime() + 2.5 * 3_600_000),
    byUserId: toStatus === 'applied' ? ownerIdOf(provider.key) : bySystem ? null : castUserId('officer-shen'),
    toStatus,
    reason: reason ?? null,
  };
}

const PAPER_NAMES: Record<CredentialKind, readonly [zh: string, en: string, issuer: string]> = {
  school_running_licence: ['办学许可证', 'School-running licence', '海盐县教育局'],
  business_licence: ['营业执照', 'Business licence', '海盐县市场监督管理局'],
  social_group_registration: ['社会团体法人登记证书', 'Social group registration', '海盐县民政局'],
  bureau_approval: ['教育局批准文件', 'Bureau approval', '海盐县教育局'],
  public_institution: ['事业单位法人证书', 'Public institution certificate', '海盐县机构编制委员会办公室'],
  heritage_certificate: [
    '非遗代表性传承人证书',
    'Heritage inheritor certificate',
    '海盐县文化和广电旅游体育局',
  ],
};

/** One that is not listed yet has a paper that runs out in twenty days: no lesson rests on it. */
const PAPER_EXPIRES_SOON = { provider: 'stargazers', kind: 'bureau_approval' };

function lastDayOf(
  kind: CredentialKind,
  { key }: ProviderSeed,
  index: number,
  days: DemoDays,
): SchoolDate | null {
  if (kind === 'heritage_certificate') return null;
  if (key === PAPER_EXPIRES_SOON.provider && kind === PAPER_EXPIRES_SOON.kind) {
    return addDays(days.today, 20);
  }
  return addDays(days.coming.to, 170 + ((index * 37) % 600));
}

function papersOf(provider: ProviderSeed, index: number, days: DemoDays) {
  return provider.papers.map((kind) => {
    const [zh, en, issuedBy] = PAPER_NAMES[kind];
    const number = `DEMO-${kind.slice(0, 3).toUpperCase()}-${String(index + 1).padStart(4, '0')}`;
    const lasts = lastDayOf(kind, provider, index, days);
    const scanned = index % 3 === 1;
    const content = scanned
      ? paperPng(6 + (index % 5))
      : paperPdf([
          `${en} (DEMO)`,
          `No. ${number}`,
          provider.name[1],
          lasts ? `Valid to ${lasts}` : 'No expiry',
          '',
          'Made up for a demonstration. Not a real paper.',
        ]);
    const fileId = idOf('stored_file', provider.key, kind);
    const createdAt = dateOf(addDays(days.past.from, -92));
    const providerId = idOf('provider', provider.key);
    return {
      file: {
        id: fileId,
        providerId,
        name: `${zh}.${scanned ? 'png' : 'pdf'}`,
        mediaType: scanned ? 'image/png' : 'application/pdf',
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        content: new Uint8Array(content),
        uploadedBy: ownerIdOf(provider.key),
        createdAt,
      },
      credential: {
        id: idOf('credential', provider.key, kind),
        providerId,
        kind,
        number,
        issuedBy,
        validTo: lasts ? dateOf(lasts) : null,
        fileId,
        createdAt,
      },
    };
  });
}
