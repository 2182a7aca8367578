import type { Db } from '~/db/client.server';
import type { QuoteRevisionReason } from '~/domain/aid/requote';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { familyFund } from '~/domain/ledger/accounts';
import type { PlaceMoney } from '~/domain/ledger/place';
import { streamsOf } from '~/domain/pricing/streams';
import type { EnrollmentStatus } from '~/domain/states';
import { frozenQuote } from '../enrollment/frozen-quote';
import { type LessonRow, placeLessons, wereMaterialsUsed } from './place-lessons';

/** The money of a place with whom it concerns. */
export type StoredPlace = PlaceMoney & {
  readonly id: string;
  readonly childId: string;
  readonly guardianId: string;
  readonly offeringId: string;
  readonly termId: string;
};

type Row = {
  id: string;
  status: EnrollmentStatus;
  quote: unknown;
  created_at: Date;
  ended_at: Date | null;
  child_id: string;
  guardian_id: string;
  offering_id: string;
  term_id: string;
  school_id: string;
  provider_id: string;
  payee: 'school' | 'fiscal';
  revisions: { fromDate: SchoolDate; quote: unknown; reason: QuoteRevisionReason; createdAt: string }[];
  lessons: LessonRow[];
  received: number;
  gone: number;
};

/**
 * All that decides the money of several places, by id, in one statement. A command calls it with the places locked;
 * ids that do not exist are left out.
 *
 * @param leavingOn as if the children were taken out of the class on that day
 */
export async function placesMoney(
  db: Pick<Db, '$queryRaw'>,
  ids: readonly string[],
  leavingOn: SchoolDate | null = null,
): Promise<Map<string, StoredPlace>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.id::text, e.status::text, e.quote, e.created_at, e.ended_at, e.child_id::text, e.guardian_id::text,
           o.id::text AS offering_id, o.term_id, o.school_id, c.provider_id::text,
           COALESCE(e.quote ->> 'payee',
                    (SELECT p.payee::text FROM payment p WHERE p.enrollment_id = e.id ORDER BY p.created_at, p.id LIMIT 1),
                    CASE WHEN o.collected_by = 'school' AND s.stripe_account_id IS NOT NULL THEN 'school' ELSE 'fiscal' END) AS payee,
           (SELECT coalesce(json_agg(json_build_object('fromDate', r.from_date, 'quote', r.quote,
                     'reason', r.reason, 'createdAt', r.created_at) ORDER BY r.number), '[]')
              FROM quote_revision r WHERE r.enrollment_id = e.id) AS revisions,
           (SELECT coalesce(json_agg(json_build_object('id', l.id, 'number', l.number, 'date', l.date, 'startMinute', l.start_minute,
                     'status', l.status, 'canceledBy', l.canceled_by, 'canceledAt', l.canceled_at,
                     'makesUpId', l.makes_up_id, 'state', a.state) ORDER BY l.date, l.start_minute), '[]')
              FROM lesson l LEFT JOIN attendance a ON a.lesson_id = l.id AND a.enrollment_id = e.id
             WHERE l.offering_id = o.id) AS lessons,
           (SELECT coalesce(sum(p.amount_fen), 0)::int FROM payment p
             WHERE p.enrollment_id = e.id AND p.status = 'paid') AS received,
           (SELECT coalesce(sum(f.amount_fen), 0)::int FROM payment p JOIN refund f ON f.payment_id = p.id
             WHERE p.enrollment_id = e.id AND f.status IN ('sent', 'arrived')) AS gone
      FROM enrollment e
      JOIN offering o ON o.id = e.offering_id
      JOIN course c ON c.id = o.course_id
      JOIN school s ON s.id = o.school_id
     WHERE e.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, placeOf(row, leavingOn)]));
}

function placeOf(row: Row, leavingOn: SchoolDate | null): StoredPlace {
  const payee = row.payee === 'school' ? row.school_id : 'fiscal';
  // A place that was moved to another class begins anew there: its price, and the lessons it was counted from.
  const moved = row.revisions.findLastIndex(({ reason }) => reason === 'merged');
  const start = row.revisions[moved];
  const quote = frozenQuote(start ? start.quote : row.quote);
  const takenAt = start ? new Date(start.createdAt) : row.created_at;
  const prices = [
    { from: null, quote },
    ...row.revisions
      .slice(moved + 1)
      .map(({ fromDate, quote: next }) => ({ from: fromDate, quote: frozenQuote(next) })),
  ];
  const status = leavingOn ? 'withdrawn' : row.status;
  const leftOn = row.status === 'withdrawn' && row.ended_at ? todayInShanghai(row.ended_at) : null;
  const withdrawnOn = leavingOn ?? leftOn;
  const lessons = placeLessons(row.lessons, takenAt, quote.lessons);
  return {
    id: row.id,
    childId: row.child_id,
    guardianId: row.guardian_id,
    offeringId: row.offering_id,
    termId: row.term_id,
    status,
    providerId: row.provider_id,
    schoolId: row.school_id,
    payee,
    model: quote.refundModel ?? 'per_lesson',
    withdrawnOn,
    materialsUsed: wereMaterialsUsed(status, lessons, withdrawnOn),
    prices: prices.map(({ from, quote: price }) => ({ from, streams: streamsOf(price, familyFund(payee)) })),
    lessons,
    receivedFen: row.received,
    goneFen: row.gone,
  };
}
