import type { Db } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import type { SchoolDate } from '~/domain/calendar';
import type { BusyTime } from '~/domain/planning/staff-clash';
import type { Lng } from '~/i18n/config';
import { pick } from '~/i18n/pick';

/** When people stand in a live lesson on these dates, whatever class it is of. */
export async function busyOn(
  db: Db,
  instructorIds: readonly string[],
  dates: readonly SchoolDate[],
  lng: Lng,
): Promise<BusyTime[]> {
  const days = [...new Set(dates)].map(dateColumn);
  if (days.length === 0 || instructorIds.length === 0) return [];
  const rows = await db.lessonStaff.findMany({
    where: { instructorId: { in: [...instructorIds] }, live: true, date: { in: days } },
    orderBy: [{ date: 'asc' }, { startMinute: 'asc' }],
    select: {
      instructorId: true,
      date: true,
      startMinute: true,
      endMinute: true,
      lesson: { select: { offering: { select: { course: { select: { titleZh: true, titleEn: true } } } } } },
    },
  });
  return rows.map(({ lesson, date, ...time }) => {
    const { titleZh, titleEn } = lesson.offering.course;
    return { ...time, date: schoolDateOf(date), title: pick(lng, titleZh, titleEn) };
  });
}
