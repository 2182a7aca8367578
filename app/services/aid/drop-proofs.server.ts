import { db } from '~/db/client.server';
import { todayInShanghai } from '~/domain/calendar';

/** Days a paper is kept after an application was declined, so that the family can ask why. */
const DECLINED_DAYS = 90;

/**
 * M11: papers that nobody needs any more are dropped: of declined applications after 90 days, of granted ones when the
 * entitlement is over. What was decided, and by whom, stays.
 */
export async function dropOldProofs(now: Date): Promise<number> {
  const declinedBefore = new Date(now.getTime() - DECLINED_DAYS * 86_400_000);
  return db.$executeRaw`
    UPDATE entitlement_claim c SET proof_cipher = NULL, proof_key_id = NULL
     WHERE c.proof_cipher IS NOT NULL
       AND ((c.status = 'declined' AND c.decided_at < ${declinedBefore})
            OR (c.status = 'granted' AND NOT EXISTS (
              SELECT 1 FROM entitlement e WHERE e.claim_id = c.id AND e.to_date >= ${todayInShanghai(now)}::date)))`;
}
