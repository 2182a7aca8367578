// A small county whose classes are lawful, and crowds of signed-in guardians who want them.
import { createHmac, randomUUID } from 'node:crypto';
import type { db as connected } from '~/db/client.server';
import { addDays, type SchoolDate, todayInShanghai, weekdayOf } from '~/domain/calendar';
import { papersNeeded } from '~/domain/listing/papers';
import type { Press } from './rush-load';

/** Prisma's client, which reads its address when it is loaded: later than this file. */
export type Client = typeof connected;

export type Crowd = {
  /** Classes with this many places each, wanted by the guardians in turn. */
  classes: string[];
  places: number;
  guardians: { guardianId: string; childId: string; token: string; requestKey: string; classId: string }[];
};

const SCHOOL = 'bench';
const TERM = 'bench';
/** No school on these days, whatever the year. */
const HOLIDAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
const column = (date: SchoolDate) => new Date(`${date}T00:00:00Z`);

/** A school, a listed provider with two checked coaches, and an approved course. */
export async function layCounty(db: Client, now: Date) {
  const today = todayInShanghai(now);
  const [from, to] = [column(addDays(today, -60)), column(addDays(today, 300))];
  const name = { nameZh: '测试', nameEn: 'Bench' };
  await db.term.create({ data: { id: TERM, ...name, fromDate: from, toDate: to } });
  await db.town.create({ data: { id: 'town', ...name, kind: 'urban', position: 1 } });
  await db.townTravel.create({ data: { fromTownId: 'town', toTownId: 'town', minutes: 15 } });
  const address = { addressZh: '海滨路 1 号', addressEn: '1 Haibin Road' };
  await db.school.create({ data: { id: SCHOOL, ...name, townId: 'town', kind: 'primary', ...address } });
  await db.lessonEnd.createMany({
    data: [1, 2, 3, 4].flatMap((grade) =>
      [1, 2, 3, 4, 5].map((weekday) => ({ schoolId: SCHOOL, grade, weekday, endMinute: 900 })),
    ),
  });
  const checks = {
    create: { checkedOn: column(addDays(today, -30)), result: 'clear' as const, reference: 'B-1' },
  };
  const coach = {
    qualificationKind: 'coach' as const,
    qualificationZh: '足球教练员',
    qualificationEn: 'Coach',
    checks,
  };
  const fee = {
    category: 'sport' as const,
    itemZh: '足球',
    itemEn: 'Football',
    perLessonFen: 6000,
    marketPerLessonFen: 12_000,
  };
  const provider = await db.provider.create({
    data: {
      kind: 'sports_club',
      ...name,
      listings: {
        create: {
          status: 'listed',
          categories: ['sport'],
          validFrom: from,
          validTo: to,
          feeStandards: { create: fee },
        },
      },
      credentials: {
        create: papersNeeded('sports_club').map((kind) => ({ kind, number: 'B-1', issuedBy: '县' })),
      },
      instructors: {
        create: [
          { ...name, ...coach },
          { ...name, ...coach },
        ],
      },
    },
    include: { instructors: true },
  });
  const course = await db.course.create({
    data: {
      providerId: provider.id,
      status: 'approved',
      category: 'sport',
      titleZh: '快乐足球',
      titleEn: 'Happy football',
      summaryZh: '控球、传球和小场比赛。',
      summaryEn: 'Ball control, passing and small games.',
      syllabusZh: ['控球'],
      syllabusEn: ['Ball control'],
      grades: [1, 2, 3, 4],
      roomKinds: ['sports_ground'],
    },
  });
  return { courseId: course.id, instructorIds: provider.instructors.map(({ id }) => id) };
}

type Size = { classes: number; places: number; guardians: number };

