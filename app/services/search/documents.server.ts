import type { Db } from '~/db/client.server';
import { addDays, instantOf, todayInShanghai } from '~/domain/calendar';
import { type SaleFacts, saleRefusals } from '~/domain/enrollment/sale';
import { startOf } from '~/domain/planning/times';
import { type Category, PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import type { SalePhase, SearchDocument } from '~/ports/search/port';
import { type OfferingFacts, offeringFacts } from '../enrollment/offering-facts.server';

type Row = {
  id: string;
  course_id: string;
  title_zh: string;
  title_en: string;
  summary_zh: string;
  summary_en: string;
  category: Category;
  provider_id: string;
  provider_zh: string;
  provider_en: string;
  school_zh: string;
  school_en: string;
  town_zh: string;
  town_en: string;
  first_date: string;
  slots: { weekday: number; startMinute: number; endMinute: number }[];
  listed_to: string | null;
};

/** A document, and when it will change by time alone (it opens, it closes, a listing ends). */
export type Indexable = { document: SearchDocument; changesAt: Date | null };

/**
 * The documents of those of these offerings that families find: open to families, of an approved course, by a
 * provider that may sell today. What is missing from the answer is not to be found.
 */
export async function indexables(db: Db, offeringIds: readonly string[], now: Date): Promise<Indexable[]> {
  if (offeringIds.length === 0) return [];
  const facts = await offeringFacts(db, offeringIds, now, { thorough: true });
  const rows = await db.$queryRaw<Row[]>`
    SELECT o.id::text, o.course_id::text, c.title_zh, c.title_en, c.summary_zh, c.summary_en, c.category::text,
           c.provider_id::text, p.name_zh AS provider_zh, p.name_en AS provider_en,
           s.name_zh AS school_zh, s.name_en AS school_en, t.name_zh AS town_zh, t.name_en AS town_en,
           o.first_date::text,
           (SELECT coalesce(json_agg(json_build_object('weekday', weekday, 'startMinute', start_minute,
                                     'endMinute', end_minute) ORDER BY weekday, start_minute), '[]')
              FROM offering_slot WHERE offering_id = o.id) AS slots,
           (SELECT max(g.valid_to)::text FROM listing g
             WHERE g.provider_id = p.id AND g.status = 'listed') AS listed_to
      FROM offering o
      JOIN course c ON c.id = o.course_id
      JOIN provider p ON p.id = c.provider_id
      JOIN school s ON s.id = o.school_id
      JOIN town t ON t.id = s.town_id
     WHERE o.id = ANY(${offeringIds}::uuid[])
     ORDER BY o.id`;
  return rows.flatMap((row) => {
    const known = facts.get(row.id);
    return known && isFound(known) ? [indexable(row, known, now)] : [];
  });
}

function isFound({ offering, courseApproved, providerSells }: OfferingFacts): boolean {
  return PUBLIC_OFFERING_STATUSES.includes(offering.status) && courseApproved && providerSells;
}

function indexable(row: Row, facts: OfferingFacts, now: Date): Indexable {
  const { offering } = facts;
  const { lessons, payer } = offering;
  const free =
    payer === 'county' ||
    (offering.perLessonFen === 0 && offering.materialsFen === 0 && (offering.serviceFen ?? 0) === 0);
  const firstDate = lessons[0]?.date ?? row.first_date;
  const document: SearchDocument = {
    id: row.id,
    courseId: row.course_id,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    summaryZh: row.summary_zh,
    summaryEn: row.summary_en,
    providerId: row.provider_id,
    providerZh: row.provider_zh,
    providerEn: row.provider_en,
    schoolId: offering.schoolId,
    schoolZh: row.school_zh,
    schoolEn: row.school_en,
    groupId: offering.schoolGroupId,
    townId: facts.townId,
    townZh: row.town_zh,
    townEn: row.town_en,
    category: row.category,
    grades: [...offering.grades],
    weekdays: [...new Set(row.slots.map((slot) => slot.weekday))],
    startMinute: Math.min(...row.slots.map((slot) => slot.startMinute), 1440),
    endMinute: Math.max(...row.slots.map((slot) => slot.endMinute), 0),
    audience: offering.audience,
    status: offering.status,
    phase: phaseOf(facts),
    free,
    perLessonFen: payer === 'county' ? 0 : offering.perLessonFen,
    placesLeft: Math.max(0, offering.capacity - offering.taken),
    opensAt: offering.opensAt?.toISOString() ?? null,
    closesAt: offering.closesAt?.toISOString() ?? null,
    firstDate,
    lastDate: lessons.at(-1)?.date ?? firstDate,
  };
  return { document, changesAt: nextChange(row, facts, now) };
}

/** Where a sale stands by time alone; whether there is room is another question. */
export function phaseOf(facts: SaleFacts): SalePhase {
  const codes = saleRefusals(facts).map((refusal) => refusal.code);
  if (codes.includes('closed') || codes.includes('offering_canceled')) return 'over';
  return codes.includes('not_open_yet') || codes.includes('opening_unknown') ? 'upcoming' : 'open';
}

function nextChange(row: Row, { offering }: OfferingFacts, now: Date): Date | null {
  const last = offering.lessons.at(-1);
  const listedTo = row.listed_to;
  const moments = [
    offering.opensAt,
    offering.closesAt,
    last ? startOf(last) : null,
    // The listing holds through its last day.
    listedTo && listedTo >= todayInShanghai(now) ? instantOf(addDays(listedTo, 1), 0) : null,
  ];
  const ahead = moments.flatMap((at) => (at && at > now ? [at.getTime()] : []));
  return ahead.length > 0 ? new Date(Math.min(...ahead)) : null;
}
