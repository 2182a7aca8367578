import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { ownedProvider } from '../provider/scope.server';

/** Money of a provider, over all its classes. Out of whose money it comes is not told (3.2). Whole fen. */
export type ProviderMoney = {
  /** Lessons that the provider and the school confirmed. */
  earnedFen: number;
  paidFen: number;
  /** Earned and not paid out yet. */
  payableFen: number;
  /** Lies ready with the payees for lessons still to come. */
  heldFen: number;
  /** Lessons that were given: the provider has not said so yet; the school has not. */
  toConfirm: number;
  waiting: number;
};

/** @throws NotFound for who owns no provider */
export async function providerMoney(actor: Actor, now: Date): Promise<ProviderMoney> {
  const providerId = ownedProvider(actor);
  const [[ledger], [held], [lessons]] = await Promise.all([
    db.$queryRaw<{ earned: number; paid: number }[]>`
      SELECT coalesce(-sum(p.amount_fen) FILTER (WHERE j.kind <> 'settlement_paid'), 0)::float8 AS earned,
             coalesce(sum(p.amount_fen) FILTER (WHERE j.kind = 'settlement_paid'), 0)::float8 AS paid
        FROM posting p JOIN journal_entry j ON j.id = p.entry_id
       WHERE p.account = 'provider_payable' AND p.party = ${providerId}`,
    db.$queryRaw<{ fen: number }[]>`
      SELECT coalesce(-sum(p.amount_fen), 0)::float8 AS fen
        FROM course c
        JOIN offering o ON o.course_id = c.id
        JOIN enrollment e ON e.offering_id = o.id
        JOIN posting p ON p.enrollment_id = e.id
       WHERE c.provider_id = ${providerId}::uuid
         AND p.account IN ('supervised', 'programme_held', 'county_held')`,
    db.$queryRaw<{ unsaid: number; waiting: number }[]>`
      SELECT count(*) FILTER (WHERE l.provider_confirmed_at IS NULL)::int AS unsaid,
             count(*) FILTER (WHERE l.provider_confirmed_at IS NOT NULL)::int AS waiting
        FROM course c
        JOIN offering o ON o.course_id = c.id AND o.status IN ('confirmed', 'running', 'finished')
        JOIN lesson l ON l.offering_id = o.id AND l.status = 'planned'
       WHERE c.provider_id = ${providerId}::uuid AND l.date < ${todayInShanghai(now)}::date`,
  ]);
  const { earned = 0, paid = 0 } = ledger ?? {};
  return {
    earnedFen: earned,
    paidFen: paid,
    payableFen: earned - paid,
    heldFen: held?.fen ?? 0,
    toConfirm: lessons?.unsaid ?? 0,
    waiting: lessons?.waiting ?? 0,
  };
}
