import { inTransaction } from '~/db/transaction.server';
import { todayInShanghai } from '~/domain/calendar';
import { recordAudit } from '../audit/record.server';

/** Days a paper is kept after an application was declined, so that the family can ask why. */
const DECLINED_DAYS = 90;

/**
 * M11: papers that nobody needs any more are dropped: of declined applications after 90 days, of granted ones when the
 * entitlement is over. What was decided, and by whom, stays, and that the paper went is in the audit.
 */
export async function dropOldProofs(now: Date): Promise<number> {
  const declinedBefore = new Date(now.getTime() - DECLINED_DAYS * 86_400_000);
  return inTransaction(async (tx) => {
    const dropped = await tx.$queryRaw<{ id: string }[]>`
      UPDATE entitlement_claim c SET proof_cipher = NULL, proof_key_id = NULL
       WHERE c.proof_cipher IS NOT NULL
         AND ((c.status = 'declined' AND c.decided_at < ${declinedBefore})
              OR (c.status = 'granted' AND NOT EXISTS (
                SELECT 1 FROM entitlement e WHERE e.claim_id = c.id AND e.to_date >= ${todayInShanghai(now)}::date)))
      RETURNING c.id::text`;
    for (const { id } of dropped) {
      const entry = { verb: 'entitlement_proof.drop', subjectKind: 'entitlement_claim', subjectId: id };
      await recordAudit(tx, { system: 'aid' }, entry, now);
    }
    return dropped.length;
  });
}
