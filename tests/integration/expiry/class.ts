import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { minuteOf, type SchoolDate } from '~/domain/calendar';
import type { OfferingStatus } from '~/domain/states';
import { TERM } from '../provider/county';
import type { Seller } from '../school/here';

/** Tuesdays on which there is school. */
export const TUESDAYS = ['2026-09-22', '2026-09-29', '2026-10-13', '2026-10-20'];

type Over = { status?: OfferingStatus; dates?: SchoolDate[]; start?: string; end?: string };

/** A small class with one coach, lawful as it is laid: ten children, four Tuesdays unless told. */
export function makeClass(seller: Seller, schoolId: string, over: Over = {}): Promise<string> {
  const { status = 'open', dates = TUESDAYS } = over;
  const time = { startMinute: minuteOf(over.start ?? '15:40'), endMinute: minuteOf(over.end ?? '17:10') };
  const staff = { create: { instructorId: seller.instructorId, role: 'lead' as const } };
  // In one transaction: who leads a class is judged when all of it is written.
  return db.$transaction(async (tx) => {
    const { id } = await tx.offering.create({
      data: {
        courseId: seller.courseId,
        schoolId,
        termId: TERM,
        status,
        grades: [3, 4],
        capacity: 10,
        minimum: 5,
        payer: 'family',
        perLessonFen: 3500,
        opensAt: new Date('2026-09-01T01:00:00Z'),
        closesAt: new Date('2026-09-20T12:00:00Z'),
        firstDate: dateColumn(dates[0] ?? '2026-09-22'),
        weeks: dates.length,
        submittedAt: new Date('2026-09-05T02:00:00Z'),
        slots: { create: { weekday: 2, ...time } },
        staff,
      },
      select: { id: true },
    });
    for (const [index, day] of dates.entries()) {
      const at = { date: dateColumn(day), ...time };
      const { instructorId } = seller;
      await tx.lesson.create({
        data: {
          offeringId: id,
          number: index + 1,
          ...at,
          staff: { create: { instructorId, role: 'lead', ...at } },
        },
      });
    }
    return id;
  });
}
