import type { Db } from '~/db/client.server';
import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import { todayInShanghai } from '~/domain/calendar';
import { expiriesOf } from '~/domain/expiry/expiries';
import { checkAgeOn } from './check-age.server';
import { lessonsAheadOf, loadExpiryFacts } from './facts.server';
import { type ProviderStanding, type Settled, settlePauses } from './settle-pauses.server';
import { tellOfExpiries } from './tell.server';

export type Swept = Settled & { told: number };

/**
 * What time does to checks, qualifications, papers and listings (P1, P4-P6, P8): warns once 60, 30 and 7 days before,
 * says it on the day after the last valid one, stops the sale of the classes whose lessons rest on it and lets them go
 * on once it is renewed. Each provider in a transaction of its own; may run again at any time.
 *
 * @param providerId only this one: right after something of it was renewed
 */
export async function sweepExpiries(now: Date, { providerId }: { providerId?: string } = {}): Promise<Swept> {
  const providers = await db.provider.findMany({
    where: { id: providerId },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const swept: Swept = { told: 0, paused: 0, resumed: 0 };
  for (const { id } of providers) {
    const one = await inTransaction(async (tx) => {
      // One sweep of a provider at a time.
      await lockRow(tx, 'provider', id);
      const standing = await providerStanding(tx, id, now);
      const told = await tellOfExpiries(tx, standing, now);
      return { told, ...(await settlePauses(tx, { system: 'sweep-expiries' }, standing, now)) };
    });
    swept.told += one.told;
    swept.paused += one.paused;
    swept.resumed += one.resumed;
  }
  return swept;
}

/** What of a provider runs out and what rests on it, as it is now. */
export async function providerStanding(on: Db, providerId: string, now: Date): Promise<ProviderStanding> {
  const today = todayInShanghai(now);
  const [facts] = await loadExpiryFacts(on, { id: providerId });
  return {
    providerId,
    today,
    items: facts ? expiriesOf(facts, today, await checkAgeOn(on, today)) : [],
    lessons: await lessonsAheadOf(on, providerId, today),
  };
}
