import { db } from '~/db/client.server';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { PAY_WITHIN_DAYS } from '~/domain/settlement/month';
import { type PartyNames, partyNames } from './ledger-names.server';

/** A payee's money and what stands against it: cash + fees = the rest together. Whole fen. */
export type PayeeMoney = {
  payee: string;
  cashFen: number;
  feesFen: number;
  /** Families' money for lessons to come. */
  supervisedFen: number;
  /** Goes back to families. */
  backFen: number;
  creditFen: number;
  unassignedFen: number;
  /** Earned with families' money: by providers, by the school's service charge. */
  earnedFen: number;
  /** All that belongs to families is there. */
  covered: boolean;
};

export type ProgrammeMoney = {
  id: string;
  nameZh: string;
  nameEn: string;
  budgetFen: number;
  spentFen: number;
  committedFen: number;
  leftFen: number;
};

export type RefundsUnderWay = {
  /** Days since they were asked for. */
  age: 'under3' | 'under7' | 'older';
  count: number;
  fen: number;
};

export type CountyMoney = {
  receivableFen: number;
  placesOwing: number;
  payees: PayeeMoney[];
  programmes: ProgrammeMoney[];
  /** County-paid classes: earned by providers, and kept for lessons to come. */
  countyEarnedFen: number;
  countyHeldFen: number;
  payables: { providerId: string; fen: number }[];
  payableFen: number;
  refunds: RefundsUnderWay[];
  failedRefunds: number;
  settlements: { unpaid: number; overdue: number; overdueFen: number };
  feesFen: number;
  names: PartyNames;
};

/** How many of the providers with the most to get are listed. */
const PROVIDERS_SHOWN = 10;

type Balance = { account: string; party: string; fund: string; fen: number };

/** All the county's money at one moment, as it stands in the ledger. */
export async function countyMoney(now: Date): Promise<CountyMoney> {
  const today = todayInShanghai(now);
  const [balances, [owing], programmes, refunds, [failed], [settlements]] = await Promise.all([
    db.$queryRaw<Balance[]>`
      SELECT p.account::text, p.party, p.fund, sum(p.amount_fen)::float8 AS fen
        FROM posting p GROUP BY 1, 2, 3 HAVING sum(p.amount_fen) <> 0`,
    db.$queryRaw<{ places: number }[]>`
      SELECT count(*)::int AS places
        FROM (SELECT 1 FROM posting WHERE account = 'receivable'
               GROUP BY enrollment_id HAVING sum(amount_fen) > 0) owing`,
    db.programme.findMany({
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, nameZh: true, nameEn: true, budgetFen: true, reservedFen: true },
    }),
    db.$queryRaw<RefundsUnderWay[]>`
      SELECT CASE WHEN requested_at > ${new Date(now.getTime() - 3 * DAY)} THEN 'under3'
                  WHEN requested_at > ${new Date(now.getTime() - 7 * DAY)} THEN 'under7' ELSE 'older' END AS age,
             count(*)::int AS count, sum(amount_fen)::float8 AS fen
        FROM refund WHERE status IN ('requested', 'sent') GROUP BY 1`,
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM refund r WHERE r.status = 'failed'
         AND NOT EXISTS (SELECT 1 FROM refund later WHERE later.payment_id = r.payment_id AND later.attempt > r.attempt)`,
    db.$queryRaw<{ unpaid: number; overdue: number; fen: number }[]>`
      SELECT count(*)::int AS unpaid, count(*) FILTER (WHERE late)::int AS overdue,
             coalesce(sum(total_fen) FILTER (WHERE late), 0)::float8 AS fen
        FROM (SELECT total_fen, month + interval '1 month' <= ${addDays(today, -PAY_WITHIN_DAYS)}::date AS late
                FROM settlement WHERE status <> 'paid') open`,
  ]);
  const payables = payablesOf(balances);
  const payees = payeesOf(balances);
  const names = await partyNames(db, [
    ...payees.map(({ payee }) => payee),
    ...payables.slice(0, PROVIDERS_SHOWN).map(({ providerId }) => providerId),
  ]);
  return {
    receivableFen: sumOf(balances, 'receivable'),
    placesOwing: owing?.places ?? 0,
    payees,
    programmes: programmes.map(({ budgetFen, reservedFen, ...programme }) => {
      const committedFen = -sumOf(balances, 'programme_held', programme.id);
      const spentFen = reservedFen - committedFen;
      return { ...programme, budgetFen, spentFen, committedFen, leftFen: budgetFen - reservedFen };
    }),
    countyEarnedFen: sumOf(balances, 'county_claim') + sumOf(balances, 'county_held'),
    countyHeldFen: -sumOf(balances, 'county_held'),
    payables: payables.slice(0, PROVIDERS_SHOWN),
    payableFen: payables.reduce((sum, { fen }) => sum + fen, 0),
    refunds,
    failedRefunds: failed?.count ?? 0,
    settlements: {
      unpaid: settlements?.unpaid ?? 0,
      overdue: settlements?.overdue ?? 0,
      overdueFen: settlements?.fen ?? 0,
    },
    feesFen: sumOf(balances, 'stripe_fees'),
    names,
  };
}

const DAY = 86_400_000;

function sumOf(balances: readonly Balance[], account: string, party?: string): number {
  return balances
    .filter((each) => each.account === account && (party === undefined || each.party === party))
    .reduce((sum, { fen }) => sum + fen, 0);
}

function payablesOf(balances: readonly Balance[]): { providerId: string; fen: number }[] {
  const sums = new Map<string, number>();
  for (const { account, party, fen } of balances)
    if (account === 'provider_payable') sums.set(party, (sums.get(party) ?? 0) - fen);
  return [...sums]
    .map(([providerId, fen]) => ({ providerId, fen }))
    .filter(({ fen }) => fen !== 0)
    .sort((a, b) => b.fen - a.fen);
}

function payeesOf(balances: readonly Balance[]): PayeeMoney[] {
  const byPayee = (account: string) => balances.filter((each) => each.account === account);
  const payees = new Set(
    ['cash', 'supervised', 'refund_payable', 'unassigned', 'stripe_fees']
      .flatMap(byPayee)
      .map(({ party }) => party)
      .concat(byPayee('family_credit').map(({ fund }) => fund)),
  );
  return [...payees]
    .sort((a, b) => (a === 'fiscal' ? -1 : b === 'fiscal' ? 1 : a < b ? -1 : 1))
    .map((payee) => {
      const family = `family:${payee}`;
      const of = (account: string) => sumOf(balances, account, payee);
      const creditFen = -byPayee('family_credit')
        .filter(({ fund }) => fund === payee)
        .reduce((sum, { fen }) => sum + fen, 0);
      const earnedFen = -balances
        .filter(({ account, fund }) => fund === family && account !== 'family_credit')
        .reduce((sum, { fen }) => sum + fen, 0);
      const money = {
        payee,
        cashFen: of('cash'),
        feesFen: of('stripe_fees'),
        supervisedFen: -of('supervised'),
        backFen: -of('refund_payable'),
        creditFen,
        unassignedFen: -of('unassigned'),
        earnedFen,
      };
      const families = money.supervisedFen + money.backFen + money.creditFen + money.unassignedFen;
      return { ...money, covered: money.cashFen >= families };
    });
}
