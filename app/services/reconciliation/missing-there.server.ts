import { inTransaction } from '~/db/transaction.server';

const HOUR_MS = 3_600_000;

/**
 * Lists what is ours and older than an hour and that the payment service has never moved: payments by its page, refunds
 * that it should have sent. Each is listed once.
 *
 * @returns how many were not listed before
 */
export async function listMissingThere(now: Date): Promise<number> {
  const before = new Date(now.getTime() - HOUR_MS);
  return inTransaction(
    (tx) => tx.$executeRaw`
      INSERT INTO reconciliation_item (id, account, key, type, amount_fen, moved_at, status, payment_id, refund_id, checked_at)
      SELECT gen_random_uuid(), m.account, m.key, m.type, m.amount_fen, m.moved_at, 'missing_there', m.payment_id,
             m.refund_id, ${now}
        FROM (SELECT COALESCE(p.payee_account, '') AS account, 'payment:' || p.id AS key, 'payment' AS type, p.amount_fen,
                     p.paid_at AS moved_at, p.id AS payment_id, NULL::uuid AS refund_id
                FROM payment p
               WHERE p.status = 'paid' AND p.method = 'stripe' AND p.paid_at < ${before}
                 AND NOT EXISTS (SELECT 1 FROM reconciliation_item i WHERE i.payment_id = p.id)
              UNION ALL
              SELECT COALESCE(p.payee_account, ''), 'refund:' || f.id, 'refund', -f.amount_fen, f.sent_at, NULL, f.id
                FROM refund f JOIN payment p ON p.id = f.payment_id
               WHERE f.route = 'original' AND f.sent_at < ${before}
                 AND NOT EXISTS (SELECT 1 FROM reconciliation_item i WHERE i.refund_id = f.id)) m
      ON CONFLICT (key) DO NOTHING`,
  );
}
