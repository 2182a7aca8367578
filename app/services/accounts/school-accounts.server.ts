import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { mergeSmall, roundedFen, roundedPeople } from '~/domain/accounts/merge-small';
import { COUNTY_FUND, familyFund } from '~/domain/ledger/accounts';
import type { Payer } from '~/domain/states';
import { moneySettingsOn } from '../county/settings.server';
import { schoolIdFor } from '../school/scope.server';

/** Money of a class, or of several, in one term. Whole fen. */
export type ClassSums = {
  children: number;
  /** Came from families to the school, went back to them, and is held for lessons to come; 0 where it does not collect. */
  paidFen: number;
  backFen: number;
  heldFen: number;
  /** The school's own service charge, as far as families paid it and it is earned. */
  serviceFen: number;
  /** Earned by the provider out of families' money that the school collected, and out of the county's. */
  earnedFen: number;
  countyFen: number;
};

/** Sums of several classes; null: of fewer paying children than may be told. */
type SumsKey = Exclude<keyof ClassSums, 'children' | 'countyFen'>;
export type TellableSums = Omit<ClassSums, SumsKey> & Record<SumsKey, number | null>;

export type ClassAccount = ClassSums & {
  id: string;
  titleZh: string;
  titleEn: string;
  providerZh: string;
  providerEn: string;
  payer: Payer;
  collects: boolean;
};

export type SchoolAccounts = {
  term: { id: string; nameZh: string; nameEn: string } | null;
  classes: ClassAccount[];
  /** Classes with so few paying children that they are shown as one line only. */
  together: { titles: { zh: string; en: string }[]; sums: TellableSums } | null;
  total: TellableSums;
  /** What programmes paid in this school's classes, rounded: one child more is not seen; null: for fewer than may be told. */
  subsidies: { fen: number; children: number } | null;
  minimum: number;
};

/** With the children who pay something; they are never told. */
type Row = ClassAccount & { payers: string[] };

/**
 * What came and went in the classes of a school in a term, from the ledger (F13). No child, and no subsidy of a class:
 * where few children pay, the sum would tell what each of them pays, so such classes stand in one line together, and
 * where few pay in all of them, no sum of families' money is told. A class of families' in which nobody pays is one of
 * those: it would tell that everybody in it is subsidized.
 */
export async function schoolAccounts(
  actor: Actor,
  termId: string | null,
  now: Date,
): Promise<SchoolAccounts> {
  const schoolId = schoolIdFor(actor, 'accounts.read');
  const { public_minimum: minimum } = await moneySettingsOn(db, now);
  const term = termId
    ? await db.term.findUnique({ where: { id: termId }, select: { id: true, nameZh: true, nameEn: true } })
    : null;
  if (!term) {
    return { term: null, classes: [], together: null, total: sumsOf([]), subsidies: null, minimum };
  }
  const [rows, subsidies] = await Promise.all([classRows(schoolId, term.id), subsidiesOf(schoolId, term.id)]);
  const payersOf = (some: readonly Row[]) => new Set(some.flatMap(({ payers }) => payers)).size;
  const harmless = ({ payer, payers }: Row) => payer === 'county' && payers.length === 0;
  const { single, together, tellable } = mergeSmall(rows, payersOf, minimum, harmless);
  const told = (sums: ClassSums) => (tellable ? sums : withoutFamilies(sums));
  return {
    term,
    classes: single.map(({ payers: _, ...row }) => row),
    together:
      together.length > 0
        ? {
            titles: together.map(({ titleZh, titleEn }) => ({ zh: titleZh, en: titleEn })),
            sums: told(sumsOf(together)),
          }
        : null,
    total: told(sumsOf(rows)),
    subsidies: subsidies.children === 0 || subsidies.children >= minimum ? rounded(subsidies) : null,
    minimum,
  };
}

function sumsOf(rows: readonly ClassSums[]): ClassSums {
  const sum = (key: keyof ClassSums) => rows.reduce((total, row) => total + row[key], 0);
  return {
    children: sum('children'),
    paidFen: sum('paidFen'),
    backFen: sum('backFen'),
    heldFen: sum('heldFen'),
    serviceFen: sum('serviceFen'),
    earnedFen: sum('earnedFen'),
    countyFen: sum('countyFen'),
  };
}

