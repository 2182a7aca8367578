import type { Db } from '~/db/client.server';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { type ClassFacts, classDossier, REGION } from '~/domain/planning/dossier';
import type { DatedTime } from '~/domain/planning/times';
import type { Dossier } from '~/domain/reduction/dossier';
import type { GivenOverride } from '~/domain/reduction/overrides';
import { type RulesInForce, type RuleVersion, rulesInForce } from '~/domain/reduction/rule';
import type { OfferingStatus, TeachingRole } from '~/domain/states';

type StoredStaff = ClassFacts['staff'][number];
type Standing = { readonly id: string; readonly role: TeachingRole };

/** A class as it stands in the database, as far as the rules ask. */
export type StoredClass = Omit<ClassFacts, 'today' | 'lessons' | 'chargedOn'> & {
  readonly id: string;
  readonly status: OfferingStatus;
  readonly courseId: string;
  readonly providerId: string;
  readonly schoolId: string;
  readonly townId: string;
  /** The day on which it was lawfully planned: later versions of a rule bind it only where they reach everything. */
  readonly doneOn: SchoolDate | null;
  readonly opensOn: SchoolDate | null;
  /** Lessons that are not canceled, with their ids and who stands in each, in order. */
  readonly lessons: readonly (DatedTime & { readonly id: string; readonly staff: readonly Standing[] })[];
  /** What officers let pass for the class and its course. */
  readonly overrides: readonly GivenOverride[];
};

/** The classes with these ids in one statement, by id; those that do not exist are left out. */
export async function storedClasses(
  db: Pick<Db, '$queryRaw'>,
  offeringIds: readonly string[],
): Promise<Map<string, StoredClass>> {
  if (offeringIds.length === 0) return new Map();
  const rows = await db.$queryRaw<StoredClass[]>`
    SELECT o.id::text, o.status::text, c.id::text AS "courseId", p.id::text AS "providerId",
           o.school_id AS "schoolId", s.town_id AS "townId",
           to_char(o.submitted_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "doneOn",
           to_char(o.opens_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "opensOn",
           o.grades, o.capacity, o.minimum, o.payer::text, o.collected_by::text AS "collectedBy",
           o.per_lesson_fen AS "perLessonFen", o.materials_fen AS "materialsFen",
           json_build_object('titleZh', c.title_zh, 'titleEn', c.title_en, 'summaryZh', c.summary_zh,
             'summaryEn', c.summary_en, 'syllabusZh', coalesce(c.syllabus_zh, '{}'), 'syllabusEn', coalesce(c.syllabus_en, '{}'),
             'category', c.category, 'assessment', c.assessment, 'promises', c.promises) AS course,
           json_build_object('kind', p.kind, 'papers',
             (SELECT coalesce(json_agg(json_build_object('kind', k.kind, 'validTo', k.valid_to)), '[]')
                FROM credential k WHERE k.provider_id = p.id)) AS provider,
           CASE WHEN p.kind = 'school' THEN NULL ELSE coalesce(
             (SELECT json_build_object('status', g.status, 'validFrom', g.valid_from, 'validTo', g.valid_to,
                       'categories', g.categories, 'feeStandards',
                       (SELECT coalesce(json_agg(json_build_object('category', f.category,
                                 'perLessonFen', f.per_lesson_fen, 'marketPerLessonFen', f.market_per_lesson_fen)), '[]')
                          FROM listing_fee_standard f WHERE f.listing_id = g.id))
                FROM listing g
               WHERE g.provider_id = p.id AND g.status IN ('listed', 'suspended', 'expired', 'removed')
               ORDER BY array_position(ARRAY['listed', 'suspended', 'expired', 'removed'], g.status::text), g.valid_to DESC
               LIMIT 1),
             '{"status":"draft","validFrom":null,"validTo":null,"categories":[],"feeStandards":[]}') END AS listing,
           (SELECT coalesce(json_agg(json_build_object('grade', e.grade, 'weekday', e.weekday, 'endMinute', e.end_minute)), '[]')
              FROM lesson_end e WHERE e.school_id = o.school_id AND e.grade = ANY(o.grades)) AS "lessonEnds",
           (SELECT json_build_object('kind', r.kind, 'seats', r.seats, 'areaM2', r.area_m2)
              FROM room r WHERE r.id = o.room_id) AS room,
           (SELECT coalesce(json_agg(json_build_object('id', l.id, 'date', l.date, 'startMinute', l.start_minute,
                     'endMinute', l.end_minute, 'staff',
                     (SELECT coalesce(json_agg(json_build_object('id', t.instructor_id, 'role', t.role)
                               ORDER BY t.instructor_id), '[]') FROM lesson_staff t WHERE t.lesson_id = l.id))
                     ORDER BY l.date, l.start_minute), '[]')
              FROM lesson l WHERE l.offering_id = o.id AND l.status <> 'canceled') AS lessons,
           (SELECT coalesce(json_agg(json_build_object('id', i.id, 'role', f.role, 'leftOn', i.left_on,
                     'qualification', CASE WHEN i.qualification_kind IS NULL THEN NULL ELSE
                       json_build_object('kind', i.qualification_kind, 'validTo', i.qualification_valid_to) END,
                     'inServiceTeacher', i.in_service_teacher, 'livesOverseas', i.lives_overseas,
                     'checks', (SELECT coalesce(json_agg(json_build_object('checkedOn', k.checked_on, 'result', k.result)), '[]')
                                  FROM staff_check k WHERE k.instructor_id = i.id)) ORDER BY f.role, i.id), '[]')
              FROM offering_staff f JOIN instructor i ON i.id = f.instructor_id WHERE f.offering_id = o.id) AS staff,
           (SELECT coalesce(json_agg(json_build_object('rule', v.rule_id, 'path', v.path, 'actual', v.actual)), '[]')
              FROM rule_override v
             WHERE v.revoked_at IS NULL
               AND ((v.subject_kind = 'offering' AND v.subject_id = o.id::text)
                 OR (v.subject_kind = 'course' AND v.subject_id = c.id::text))) AS overrides
      FROM offering o
      JOIN course c ON c.id = o.course_id
      JOIN provider p ON p.id = c.provider_id
      JOIN school s ON s.id = o.school_id
     WHERE o.id = ANY(${offeringIds}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** What of a class is about to be true: other people, another room, or the lessons that are left. */
export type Change = {
  readonly staff?: readonly StoredStaff[];
  readonly room?: Dossier['room'];
  readonly lessons?: readonly DatedTime[];
};

/** The rules that bind a class today: those in force when it was planned, and later ones that reach everything. */
export function rulesForClass(
  versions: readonly RuleVersion[],
  { doneOn }: Pick<StoredClass, 'doneOn'>,
  now: Date,
): RulesInForce {
  const on = todayInShanghai(now);
  return rulesInForce(versions, { on, region: REGION, doneOn: doneOn ?? on });
}

/** The dossier of a stored class with what is about to change in it. */
export function storedDossier(
  stored: StoredClass,
  rules: RulesInForce,
  now: Date,
  { staff = stored.staff, room = stored.room, lessons = stored.lessons }: Change = {},
): Dossier {
  const today = todayInShanghai(now);
  return classDossier({ ...stored, today, staff, room, lessons, chargedOn: stored.opensOn }, rules);
}
