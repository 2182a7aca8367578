import type { Db } from '~/db/client.server';
import { Prisma } from '~/db/generated/client';
import { addDays, type SchoolDate } from '~/domain/calendar';
import type { Touched } from '~/domain/findings/broken';
import {
  type CourseAtHand,
  DAYS_JUDGED,
  type ProviderAtHand,
  type SchoolAtHand,
} from '~/domain/findings/judge';
import type { CheckScope } from './class-facts.server';

const UPCOMING = Prisma.sql`o.status IN ('submitted', 'approved', 'open', 'confirmed', 'running')`;
const GIVEN = (kind: string, id: Prisma.Sql) => Prisma.sql`
  (SELECT coalesce(json_agg(json_build_object('rule', v.rule_id, 'path', v.path, 'actual', v.actual)), '[]')
     FROM rule_override v
    WHERE v.revoked_at IS NULL AND v.subject_kind = ${kind}::rule_subject AND v.subject_id = ${id})`;

/** Classes ahead, lessons in them and the first of those, of one course or provider. */
function touchedBy(mine: Prisma.Sql, today: SchoolDate) {
  return Prisma.sql`
    (SELECT json_build_object('offeringIds', coalesce(json_agg(DISTINCT o.id), '[]'), 'lessons', count(*),
              'firstLessonOn', min(l.date))
       FROM offering o JOIN course k ON k.id = o.course_id JOIN lesson l ON l.offering_id = o.id
      WHERE ${UPCOMING} AND l.status <> 'canceled' AND l.date >= ${today}::date AND ${mine})`;
}

/** Courses that families can meet: approved, or with a class still ahead. */
export async function coursesAtHand(db: Db, scope: CheckScope, today: SchoolDate): Promise<CourseAtHand[]> {
  if (scope.kind === 'subject' && scope.subject.kind !== 'course') return [];
  const only =
    scope.kind === 'provider'
      ? Prisma.sql`AND c.provider_id = ${scope.providerId}::uuid`
      : scope.kind === 'subject'
        ? Prisma.sql`AND c.id = ${scope.subject.id}::uuid`
        : Prisma.empty;
  return db.$queryRaw<CourseAtHand[]>`
    SELECT c.id::text, c.provider_id::text AS "providerId",
           c.title_zh AS "titleZh", c.title_en AS "titleEn", c.summary_zh AS "summaryZh", c.summary_en AS "summaryEn",
           coalesce(c.syllabus_zh, '{}') AS "syllabusZh", coalesce(c.syllabus_en, '{}') AS "syllabusEn", c.assessment::text AS assessment,
           to_json(coalesce(c.promises, '{}')) AS promises, c.homework_minutes AS "homeworkMinutes",
           (SELECT to_char(max(r.at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')
              FROM course_review r WHERE r.course_id = c.id AND r.to_status = 'approved') AS "doneOn",
           ${GIVEN('course', Prisma.sql`c.id::text`)} AS overrides,
           ${touchedBy(Prisma.sql`o.course_id = c.id`, today)} AS touched
      FROM course c
     WHERE (c.status = 'approved' OR EXISTS (SELECT 1 FROM offering o WHERE o.course_id = c.id AND ${UPCOMING})) ${only}
     ORDER BY c.id`;
}

/** Providers that are on the list, with the people who are there now. */
export async function providersAtHand(
  db: Db,
  scope: CheckScope,
  today: SchoolDate,
): Promise<ProviderAtHand[]> {
  if (scope.kind === 'subject' && scope.subject.kind !== 'provider') return [];
  const id =
    scope.kind === 'provider' ? scope.providerId : scope.kind === 'subject' ? scope.subject.id : null;
  const only = id === null ? Prisma.empty : Prisma.sql`AND p.id = ${id}::uuid`;
  return db.$queryRaw<ProviderAtHand[]>`
    SELECT p.id::text, p.kind::text AS kind,
           (SELECT coalesce(json_agg(json_build_object('fullTime', i.full_time)), '[]') FROM instructor i
             WHERE i.provider_id = p.id AND (i.left_on IS NULL OR i.left_on > ${today}::date)) AS staff,
           ${GIVEN('provider', Prisma.sql`p.id::text`)} AS overrides,
           ${touchedBy(Prisma.sql`k.provider_id = p.id`, today)} AS touched
      FROM provider p
     WHERE EXISTS (SELECT 1 FROM listing g WHERE g.provider_id = p.id AND g.status IN ('listed', 'suspended')) ${only}
     ORDER BY p.id`;
}

/** Schools with their own care and the lessons of two weeks. */
export async function schoolsAtHand(db: Db, scope: CheckScope, today: SchoolDate): Promise<SchoolAtHand[]> {
  if (scope.kind === 'provider' || (scope.kind === 'subject' && scope.subject.kind !== 'school')) return [];
  const only = scope.kind === 'subject' ? Prisma.sql`WHERE s.id = ${scope.subject.id}` : Prisma.empty;
  return db.$queryRaw<SchoolAtHand[]>`
    SELECT s.id, s.town_id AS "townId",
           (SELECT coalesce(json_agg(json_build_object('weekday', a.weekday, 'startMinute', a.start_minute,
                     'endMinute', a.end_minute)), '[]') FROM school_care a WHERE a.school_id = s.id) AS care,
           (SELECT coalesce(json_agg(json_build_object('offeringId', o.id, 'date', l.date, 'startMinute', l.start_minute,
                     'endMinute', l.end_minute) ORDER BY l.date, l.start_minute), '[]')
              FROM offering o JOIN lesson l ON l.offering_id = o.id
             WHERE o.school_id = s.id AND o.status IN ('approved', 'open', 'confirmed', 'running')
               AND l.status <> 'canceled' AND l.date >= ${today}::date
               AND l.date < ${addDays(today, DAYS_JUDGED)}::date) AS lessons,
           ${GIVEN('school', Prisma.sql`s.id`)} AS overrides
      FROM school s ${only}
     ORDER BY s.id`;
}

/** How many different children have a place in some of these classes, each list by itself. */
export async function childrenIn(db: Db, lists: readonly Touched['offeringIds'][]): Promise<number[]> {
  const ids = [...new Set(lists.flat())];
  if (ids.length === 0) return lists.map(() => 0);
  const places = await db.enrollment.findMany({
    where: { offeringId: { in: ids }, status: { in: ['held', 'confirmed'] } },
    select: { offeringId: true, childId: true },
  });
  const inClass = new Map<string, string[]>();
  for (const { offeringId, childId } of places) {
    inClass.set(offeringId, [...(inClass.get(offeringId) ?? []), childId]);
  }
  return lists.map((list) => new Set(list.flatMap((id) => inClass.get(id) ?? [])).size);
}
