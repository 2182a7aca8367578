import type { Tx } from '~/db/client.server';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';

/**
 * Moves classes that are finished to `settled`: every lesson was taught or canceled, all that they earned is in a
 * settlement, and every settlement they are in was paid. Safe to repeat.
 */
export async function closeSettledClasses(tx: Tx, now: Date): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE offering o SET status = 'settled', updated_at = ${now}
     WHERE o.status = 'finished'
       AND EXISTS (SELECT 1 FROM settlement_line l WHERE l.offering_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM lesson l WHERE l.offering_id = o.id AND l.status = 'planned')
       AND NOT EXISTS (SELECT 1 FROM settlement_line l JOIN settlement s ON s.id = l.settlement_id
                        WHERE l.offering_id = o.id AND s.status <> 'paid')
       AND NOT EXISTS (
             SELECT 1 FROM enrollment e JOIN posting p ON p.enrollment_id = e.id
              WHERE e.offering_id = o.id AND p.account = 'provider_payable'
                AND NOT EXISTS (SELECT 1 FROM settlement_line l
                                 WHERE l.entry_id = p.entry_id AND l.provider_id::text = p.party)
              GROUP BY p.entry_id, p.party, p.fund HAVING sum(p.amount_fen) <> 0)
    RETURNING o.id::text`;
  for (const { id } of rows) {
    await recordAudit(
      tx,
      { system: 'settlement' },
      { verb: 'offering.settle', subjectKind: 'offering', subjectId: id },
      now,
    );
    // Nobody finds it any more: its page only says that it is over.
    await enqueue(tx, 'index-offering', { offeringId: id });
  }
  return rows.length;
}