/** Classes that have just opened, every other one paid by the county, and guardians with a child and a session each. */
export async function layCrowd(
  db: Client,
  county: Awaited<ReturnType<typeof layCounty>>,
  { classes, places, guardians }: Size,
  now: Date,
): Promise<Crowd> {
  const ids: string[] = [];
  for (let index = 0; index < classes; index += 1) {
    const payer = index % 2 === 0 ? ('family' as const) : ('county' as const);
    ids.push(await layClass(db, county, { places, payer }, now));
  }
  const families = Array.from({ length: guardians }, (_, index) => ({
    userId: randomUUID(),
    guardianId: randomUUID(),
    childId: randomUUID(),
    token: randomUUID(),
    requestKey: randomUUID(),
    classId: ids[index % ids.length] as string,
  }));
  const tomorrow = new Date(now.getTime() + 24 * 3600_000);
  await db.user.createMany({
    data: families.map(({ userId }) => ({ id: userId, name: '家长', email: `${userId}@bench.invalid` })),
  });
  await db.guardian.createMany({ data: families.map(({ guardianId: id, userId }) => ({ id, userId })) });
  await db.child.createMany({
    data: families.map(({ childId: id }) => ({
      id,
      schoolId: SCHOOL,
      name: '孩子',
      birthDate: column('2017-10-01'),
      grade: 3,
      className: '1',
      pupilNumberCipher: id,
      pupilNumberKeyId: 'bench',
      pupilNumberHash: id,
    })),
  });
  await db.guardianChild.createMany({
    data: families.map(({ guardianId, childId }) => ({ guardianId, childId })),
  });
  await db.session.createMany({
    data: families.map(({ userId, token }) => ({ userId, token, expiresAt: tomorrow })),
  });
  return { classes: ids, places, guardians: families };
}

async function layClass(
  db: Client,
  { courseId, instructorIds }: Awaited<ReturnType<typeof layCounty>>,
  { places, payer }: { places: number; payer: 'family' | 'county' },
  now: Date,
): Promise<string> {
  const dates = tuesdays(todayInShanghai(now));
  const times = { startMinute: 940, endMinute: 1030 };
  const { id } = await db.offering.create({
    data: {
      courseId,
      schoolId: SCHOOL,
      termId: TERM,
      status: 'open',
      grades: [1, 2, 3, 4],
      audience: 'county',
      capacity: places,
      minimum: 1,
      payer,
      perLessonFen: 3500,
      opensAt: new Date(now.getTime() - 60_000),
      closesAt: new Date(now.getTime() + 10 * 24 * 3600_000),
      firstDate: column(dates[0] as SchoolDate),
      weeks: dates.length,
      slots: { create: { weekday: 2, ...times } },
      // P13: so many children at sport need so many adults.
      staff: {
        create: instructorIds.map((instructorId, index) => ({
          instructorId,
          role: index === 0 ? 'lead' : 'assistant',
        })),
      },
      lessons: {
        create: dates.map((date, index) => ({ number: index + 1, date: column(date), ...times })),
      },
    },
    select: { id: true },
  });
  return id;
}

/** Four Tuesdays in a row from two weeks ahead, none of them a holiday. */
function tuesdays(today: SchoolDate): SchoolDate[] {
  let first = addDays(today, 14);
  const four = () => [0, 7, 14, 21].map((days) => addDays(first, days));
  while (weekdayOf(first) !== 2 || four().some((date) => HOLIDAYS.includes(date.slice(5)))) {
    first = addDays(first, 1);
  }
  return four();
}

/** Every guardian presses "enroll"; each tenth presses twice, with the same form. */
export function pressesOf({ guardians }: Crowd, secret: string): Press[] {
  return guardians.flatMap(({ childId, token, requestKey, classId }, index) => {
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    const press = {
      path: `/parent/offerings/${classId}/enrollment.json`,
      headers: {
        ...FORM,
        cookie: `session=${encodeURIComponent(`${token}.${signature}`)}`,
        'sec-fetch-site': 'same-origin',
      },
      body: bodyOf(childId, requestKey),
    };
    return index % 10 === 0 ? [press, press] : [press];
  });
}

/** The same wishes for the floors, which believe whoever says who they are. */
export function floorPressesOf({ guardians }: Crowd): Press[] {
  return guardians.flatMap(({ guardianId, childId, requestKey, classId }, index) => {
    const body = new URLSearchParams({ childId, guardianId, requestKey }).toString();
    const press = { path: `/${classId}`, headers: FORM, body };
    return index % 10 === 0 ? [press, press] : [press];
  });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' };

function bodyOf(childId: string, requestKey: string): string {
  return new URLSearchParams({ childId, requestKey, childData: 'on', rosterToProvider: 'on' }).toString();
}
