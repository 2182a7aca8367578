import type { Db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import type { Category, LessonStatus, OfferingStatus, Payer } from '~/domain/states';

export type SummaryLesson = {
  id: string;
  number: number;
  date: SchoolDate;
  startMinute: number;
  endMinute: number;
  status: LessonStatus;
  /** Canceled and made up for on this day. */
  madeUpOn: SchoolDate | null;
  roomZh: string | null;
  roomEn: string | null;
};

/** What a family sees of a class on the pages about its place. */
export type OfferingSummary = {
  id: string;
  status: OfferingStatus;
  titleZh: string;
  titleEn: string;
  category: Category;
  providerZh: string;
  providerEn: string;
  schoolId: string;
  schoolZh: string;
  schoolEn: string;
  addressZh: string;
  addressEn: string;
  roomZh: string | null;
  roomEn: string | null;
  teachers: { zh: string; en: string }[];
  grades: number[];
  payer: Payer;
  perLessonFen: number;
  materialsFen: number;
  serviceFen: number;
  slots: { weekday: number; startMinute: number; endMinute: number }[];
  lessons: SummaryLesson[];
};

const names = { nameZh: true, nameEn: true } as const;

/** The class in words, or null when there is none of that id. */
export async function offeringSummary(db: Pick<Db, 'offering'>, id: string): Promise<OfferingSummary | null> {
  const found = await db.offering.findUnique({
    where: { id },
    select: {
      id: true,
      status: true,
      grades: true,
      payer: true,
      perLessonFen: true,
      materialsFen: true,
      serviceFen: true,
      room: { select: names },
      school: { select: { id: true, ...names, addressZh: true, addressEn: true } },
      course: { select: { titleZh: true, titleEn: true, category: true, provider: { select: names } } },
      staff: { orderBy: { role: 'asc' }, select: { instructor: { select: names } } },
      slots: {
        orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }],
        select: { weekday: true, startMinute: true, endMinute: true },
      },
      lessons: {
        orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
        select: {
          id: true,
          number: true,
          date: true,
          startMinute: true,
          endMinute: true,
          status: true,
          makeUp: { select: { date: true } },
          room: { select: names },
        },
      },
    },
  });
  if (!found) return null;
  const { room, school, course, staff, lessons, ...offering } = found;
  return {
    ...offering,
    titleZh: course.titleZh,
    titleEn: course.titleEn,
    category: course.category,
    providerZh: course.provider.nameZh,
    providerEn: course.provider.nameEn,
    schoolId: school.id,
    schoolZh: school.nameZh,
    schoolEn: school.nameEn,
    addressZh: school.addressZh,
    addressEn: school.addressEn,
    roomZh: room?.nameZh ?? null,
    roomEn: room?.nameEn ?? null,
    teachers: staff.map(({ instructor }) => ({ zh: instructor.nameZh, en: instructor.nameEn })),
    lessons: lessons.map(({ room: at, date, makeUp, ...lesson }) => ({
      ...lesson,
      date: schoolDateOf(date),
      madeUpOn: makeUp && schoolDateOf(makeUp.date),
      roomZh: at?.nameZh ?? null,
      roomEn: at?.nameEn ?? null,
    })),
  };
}