function rounded({ fen, children }: { fen: number; children: number }) {
  return { fen: roundedFen(fen), children: roundedPeople(children) };
}

function withoutFamilies({ children, countyFen }: ClassSums): TellableSums {
  const none = { paidFen: null, backFen: null, heldFen: null, serviceFen: null, earnedFen: null };
  return { children, countyFen, ...none };
}

function classRows(schoolId: string, termId: string): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    WITH class AS (
      SELECT o.id, o.payer, o.first_date, o.course_id,
             o.payer = 'family' AND o.collected_by = 'school' AND s.stripe_account_id IS NOT NULL AS collects
        FROM offering o JOIN school s ON s.id = o.school_id
       WHERE o.school_id = ${schoolId} AND o.term_id = ${termId}
         AND o.status IN ('open', 'confirmed', 'running', 'finished', 'settled', 'merged', 'canceled')),
    place AS (
      SELECT e.offering_id, count(*) AS children,
             array_agg(e.child_id::text) FILTER (WHERE e.due_fen > 0) AS payers
        FROM enrollment e JOIN class c ON c.id = e.offering_id
       WHERE e.status IN ('confirmed', 'completed', 'withdrawn') GROUP BY 1),
    ledger AS (
      SELECT e.offering_id,
             -sum(p.amount_fen) FILTER (WHERE p.account = 'supervised' AND p.party = ${schoolId}) AS held,
             -sum(p.amount_fen) FILTER (WHERE p.account = 'school_income' AND p.fund LIKE 'family:%') AS service,
             -sum(p.amount_fen) FILTER (WHERE p.account = 'provider_payable'
                                          AND p.fund = ${familyFund(schoolId)}) AS earned,
             -sum(p.amount_fen) FILTER (WHERE p.account = 'provider_payable' AND p.fund = ${COUNTY_FUND}) AS county
        FROM enrollment e JOIN class c ON c.id = e.offering_id JOIN posting p ON p.enrollment_id = e.id GROUP BY 1),
    money AS (
      SELECT e.offering_id, sum(p.amount_fen) AS paid,
             sum((SELECT sum(f.amount_fen) FROM refund f
                   WHERE f.payment_id = p.id AND f.status IN ('sent', 'arrived'))) AS back
        FROM enrollment e JOIN class c ON c.id = e.offering_id JOIN payment p ON p.enrollment_id = e.id
       WHERE p.status = 'paid' AND p.payee = 'school' GROUP BY 1)
    SELECT c.id::text, k.title_zh AS "titleZh", k.title_en AS "titleEn", v.name_zh AS "providerZh",
           v.name_en AS "providerEn", c.payer::text, c.collects, coalesce(place.children, 0)::int AS children,
           coalesce(place.payers, '{}') AS payers, coalesce(money.paid, 0)::float8 AS "paidFen",
           coalesce(money.back, 0)::float8 AS "backFen", coalesce(ledger.held, 0)::float8 AS "heldFen",
           coalesce(ledger.service, 0)::float8 AS "serviceFen", coalesce(ledger.earned, 0)::float8 AS "earnedFen",
           coalesce(ledger.county, 0)::float8 AS "countyFen"
      FROM class c
      JOIN course k ON k.id = c.course_id
      JOIN provider v ON v.id = k.provider_id
      LEFT JOIN place ON place.offering_id = c.id
      LEFT JOIN ledger ON ledger.offering_id = c.id
      LEFT JOIN money ON money.offering_id = c.id
     WHERE place.children > 0 OR money.paid > 0
     ORDER BY c.first_date, k.title_zh, c.id`;
}

async function subsidiesOf(schoolId: string, termId: string): Promise<{ fen: number; children: number }> {
  const [row] = await db.$queryRaw<{ fen: number; children: number }[]>`
    SELECT coalesce(-sum(p.amount_fen), 0)::float8 AS fen, count(DISTINCT e.child_id)::int AS children
      FROM offering o
      JOIN enrollment e ON e.offering_id = o.id
      JOIN posting p ON p.enrollment_id = e.id
     WHERE o.school_id = ${schoolId} AND o.term_id = ${termId} AND p.fund LIKE 'programme:%'
       AND p.account IN ('provider_payable', 'school_income')`;
  return row ?? { fen: 0, children: 0 };
}
