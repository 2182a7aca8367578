import type { Db } from '~/db/client.server';
import { statement } from '~/db/statement.server';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { decideEnrollment, type EnrollmentFacts } from '~/domain/enrollment/decide';
import { type Fit, fitOf } from '~/domain/enrollment/fit';
import { saleRefusals } from '~/domain/enrollment/sale';
import { type DatedTime, type Slot, startOf } from '~/domain/planning/times';
import type { Refusal } from '~/domain/refusal';
import type { Allocation, Audience, Category, Payer } from '~/domain/states';
import { enrollmentFacts } from '../enrollment/facts.server';
import { type OfferingFacts, offeringFacts } from '../enrollment/offering-facts.server';
import { phaseOf } from '../search/documents.server';

/** An offering as lists show it. Places and prices are read when the list is, never from the search index. */
export interface OfferingCard {
  id: string;
  courseId: string;
  titleZh: string;
  titleEn: string;
  category: Category;
  demo: boolean;
  providerId: string;
  providerZh: string;
  providerEn: string;
  schoolId: string;
  schoolZh: string;
  schoolEn: string;
  townZh: string;
  townEn: string;
  slots: Slot[];
  /** School dates of the first and last lesson. */
  firstDate: string;
  lastDate: string;
  lessons: number;
  lessonsToCome: number;
  grades: number[];
  audience: Audience;
  /** How its places are given; by which draw, where they are drawn. */
  allocation: Allocation;
  drawId: string | null;
  payer: Payer;
  perLessonFen: number;
  materialsFen: number;
  /** The school's own service charge for the whole class. */
  serviceFen: number;
  capacity: number;
  placesLeft: number;
  /** ISO instants. */
  opensAt: string | null;
  closesAt: string | null;
  phase: 'open' | 'upcoming' | 'over';
  /** The term's dates are not announced yet (K4). */
  estimated: boolean;
  /** Of the chosen child; null where none is chosen. */
  fit: Fit | null;
  /** Why it cannot be had now: by the chosen child, else by anybody. */
  refusals: Refusal[];
}

type Row = Omit<
  OfferingCard,
  | 'firstDate'
  | 'lastDate'
  | 'lessons'
  | 'lessonsToCome'
  | 'placesLeft'
  | 'opensAt'
  | 'closesAt'
  | 'phase'
  | 'fit'
  | 'refusals'
> & { firstDay: string };

const ask = statement<Row>(
  'catalogue_cards',
  `SELECT o.id::text, o.course_id::text AS "courseId", c.title_zh AS "titleZh", c.title_en AS "titleEn",
         c.category::text, c.demo, p.id::text AS "providerId", p.name_zh AS "providerZh",
         p.name_en AS "providerEn", s.id AS "schoolId", s.name_zh AS "schoolZh", s.name_en AS "schoolEn",
         t.name_zh AS "townZh", t.name_en AS "townEn", o.grades, o.audience::text, o.allocation::text,
         o.draw_id::text AS "drawId", o.payer::text,
         o.per_lesson_fen AS "perLessonFen", o.materials_fen AS "materialsFen", o.service_fen AS "serviceFen", o.capacity,
         o.first_date::text AS "firstDay", term.estimated,
         (SELECT coalesce(json_agg(json_build_object('weekday', weekday, 'startMinute', start_minute,
                                   'endMinute', end_minute) ORDER BY weekday, start_minute), '[]')
            FROM offering_slot WHERE offering_id = o.id) AS slots
    FROM offering o
    JOIN course c ON c.id = o.course_id
    JOIN provider p ON p.id = c.provider_id
    JOIN school s ON s.id = o.school_id
    JOIN town t ON t.id = s.town_id
    JOIN term ON term.id = o.term_id
   WHERE o.id = ANY($1::uuid[])`,
);

/**
 * Cards of offerings in the order of their ids; ids that do not exist are left out. Two statements, or four with a
 * child, however many cards there are.
 *
 * @param thorough see `offeringFacts`: for the page of one class
 * @param childId whose decision each card carries; ownership is the caller's business
 */
export async function offeringCards(
  db: Db,
  offeringIds: readonly string[],
  childId: string | null,
  now: Date,
  { thorough = false } = {},
): Promise<OfferingCard[]> {
  if (offeringIds.length === 0) return [];
  const [rows, facts] = await Promise.all([
    ask.on(db, offeringIds),
    childId
      ? enrollmentFacts(db, { childId, offeringIds, thorough }, now)
      : offeringFacts(db, offeringIds, now, { thorough }),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return offeringIds.flatMap((id) => {
    const row = byId.get(id);
    const known = facts.get(id);
    return row && known ? [cardOf(row, known, now)] : [];
  });
}

function cardOf(row: Row, facts: EnrollmentFacts | OfferingFacts, now: Date): OfferingCard {
  const { firstDay, ...shown } = row;
  const today = todayInShanghai(now);
  const { lessons, capacity, taken, opensAt, closesAt } = facts.offering;
  const decision = 'child' in facts ? decideEnrollment(facts) : null;
  const refusals = decision ? (decision.kind === 'refused' ? decision.refusals : []) : saleRefusals(facts);
  return {
    ...shown,
    firstDate: lessons[0]?.date ?? firstDay,
    lastDate: lessons.at(-1)?.date ?? firstDay,
    lessons: lessons.length,
    lessonsToCome: lessons.filter((lesson) => isToCome(lesson, today, now)).length,
    placesLeft: Math.max(0, capacity - taken),
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    phase: phaseOf(facts),
    fit: decision && fitOf(decision),
    refusals,
  };
}

/** By the date alone, where that tells: of two dozen cards on a page hundreds of lessons are asked about. */
function isToCome(lesson: DatedTime, today: SchoolDate, now: Date): boolean {
  return lesson.date === today ? startOf(lesson) > now : lesson.date > today;
}
