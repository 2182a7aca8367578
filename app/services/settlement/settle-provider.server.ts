import type { Tx } from '~/db/client.server';
import { firstDayOf, lastDayOf, type Month } from '~/domain/settlement/month';
import { recordAudit } from '../audit/record.server';

/** What became of one provider's month. `carried_over`: not a payment yet, it waits for the next month. */
export type ProviderSettled =
  | { kind: 'drafted'; settlementId: string; totalFen: number; lines: number }
  | { kind: 'carried_over'; totalFen: number }
  | { kind: 'nothing' };

/**
 * Draws up a provider's settlement of a month (F10): all that the ledger owes it up to the month's last day and that is
 * in no settlement yet, one line for each entry, class and fund, as `settlementLines` says it, in one statement. An entry
 * is settled as a whole. Safe to repeat and beside itself: the provider's runs come one after another, and what is
 * settled is not settled again.
 *
 * What a posting belongs to is looked up row by row: joined, the planner would read a county's places for each provider.
 */
export async function settleProvider(
  tx: Tx,
  { providerId, month }: { providerId: string; month: Month },
  now: Date,
): Promise<ProviderSettled> {
  await tx.$queryRaw`SELECT id FROM provider WHERE id = ${providerId}::uuid FOR NO KEY UPDATE`;
  const [row] = await tx.$queryRaw<{ id: string | null; fen: number | null; lines: number }[]>`
    WITH mine AS MATERIALIZED (
      SELECT p.entry_id, p.fund, p.enrollment_id, p.amount_fen,
             (SELECT e.offering_id FROM enrollment e WHERE e.id = p.enrollment_id) AS offering_id
        FROM posting p
       WHERE p.account = 'provider_payable' AND p.party = ${providerId}
         AND NOT EXISTS (SELECT 1 FROM settlement_line s
                          WHERE s.entry_id = p.entry_id AND s.provider_id = ${providerId}::uuid)
    ), sums AS MATERIALIZED (
      SELECT entry_id, fund, offering_id, count(DISTINCT enrollment_id)::int AS children, -sum(amount_fen)::int AS amount_fen
        FROM mine GROUP BY entry_id, fund, offering_id HAVING sum(amount_fen) <> 0
    ), owed AS MATERIALIZED (
      SELECT m.*, j.number, j.lesson_id,
             CASE WHEN j.lesson_id IS NULL OR j.kind NOT IN ('lesson_earned', 'lesson_reversed') THEN 'adjustment'
                  WHEN j.kind = 'lesson_reversed' OR m.amount_fen < 0 THEN 'reversal'
                  ELSE 'lesson' END AS kind
        FROM sums m CROSS JOIN LATERAL (
               SELECT e.number, e.kind,
                      (SELECT l.id FROM lesson l
                        WHERE l.id = CASE WHEN e.subject_kind = 'lesson' THEN e.subject_id::uuid END) AS lesson_id
                 FROM journal_entry e
                WHERE e.id = m.entry_id AND e.kind <> 'settlement_paid' AND e.day <= ${lastDayOf(month)}::date
               OFFSET 0) j
    ), total AS (SELECT sum(amount_fen)::int AS fen FROM owed),
    made AS (
      INSERT INTO settlement (id, provider_id, month, status, total_fen, created_at)
      SELECT gen_random_uuid(), ${providerId}::uuid, ${firstDayOf(month)}::date, 'draft', fen, ${now}
        FROM total WHERE fen > 0
          ON CONFLICT (provider_id, month) DO NOTHING
      RETURNING id
    ), lines AS (
      INSERT INTO settlement_line (settlement_id, position, entry_id, provider_id, kind, lesson_id, offering_id, fund,
                                   children, amount_fen)
      SELECT m.id, row_number() OVER (ORDER BY o.number, o.offering_id NULLS LAST, o.fund), o.entry_id,
             ${providerId}::uuid, o.kind::settlement_line_kind, o.lesson_id, o.offering_id, o.fund, o.children, o.amount_fen
        FROM made m CROSS JOIN owed o
      RETURNING 1
    )
    SELECT (SELECT id::text FROM made) AS id, (SELECT fen FROM total) AS fen, (SELECT count(*)::int FROM lines) AS lines`;
  if (!row || row.fen === null) return { kind: 'nothing' };
  if (row.fen <= 0) return { kind: 'carried_over', totalFen: row.fen };
  // There is one of this month already: what came since waits for the next.
  if (row.id === null) return { kind: 'nothing' };
  await recordAudit(
    tx,
    { system: 'settlement' },
    {
      verb: 'settlement.draft',
      subjectKind: 'settlement',
      subjectId: row.id,
      data: { providerId, month, totalFen: row.fen, lines: row.lines },
    },
    now,
  );
  return { kind: 'drafted', settlementId: row.id, totalFen: row.fen, lines: row.lines };
}
