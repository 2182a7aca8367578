import type { Invariant } from './invariant';

/** What came to a payee from families, by the way it came; credit is money that had come before. */
const PAYEE_OF_PAYMENT = `CASE WHEN y.payee = 'school' THEN o.school_id ELSE 'fiscal' END`;
const PAYMENTS = `payment y JOIN enrollment e ON e.id = y.enrollment_id JOIN offering o ON o.id = e.offering_id`;
/** Whether a place came into the ledger after money had moved already: that movement has no entry of its own. */
const OPENED_AFTER = (at: string) =>
  `EXISTS (SELECT 1 FROM posting p JOIN journal_entry j ON j.id = p.entry_id AND j.subject_kind = 'opening'
            WHERE p.enrollment_id = e.id AND j.at >= ${at})`;
const ENTRIES = (key: string) => `(SELECT count(*) FROM journal_entry j WHERE j.key = ${key})`;

/** Invariants 5, 6 and 8: families' money, programmes, and acts that were done once. */
export const MONEY_INVARIANTS: readonly Invariant[] = [
  {
    number: 5,
    name: 'every entry of the ledger balances',
    sql: `SELECT j.id::text FROM journal_entry j LEFT JOIN posting p ON p.entry_id = j.id
           GROUP BY j.id HAVING count(p.line) = 0 OR sum(p.amount_fen) <> 0`,
  },
  {
    number: 5,
    name: 'the ledger says of every place what its lessons, payments and refunds say',
    find: async ({ places }) => (await places()).ledger,
  },
  {
    number: 5,
    name: 'of every payee: what families paid is earned, went back, is held, credit, or unassigned',
    sql: `SELECT payee FROM (
            SELECT CASE WHEN account = 'family_credit' THEN fund WHEN fund LIKE 'family:%' THEN substr(fund, 8) ELSE party END AS payee,
                   amount_fen
              FROM posting
             WHERE account IN ('cash', 'stripe_fees', 'supervised', 'refund_payable', 'family_credit', 'unassigned')
                OR account IN ('provider_payable', 'school_income') AND fund LIKE 'family:%') m
           GROUP BY payee HAVING sum(amount_fen) <> 0`,
  },
  {
    number: 5,
    name: 'the cash of every payee is what came in less what went out',
    sql: `SELECT party FROM (
            SELECT party, amount_fen AS fen FROM posting WHERE account IN ('cash', 'stripe_fees')
            UNION ALL
            SELECT ${PAYEE_OF_PAYMENT}, -y.amount_fen FROM ${PAYMENTS} WHERE y.status = 'paid' AND y.method <> 'credit'
            UNION ALL
            SELECT ${PAYEE_OF_PAYMENT}, f.amount_fen FROM refund f JOIN ${PAYMENTS} ON y.id = f.payment_id
             WHERE f.status IN ('sent', 'arrived') AND f.route <> 'credit'
            UNION ALL
            SELECT payee, -amount_fen FROM bank_line WHERE status = 'asked' AND amount_fen > 0
            UNION ALL
            SELECT substr(l.fund, 8), l.amount_fen FROM settlement_line l JOIN settlement s ON s.id = l.settlement_id
             WHERE s.status = 'paid' AND l.fund LIKE 'family:%') m
           GROUP BY party HAVING sum(fen) <> 0`,
  },
  {
    // What the payment service keeps is the payee's own expense, not families' money.
    number: 5,
    name: 'no payee ever gave out more than had come in',
    sql: `SELECT DISTINCT party FROM (
            SELECT p.party, sum(p.amount_fen) OVER (PARTITION BY p.party ORDER BY j.number) AS fen
              FROM posting p JOIN journal_entry j ON j.id = p.entry_id
             WHERE p.account IN ('cash', 'stripe_fees')) c WHERE fen < 0`,
  },
  {
    number: 5,
    name: 'no family has less than nothing left as credit',
    sql: `SELECT party FROM posting WHERE account = 'family_credit' GROUP BY party, fund HAVING sum(amount_fen) > 0`,
  },
  {
    number: 5,
    name: 'what came unassigned is what nobody has decided about',
    sql: `SELECT payee FROM (
            SELECT party AS payee, amount_fen AS fen FROM posting WHERE account = 'unassigned'
            UNION ALL SELECT payee, amount_fen FROM bank_line WHERE status = 'asked' AND amount_fen > 0) u
           GROUP BY payee HAVING sum(fen) <> 0`,
  },
  {
    number: 5,
    name: 'what families still owe is what was billed and not paid',
    sql: `SELECT enrollment_id::text FROM posting WHERE account IN ('receivable', 'billed')
           GROUP BY enrollment_id HAVING sum(amount_fen) <> 0 OR sum(amount_fen) FILTER (WHERE account = 'receivable') < 0`,
  },
  {
    number: 5,
    name: 'a confirmed place that costs something was paid in full',
    sql: `SELECT e.id::text FROM enrollment e WHERE e.status IN ('confirmed', 'completed', 'withdrawn') AND e.due_fen >
            COALESCE((SELECT sum(p.amount_fen) FROM payment p WHERE p.enrollment_id = e.id AND p.status = 'paid'), 0)
             AND NOT EXISTS (SELECT 1 FROM quote_revision r WHERE r.enrollment_id = e.id)`,
  },
  {
    number: 5,
    name: 'a refund never exceeds its payment',
    sql: `SELECT p.id::text FROM payment p WHERE p.amount_fen <
            (SELECT sum(r.amount_fen) FROM refund r WHERE r.payment_id = p.id AND r.status <> 'failed')`,
  },
  {
    number: 5,
    name: 'nothing is on its way back that is not owed, and what is owed has been set going',
    sql: `SELECT id FROM (
            SELECT e.id::text, e.fen, e.at, COALESCE(sum(f.amount_fen) FILTER (WHERE f.status = 'requested'), 0) AS asked,
                   COALESCE(bool_or(f.status = 'failed'), false) AS failed
              FROM (SELECT p.enrollment_id AS id, -sum(p.amount_fen) AS fen, max(j.at) AS at FROM posting p
                      JOIN journal_entry j ON j.id = p.entry_id
                     WHERE p.account = 'refund_payable' GROUP BY p.enrollment_id) e
              LEFT JOIN payment y ON y.enrollment_id = e.id LEFT JOIN refund f ON f.payment_id = y.id
             GROUP BY e.id, e.fen, e.at) r
           WHERE asked > fen OR fen > asked AND NOT failed AND at < now() - interval '8 days'`,
  },
  {
    number: 5,
    name: 'a settlement is the sum of its lines',
    sql: `SELECT s.id::text FROM settlement s LEFT JOIN settlement_line l ON l.settlement_id = s.id
           GROUP BY s.id HAVING s.total_fen <> COALESCE(sum(l.amount_fen), 0)`,
  },
  {
    number: 5,
    name: 'a line of a settlement is what its entry owes the provider',
    sql: `SELECT l.settlement_id::text FROM settlement_line l WHERE l.amount_fen IS DISTINCT FROM
            (SELECT -sum(p.amount_fen) FROM posting p LEFT JOIN enrollment e ON e.id = p.enrollment_id
              WHERE p.entry_id = l.entry_id AND p.account = 'provider_payable' AND p.party = l.provider_id::text
                AND p.fund = l.fund AND e.offering_id IS NOT DISTINCT FROM l.offering_id)`,
  },
  {
    number: 5,
    name: 'what was paid to a provider was posted once, and only that',
    sql: `SELECT s.id::text FROM settlement s WHERE COALESCE((
            SELECT sum(p.amount_fen) FROM journal_entry j JOIN posting p ON p.entry_id = j.id AND p.account = 'provider_payable'
             WHERE j.kind = 'settlement_paid' AND j.subject_id = s.id::text AND p.party = s.provider_id::text), 0)
              <> CASE WHEN s.status = 'paid' THEN s.total_fen ELSE 0 END`,
  },
  {
    number: 5,
    name: 'receipts are numbered without gaps, one for each payment',
    sql: `SELECT s.series FROM receipt_series s LEFT JOIN receipt r ON r.series = s.series
           GROUP BY s.series, s.last HAVING count(r.id) <> s.last OR max(r.number) <> s.last OR min(r.number) <> 1
          UNION ALL
          SELECT r.series FROM receipt r JOIN payment y ON y.id = r.payment_id WHERE y.status <> 'paid' OR y.method = 'credit'`,
  },
  {
    number: 6,
    name: 'programmes are bound to what places were promised and did not give back',
    find: async ({ places }) => (await places()).grants,
  },
  {
    number: 6,
    name: 'what a programme has promised is the sum of its grants, within its budget',
    sql: `SELECT p.id::text FROM programme p LEFT JOIN subsidy_grant g ON g.programme_id = p.id
           GROUP BY p.id HAVING p.reserved_fen <> COALESCE(sum(g.amount_fen), 0) OR p.reserved_fen > p.budget_fen`,
  },
  {
    number: 6,
    name: 'no child has more of a programme in a term than its cap',
    sql: `SELECT g.child_id::text FROM subsidy_grant g JOIN programme p ON p.id = g.programme_id
           GROUP BY g.child_id, g.term_id, p.id HAVING sum(g.amount_fen) > p.cap_fen`,
  },
  {
    number: 6,
    name: 'the ledger holds what programmes have promised, place by place',
    sql: `SELECT COALESCE(g.enrollment_id, c.enrollment_id)::text
            FROM (SELECT enrollment_id, programme_id::text AS programme, amount_fen FROM subsidy_grant) g
            FULL JOIN (SELECT enrollment_id, party AS programme, sum(amount_fen) AS fen FROM posting
                        WHERE account = 'programme_claim' AND enrollment_id IS NOT NULL GROUP BY 1, 2) c
              ON c.enrollment_id = g.enrollment_id AND c.programme = g.programme
           WHERE COALESCE(g.amount_fen, 0) <> COALESCE(c.fen, 0)`,
  },
  {
    number: 8,
    name: 'every payment event that was received was applied',
    sql: `SELECT id FROM payment_event WHERE applied_at IS NULL AND received_at < now() - interval '1 hour'`,
  },
  {
    number: 8,
    name: 'every payment that came was posted once',
    sql: `SELECT y.id::text FROM payment y JOIN enrollment e ON e.id = y.enrollment_id
           WHERE ${ENTRIES(`'payment:' || y.id`)} <> CASE WHEN y.status = 'paid' THEN 1 ELSE 0 END
             AND NOT (y.status = 'paid' AND ${OPENED_AFTER('y.paid_at')})`,
  },
  {
    number: 8,
    name: 'every refund that was sent was posted once, and once more when it came back',
    sql: `SELECT f.id::text FROM refund f JOIN payment y ON y.id = f.payment_id JOIN enrollment e ON e.id = y.enrollment_id
           WHERE ((f.status IN ('sent', 'arrived')) <>
                  (${ENTRIES(`'refund:' || f.id`)} + ${ENTRIES(`'refund:' || f.id || ':sent'`)} - ${ENTRIES(`'refund:' || f.id || ':returned'`)} = 1)
               OR (f.route = 'credit') <> (${ENTRIES(`'refund:' || f.id`)} = 1))
             AND NOT ${OPENED_AFTER('COALESCE(f.sent_at, f.requested_at)')}`,
  },
  {
    number: 8,
    name: 'nobody was told of a place, a child or a class that does not exist',
    sql: `SELECT m.id::text FROM message m
           WHERE (m.params ? 'enrollmentId' AND NOT EXISTS (SELECT 1 FROM enrollment e WHERE e.id::text = m.params ->> 'enrollmentId'))
              OR (m.params ? 'childId' AND NOT EXISTS (SELECT 1 FROM child c WHERE c.id::text = m.params ->> 'childId'))
              OR (m.params ? 'offeringId' AND NOT EXISTS (SELECT 1 FROM offering o WHERE o.id::text = m.params ->> 'offeringId'))
              OR (m.params ? 'settlementId' AND NOT EXISTS (SELECT 1 FROM settlement s WHERE s.id::text = m.params ->> 'settlementId'))`,
  },
];
