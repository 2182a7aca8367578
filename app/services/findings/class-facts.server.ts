import type { Db } from '~/db/client.server';
import { Prisma } from '~/db/generated/client';
import type { SchoolDate } from '~/domain/calendar';
import type { ClassAtHand } from '~/domain/findings/judge';
import { startOf } from '~/domain/planning/times';
import { storedClasses } from '../reduction/classes.server';

/** What is looked at: the whole county, one provider, or one thing. */
export type CheckScope =
  | { readonly kind: 'county' }
  | { readonly kind: 'provider'; readonly providerId: string }
  | { readonly kind: 'subject'; readonly subject: { readonly kind: string; readonly id: string } };

/** Classes that are planned or running with lessons ahead, and those whose families were asked (P16), by id. */
export async function classIdsIn(db: Db, scope: CheckScope, today: SchoolDate): Promise<string[]> {
  if (scope.kind === 'subject' && scope.subject.kind !== 'offering') return [];
  const only =
    scope.kind === 'provider'
      ? Prisma.sql`AND c.provider_id = ${scope.providerId}::uuid`
      : scope.kind === 'subject'
        ? Prisma.sql`AND o.id = ${scope.subject.id}::uuid`
        : Prisma.empty;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id::text
      FROM offering o JOIN course c ON c.id = o.course_id
     WHERE ((o.status IN ('submitted', 'approved', 'open', 'confirmed', 'running')
             AND EXISTS (SELECT 1 FROM lesson l
                          WHERE l.offering_id = o.id AND l.status <> 'canceled' AND l.date >= ${today}::date))
         OR (o.status IN ('running', 'finished', 'settled')
             AND EXISTS (SELECT 1 FROM offering_evaluation e WHERE e.offering_id = o.id)))
           ${only}
     ORDER BY o.id`;
  return rows.map(({ id }) => id);
}

/** Classes with everything the desk asks of them, in the order of their ids; lessons that have begun are left out. */
export async function classesAtHand(db: Db, ids: readonly string[], now: Date): Promise<ClassAtHand[]> {
  const stored = await storedClasses(db, ids);
  const more = await db.$queryRaw<
    { id: string; fullTimeTeachers: number; evaluation: ClassAtHand['evaluation'] }[]
  >`
    SELECT o.id::text,
           (SELECT count(*)::int FROM offering_staff f JOIN instructor i ON i.id = f.instructor_id
             WHERE f.offering_id = o.id AND i.full_time) AS "fullTimeTeachers",
           (SELECT json_build_object('answered', e.answered, 'satisfied', e.satisfied)
              FROM offering_evaluation e WHERE e.offering_id = o.id) AS evaluation
      FROM offering o WHERE o.id = ANY(${[...ids]}::uuid[])`;
  const known = new Map(more.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const one = stored.get(id);
    if (!one) return [];
    const { fullTimeTeachers = 0, evaluation = null } = known.get(id) ?? {};
    const taught = one.status === 'finished' || one.status === 'settled';
    const lessons = taught ? [] : one.lessons.filter((lesson) => startOf(lesson) > now);
    return [{ ...one, lessons, fullTimeTeachers, evaluation }];
  });
}
