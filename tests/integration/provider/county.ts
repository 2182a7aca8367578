import { randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { minuteOf } from '~/domain/calendar';
import { papersNeeded } from '~/domain/listing/papers';
import type { PlanDraft } from '~/domain/planning/draft';
import type { Category, ProviderKind } from '~/domain/states';

/** Monday of the second week of the autumn term, ten in the morning in the county. */
export const NOW = new Date('2026-09-07T02:00:00Z');
export const TERM = '2026-autumn';

/** A person of the tests with a membership and the actor they are. */
export async function staffMember(
  role: Actor['memberships'][number]['role'],
  scope: { providerId?: string; schoolId?: string } = {},
): Promise<Actor> {
  const user = await db.user.create({
    data: { name: 'Fictional', email: `${randomUUID()}@example.invalid` },
  });
  const membership = { role, providerId: scope.providerId ?? null, schoolId: scope.schoolId ?? null };
  await db.membership.create({ data: { ...membership, userId: user.id } });
  return { userId: user.id, name: user.name, locale: 'en', guardianId: null, memberships: [membership] };
}

/** A calendar with the holidays of autumn 2026, and one primary school whose lessons end at 15:30. */
export async function makeSchool(): Promise<{ schoolId: string; head: Actor; roomId: string }> {
  await db.term.upsert({
    where: { id: TERM },
    update: {},
    create: {
      id: TERM,
      nameZh: '2026学年第一学期',
      nameEn: 'Autumn term 2026',
      fromDate: dateColumn('2026-09-01'),
      toDate: dateColumn('2027-01-22'),
    },
  });
  for (const date of ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']) {
    const data = { kind: 'rest' as const, nameZh: '国庆节', nameEn: 'National Day' };
    await db.calendarDay.upsert({
      where: { date: dateColumn(date) },
      update: {},
      create: { date: dateColumn(date), ...data },
    });
  }
  await db.calendarDay.upsert({
    where: { date: dateColumn('2026-10-10') },
    update: {},
    create: { date: dateColumn('2026-10-10'), kind: 'school_on_weekend', timetableOf: 3 },
  });
  const key = randomUUID().slice(0, 8);
  const town = await db.town.create({
    data: { id: `town-${key}`, nameZh: '武原', nameEn: 'Wuyuan', kind: 'urban', position: 1 },
  });
  const school = await db.school.create({
    data: {
      id: `school-${key}`,
      nameZh: '向阳小学',
      nameEn: 'Xiangyang Primary School',
      kind: 'primary',
      townId: town.id,
      addressZh: '向阳路 1 号',
      addressEn: '1 Xiangyang Road',
      lessonEnds: {
        create: [1, 2, 3, 4, 5, 6].flatMap((grade) =>
          [1, 2, 3, 4, 5].map((weekday) => ({ grade, weekday, endMinute: minuteOf('15:30') })),
        ),
      },
      rooms: {
        create: {
          nameZh: '操场',
          nameEn: 'Sports ground',
          kind: 'sports_ground',
          areaM2: 2000,
          floor: 1,
        },
      },
    },
    include: { rooms: true },
  });
  const head = await staffMember('school_admin', { schoolId: school.id });
  return { schoolId: school.id, head, roomId: school.rooms[0]?.id ?? '' };
}

/**
 * A provider with its owner and the papers its kind needs; `listed` gives it a listing for sport and art at ¥40 a
 * lesson for the school year. One that is only about to apply has no papers yet: `papers: false`.
 */
export async function makeProvider({
  kind = 'sports_club',
  listed = true,
  papers = true,
}: {
  kind?: ProviderKind;
  listed?: boolean;
  papers?: boolean;
} = {}) {
  const provider = await db.provider.create({
    data: {
      kind,
      nameZh: '海燕足球俱乐部',
      nameEn: 'Haiyan Football Club',
      credentials: {
        create: (papers ? papersNeeded(kind) : []).map((paper) => ({
          kind: paper,
          number: 'T-1',
          issuedBy: '海盐县',
        })),
      },
    },
  });
  const owner = await staffMember('provider_owner', { providerId: provider.id });
  if (listed) {
    await db.listing.create({
      data: {
        providerId: provider.id,
        status: 'listed',
        categories: ['sport', 'art'],
        validFrom: dateColumn('2026-08-01'),
        validTo: dateColumn('2027-07-31'),
        appliedAt: new Date('2026-07-01T00:00:00Z'),
        feeStandards: {
          create: [
            { category: 'sport', itemZh: '足球', itemEn: 'Football' },
            { category: 'art', itemZh: '陶艺', itemEn: 'Clay' },
          ].map((fee) => ({ ...fee, category: fee.category as Category, ...FEES })),
        },
      },
    });
  }
  return { providerId: provider.id, owner };
}

const FEES = { perLessonFen: 4000, marketPerLessonFen: 8000 };

/** An instructor whom every rule lets teach, with a sign-in of their own. */
export async function makeInstructor(
  providerId: string,
  { checkedOn = '2026-08-20' }: { checkedOn?: SchoolDate } = {},
) {
  const actor = await staffMember('provider_instructor', { providerId });
  const instructor = await db.instructor.create({
    data: {
      providerId,
      userId: actor.userId,
      nameZh: '周教练',
      nameEn: 'Coach Zhou',
      qualificationKind: 'coach',
      qualificationZh: '足球教练员证',
      qualificationEn: 'Football coach licence',
      checkConsentOn: dateColumn('2026-08-01'),
      checks: { create: { checkedOn: dateColumn(checkedOn), result: 'clear', reference: 'ZJ-1' } },
    },
  });
  return { instructorId: instructor.id, actor };
}

export async function makeCourse(providerId: string, status: 'draft' | 'approved' = 'approved') {
  const course = await db.course.create({
    data: {
      providerId,
      status,
      category: 'art',
      titleZh: '少儿陶艺',
      titleEn: 'Clay for children',
      grades: [3, 4, 5],
      groupMax: 24,
    },
  });
  return course.id;
}

/** A plan that every rule lets through: Tuesdays 15:40-17:10 from 22 September, four weeks. */
export function soundPlan(instructorId: string, change: Partial<PlanDraft> = {}): PlanDraft {
  return {
    grades: [3, 4],
    audience: 'own_school',
    slots: [{ weekday: 2, startMinute: minuteOf('15:40'), endMinute: minuteOf('17:10') }],
    firstDate: '2026-09-22',
    weeks: 4,
    staff: [{ instructorId, role: 'lead' }],
    capacity: 20,
    minimum: 8,
    payer: 'family',
    collectedBy: 'school',
    perLessonFen: 3500,
    materialsFen: 0,
    opensAt: new Date('2026-09-10T01:00:00Z'),
    closesAt: new Date('2026-09-20T12:00:00Z'),
    ...change,
  };
}

/** A child of a school with a confirmed place, and the consent of a guardian that the provider gets the roster. */
export async function makeChildIn(
  offeringId: string,
  {
    schoolId,
    providerId,
    name,
    consent = true,
  }: { schoolId: string; providerId: string; name: string; consent?: boolean },
) {
  const user = await db.user.create({
    data: {
      name: '家长',
      email: `${randomUUID()}@example.invalid`,
      phoneNumber: `+86139${Math.floor(Math.random() * 1e8)}`,
    },
  });
  const guardian = await db.guardian.create({ data: { userId: user.id } });
  const child = await db.child.create({
    data: {
      schoolId,
      name,
      birthDate: dateColumn('2017-03-04'),
      grade: 3,
      className: '2班',
      pupilNumberCipher: 'sealed',
      pupilNumberKeyId: 'tests',
      pupilNumberHash: randomUUID(),
    },
  });
  if (consent) {
    await db.consent.create({
      data: {
        guardianId: guardian.id,
        childId: child.id,
        kind: 'roster_to_provider',
        textVersion: '2026-11',
        receiverId: providerId,
        agreedAt: NOW,
      },
    });
  }
  await db.enrollment.create({
    data: {
      offeringId,
      childId: child.id,
      guardianId: guardian.id,
      status: 'confirmed',
      quote: { lines: [], dueFen: 0 },
      dueFen: 0,
      confirmedAt: NOW,
      createdAt: NOW,
    },
  });
  return child.id;
}
