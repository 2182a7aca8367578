import type { Db } from '~/db/client.server';
import { statement } from '~/db/statement.server';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { type ListingPeriod, listingSells } from '~/domain/listing/sells';
import type { DatedTime } from '~/domain/planning/times';
import type { StaffCheck } from '~/domain/staff/check';
import { staffChecksValid } from '~/domain/staff/rostering';
import type {
  Allocation,
  Audience,
  Category,
  CourseStatus,
  DrawStatus,
  OfferingStatus,
  Payer,
  ProviderKind,
} from '~/domain/states';
import { brokenRules } from './broken-rules.server';

/** What a decision about a place asks of the offering alone; a visitor's button needs no more (`saleRefusals`). */
export type OfferingFacts = Pick<
  EnrollmentFacts,
  'now' | 'offering' | 'courseApproved' | 'providerSells' | 'staffChecksValid' | 'paused' | 'broken'
> & { readonly townId: string; readonly termId: string; readonly payee: 'school' | 'fiscal' };

type Row = {
  id: string;
  status: OfferingStatus;
  opens_at: Date | null;
  closes_at: Date | null;
  capacity: number;
  taken: number;
  grades: number[];
  audience: Audience;
  school_id: string;
  group_id: string | null;
  town_id: string;
  payer: Payer;
  per_lesson_fen: number;
  materials_fen: number;
  service_fen: number;
  term_id: string;
  payee: 'school' | 'fiscal';
  allocation: Allocation;
  draw_status: DrawStatus | null;
  draw_opens_at: Date;
  draw_closes_at: Date;
  waiting: number;
  paused: boolean;
  course_status: CourseStatus;
  category: Category;
  provider_kind: ProviderKind;
  lessons: DatedTime[];
  listings: (ListingPeriod & { categories: Category[] })[];
  staff: { checks: StaffCheck[] }[];
};

// $1 offerings, $2 now
const ask = statement<Row>(
  'enrollment_offering_facts',
  `SELECT o.id::text, o.status::text, o.opens_at, o.closes_at, o.capacity, o.grades, o.audience::text,
         o.school_id, s.group_id, s.town_id, o.payer::text, o.per_lesson_fen, o.materials_fen, o.service_fen,
         o.term_id, CASE WHEN o.collected_by = 'school' AND s.stripe_account_id IS NOT NULL THEN 'school' ELSE 'fiscal' END AS payee,
         o.paused_at IS NOT NULL AS paused, c.status::text AS course_status, c.category::text, p.kind::text AS provider_kind,
         (SELECT count(*)::int FROM enrollment e WHERE e.offering_id = o.id
             AND (e.status = 'confirmed' OR (e.status = 'held' AND e.held_until > $2::timestamptz)))
         + (SELECT count(*)::int FROM waiting_entry w WHERE w.offering_id = o.id AND w.status = 'offered') AS taken,
         (SELECT count(*)::int FROM waiting_entry w WHERE w.offering_id = o.id AND w.status = 'waiting') AS waiting,
         o.allocation::text, d.status::text AS draw_status, d.opens_at AS draw_opens_at, d.closes_at AS draw_closes_at,
         (SELECT coalesce(json_agg(json_build_object('date', l.date, 'startMinute', l.start_minute,
                                   'endMinute', l.end_minute) ORDER BY l.date, l.start_minute), '[]')
            FROM lesson l WHERE l.offering_id = o.id AND l.status <> 'canceled') AS lessons,
         (SELECT coalesce(json_agg(json_build_object('status', g.status, 'validFrom', g.valid_from,
                                   'validTo', g.valid_to, 'categories', g.categories)), '[]')
            FROM listing g WHERE g.provider_id = p.id AND g.status = 'listed') AS listings,
         (SELECT coalesce(json_agg(json_build_object('checks',
                   (SELECT coalesce(json_agg(json_build_object('checkedOn', k.checked_on, 'result', k.result)), '[]')
                      FROM staff_check k WHERE k.instructor_id = f.instructor_id))), '[]')
            FROM offering_staff f WHERE f.offering_id = o.id) AS staff
    FROM offering o
    JOIN course c ON c.id = o.course_id
    JOIN provider p ON p.id = c.provider_id
    JOIN school s ON s.id = o.school_id
    LEFT JOIN draw d ON d.id = o.draw_id
   WHERE o.id = ANY($1::uuid[])`,
);

/**
 * The facts of several offerings in one statement, by offering id; ids that do not exist are left out. `thorough`
 * also judges the whole dossier of each by the rules: lists do not, whoever is about to take a place does. Inside a
 * command call it after the offering's row is locked, so that `taken` is the truth until the commit.
 */
export async function offeringFacts(
  db: Db,
  offeringIds: readonly string[],
  now: Date,
  { thorough = false } = {},
): Promise<Map<string, OfferingFacts>> {
  if (offeringIds.length === 0) return new Map();
  const rows = await ask.on(db, offeringIds, now.toISOString());
  const today = todayInShanghai(now);
  const broken = thorough ? await brokenRules(db, offeringIds, now) : null;
  return new Map(
    rows.map((row) => [row.id, { ...factsOf(row, today, now), broken: broken?.get(row.id) ?? [] }]),
  );
}

function factsOf(row: Row, today: SchoolDate, now: Date): Omit<OfferingFacts, 'broken'> {
  return {
    now,
    townId: row.town_id,
    termId: row.term_id,
    payee: row.payee,
    offering: {
      status: row.status,
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      capacity: row.capacity,
      taken: row.taken,
      waiting: row.waiting,
      allocation: row.allocation,
      draw: row.draw_status && {
        status: row.draw_status,
        opensAt: row.draw_opens_at,
        closesAt: row.draw_closes_at,
      },
      lessons: row.lessons,
      grades: row.grades,
      audience: row.audience,
      schoolId: row.school_id,
      schoolGroupId: row.group_id,
      payer: row.payer,
      perLessonFen: row.per_lesson_fen,
      materialsFen: row.materials_fen,
      serviceFen: row.service_fen,
    },
    paused: row.paused,
    courseApproved: row.course_status === 'approved',
    // P1: the school's own courses need no listing; everybody else's must be listed today, for this category.
    providerSells:
      row.provider_kind === 'school' ||
      row.listings.some(
        (listing) => listing.categories.includes(row.category) && listingSells(listing, today),
      ),
    staffChecksValid: staffChecksValid(row.staff, [today]),
  };
}
