import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { decideEnrollment } from '~/domain/enrollment/decide';
import { endOf } from '~/domain/planning/times';
import { guardianIdOf } from '../children/guardian.server';
import { lessonsBetween, type WeekLesson } from '../children/week.server';
import { enrollmentFacts } from './facts.server';

export type HoldCard = {
  id: string;
  childName: string;
  titleZh: string;
  titleEn: string;
  dueFen: number;
  heldUntil: string;
  /** The bank has not answered yet: paying again would be wrong. */
  settling: boolean;
};

/** Places of the actor's children that wait for their payment, the most urgent first. */
export async function holdsOf(actor: Actor, now: Date): Promise<HoldCard[]> {
  const guardianId = guardianIdOf(actor);
  const holds = await db.enrollment.findMany({
    where: { status: 'held', heldUntil: { gt: now }, child: { guardians: { some: { guardianId } } } },
    orderBy: { heldUntil: 'asc' },
    select: {
      id: true,
      dueFen: true,
      heldUntil: true,
      child: { select: { name: true } },
      offering: { select: { course: { select: { titleZh: true, titleEn: true } } } },
      payments: { where: { status: 'processing' }, select: { id: true } },
    },
  });
  return holds.map(({ child, offering, heldUntil, payments, ...hold }) => ({
    ...hold,
    childName: child.name,
    titleZh: offering.course.titleZh,
    titleEn: offering.course.titleEn,
    heldUntil: (heldUntil ?? now).toISOString(),
    settling: payments.length > 0,
  }));
}

/** The next lessons of the actor's children that are not over, canceled ones among them, up to five weeks ahead. */
export async function upcomingLessons(actor: Actor, now: Date, take = 6): Promise<WeekLesson[]> {
  const today = todayInShanghai(now);
  const lessons = await lessonsBetween(actor, today, addDays(today, 35), now);
  return lessons.filter((lesson) => !lesson.held && endOf(lesson) > now).slice(0, take);
}

/**
 * How many classes a child could have a place in now, by ISO weekday of their times: the same decision as the button's,
 * for every class on sale that is meant for the child's grade.
 */
export async function fittingByWeekday(childId: string, now: Date): Promise<Record<number, number>> {
  const onSale = await db.$queryRaw<{ id: string; weekdays: number[] }[]>`
    SELECT o.id::text, ARRAY(SELECT DISTINCT s.weekday FROM offering_slot s WHERE s.offering_id = o.id) AS weekdays
      FROM offering o
      JOIN child c ON c.id = ${childId}::uuid
      JOIN school at ON at.id = o.school_id
      JOIN school own ON own.id = c.school_id
     WHERE o.status = 'open' AND o.opens_at <= ${now} AND o.closes_at > ${now} AND c.grade = ANY(o.grades)
       AND (o.audience = 'county' OR o.school_id = c.school_id
            OR (o.audience = 'group' AND at.group_id IS NOT NULL AND at.group_id = own.group_id))`;
  const facts = await enrollmentFacts(db, { childId, offeringIds: onSale.map(({ id }) => id) }, now);
  const counts: Record<number, number> = {};
  for (const { id, weekdays } of onSale) {
    const known = facts.get(id);
    if (!known || decideEnrollment(known).kind !== 'allowed') continue;
    for (const weekday of weekdays) counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  return counts;
}
