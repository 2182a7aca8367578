import type { Db } from '~/db/client.server';
import { NotFound, type Refusal } from '~/domain/refusal';
import { decideJoin, type JoinerFacts } from '~/domain/waitlist/join';
import { placeSettingsOn } from '../county/settings.server';
import { enrollmentFacts } from '../enrollment/facts.server';

/** What `decideJoin` needs to know of one child and one class. @throws NotFound when there is no such class or child */
export async function joinFacts(
  db: Db,
  { offeringId, childId }: { offeringId: string; childId: string },
  now: Date,
): Promise<JoinerFacts> {
  const facts = (await enrollmentFacts(db, { childId, offeringIds: [offeringId], thorough: true }, now)).get(
    offeringId,
  );
  if (!facts) throw new NotFound('offering');
  const standing = await db.waitingEntry.findMany({
    where: { childId, status: { in: ['waiting', 'offered'] } },
    select: { offeringId: true },
  });
  const { lines_per_child: mostLines } = await placeSettingsOn(db, now);
  const inLine = standing.some((entry) => entry.offeringId === offeringId);
  return { ...facts, inLine, lines: standing.length, mostLines };
}

/**
 * Why a child cannot join, with `together` children in all. Siblings who want to stay together also wait where there is
 * a place for one of them.
 */
export function joinRefusals(facts: JoinerFacts, together: number): Refusal[] {
  const { capacity, taken } = facts.offering;
  const decision = decideJoin(facts);
  if (together > capacity) return [{ code: 'tie_too_large' }];
  if (decision.kind === 'allowed') return [];
  const apart = together > 1 && capacity - taken < together;
  return decision.refusals.filter(({ code }) => !(apart && code === 'place_free'));
}
