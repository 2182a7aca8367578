import { randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf, type SchoolDate } from '~/domain/calendar';
import { papersNeeded } from '~/domain/listing/papers';

/** The tests' today: a Tuesday of the autumn term, ten o'clock in the county. */
export const TODAY = '2026-09-15';
export const NOW = instantOf(TODAY, 600);

const date = (of: SchoolDate) => new Date(`${of}T00:00:00Z`);

const coach = (nameZh: string, nameEn: string) => ({
  nameZh,
  nameEn,
  qualificationKind: 'coach' as const,
  qualificationZh: '足球教练员 D 级',
  qualificationEn: 'Football coach, level D',
  checks: { create: { checkedOn: date('2026-07-10'), result: 'clear' as const, reference: 'C-1' } },
});

/** Two towns, three schools (two of one group), a listed provider with a checked coach, and an approved course. */
export async function layMarket() {
  await db.term.create({
    data: {
      id: '2026-autumn',
      nameZh: '2026学年第一学期',
      nameEn: 'Autumn term 2026',
      fromDate: date('2026-09-01'),
      // Some of these tests live in the machine's own time: the term goes on for them.
      toDate: date('2045-01-22'),
    },
  });
  await db.town.createMany({
    data: [
      { id: 'wuyuan', nameZh: '武原街道', nameEn: 'Wuyuan', kind: 'urban', position: 1 },
      { id: 'ganpu', nameZh: '澉浦镇', nameEn: 'Ganpu', kind: 'rural', position: 2 },
    ],
  });
  await db.townTravel.createMany({
    data: ['wuyuan', 'ganpu'].flatMap((from) =>
      ['wuyuan', 'ganpu'].map((to) => ({
        fromTownId: from,
        toTownId: to,
        minutes: from === to ? 15 : 45,
      })),
    ),
  });
  await db.schoolGroup.create({
    data: { id: 'group', nameZh: '向阳教育共同体', nameEn: 'Xiangyang group', kind: 'integrated' },
  });
  const address = { addressZh: '海滨路 1 号', addressEn: '1 Haibin Road', kind: 'primary' } as const;
  await db.school.createMany({
    data: [
      {
        id: 'xiangyang',
        nameZh: '向阳小学',
        nameEn: 'Xiangyang Primary',
        townId: 'wuyuan',
        groupId: 'group',
        ...address,
      },
      {
        id: 'haibin',
        nameZh: '海滨小学',
        nameEn: 'Haibin Primary',
        townId: 'wuyuan',
        groupId: 'group',
        ...address,
      },
      { id: 'ganpu', nameZh: '澉浦小学', nameEn: 'Ganpu Primary', townId: 'ganpu', ...address },
    ],
  });
  await db.lessonEnd.createMany({
    data: ['xiangyang', 'haibin', 'ganpu'].flatMap((schoolId) =>
      [1, 2, 3, 4, 5, 6].flatMap((grade) =>
        [1, 2, 3, 4, 5].map((weekday) => ({ schoolId, grade, weekday, endMinute: 900 })),
      ),
    ),
  });
  const provider = await db.provider.create({
    data: {
      kind: 'sports_club',
      nameZh: '海盐蓝鲸足球俱乐部',
      nameEn: 'Blue Whale Football Club',
      listings: {
        create: {
          status: 'listed',
          categories: ['sport'],
          validFrom: date('2026-07-01'),
          validTo: date('2027-06-30'),
          feeStandards: {
            create: {
              category: 'sport',
              itemZh: '足球',
              itemEn: 'Football',
              perLessonFen: 6000,
              marketPerLessonFen: 12000,
            },
          },
        },
      },
      credentials: {
        create: papersNeeded('sports_club').map((kind) => ({ kind, number: 'T-1', issuedBy: '海盐县' })),
      },
      instructors: { create: [coach('周海', 'Zhou Hai'), coach('周江', 'Zhou Jiang')] },
    },
    include: { instructors: { orderBy: { nameEn: 'asc' } }, listings: true },
  });
  const course = await db.course.create({
    data: {
      providerId: provider.id,
      status: 'approved',
      category: 'sport',
      titleZh: '快乐足球',
      titleEn: 'Happy Football',
      summaryZh: '控球、传球和小场比赛。',
      summaryEn: 'Ball control, passing and small games.',
      syllabusZh: ['控球'],
      syllabusEn: ['Ball control'],
      grades: [1, 2, 3, 4],
      roomKinds: ['sports_ground'],
    },
  });
  const [instructor, second] = provider.instructors;
  const [listing] = provider.listings;
  if (!instructor || !second || !listing) throw new Error('the market is not whole');
  return { provider, course, instructor, second, listing };
}

export type Market = Awaited<ReturnType<typeof layMarket>>;

type OfferingOver = Partial<Prisma.OfferingUncheckedCreateInput> & {
  weekday?: number;
  startMinute?: number;
  endMinute?: number;
  /** Dates of the lessons. */
  dates?: SchoolDate[];
};

/** An open offering whose four lessons begin next week. */
export async function layOffering(market: Market, over: OfferingOver = {}): Promise<string> {
  const {
    weekday = 2,
    startMinute = 940,
    endMinute = 1030,
    dates = weekly('2026-09-22', 4),
    ...fields
  } = over;
  const offering = await db.offering.create({
    data: {
      courseId: market.course.id,
      schoolId: 'xiangyang',
      termId: '2026-autumn',
      status: 'open',
      grades: [1, 2, 3, 4],
      audience: 'county',
      capacity: 20,
      minimum: 5,
      payer: 'family',
      perLessonFen: 3500,
      opensAt: instantOf('2026-09-10', 480),
      closesAt: instantOf('2026-09-21', 1020),
      firstDate: date(dates[0] ?? '2026-09-22'),
      weeks: dates.length,
      slots: { create: { weekday, startMinute, endMinute } },
      staff: {
        create: [
          { instructorId: market.instructor.id, role: 'lead' },
          // P13: more than ten children at sport.
          { instructorId: market.second.id, role: 'assistant' },
        ],
      },
      lessons: {
        create: dates.map((on, index) => ({ number: index + 1, date: date(on), startMinute, endMinute })),
      },
      ...(fields as object),
    },
  });
  return offering.id;
}

export function weekly(from: SchoolDate, times: number): SchoolDate[] {
  return Array.from({ length: times }, (_, week) => addDays(from, 7 * week));
}

/** A guardian with one child. */
export async function layFamily(over: { grade?: number; schoolId?: string } = {}) {
  const key = randomUUID();
  const guardian = await db.guardian.create({
    data: { user: { create: { name: '林静', email: `${key}@guardian.invalid` } } },
  });
  const child = await db.child.create({
    data: {
      schoolId: over.schoolId ?? 'xiangyang',
      name: '林一诺',
      birthDate: date('2017-10-01'),
      grade: over.grade ?? 3,
      className: '1',
      pupilNumberCipher: key,
      pupilNumberKeyId: 'tests',
      pupilNumberHash: key,
      guardians: { create: { guardianId: guardian.id } },
    },
  });
  return { guardianId: guardian.id, childId: child.id };
}

export async function takePlace(
  offeringId: string,
  family: { guardianId: string; childId: string },
  over: Partial<Prisma.EnrollmentUncheckedCreateInput> = {},
): Promise<string> {
  const enrollment = await db.enrollment.create({
    data: {
      offeringId,
      ...family,
      status: 'confirmed',
      quote: {},
      dueFen: 0,
      confirmedAt: NOW,
      createdAt: NOW,
      ...over,
    },
  });
  return enrollment.id;
}
