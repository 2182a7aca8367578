import type { Db } from '~/db/client.server';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { NotFound, type Refusal } from '~/domain/refusal';
import { decideJoin } from '~/domain/waitlist/join';
import { enrollmentFacts } from '../enrollment/facts.server';

export type JoinFacts = EnrollmentFacts & { inLine: boolean };

/** What `decideJoin` needs to know of one child and one class. @throws NotFound when there is no such class or child */
export async function joinFacts(
  db: Db,
  { offeringId, childId }: { offeringId: string; childId: string },
  now: Date,
): Promise<JoinFacts> {
  const facts = (await enrollmentFacts(db, { childId, offeringIds: [offeringId], thorough: true }, now)).get(
    offeringId,
  );
  if (!facts) throw new NotFound('offering');
  const inLine = await db.waitingEntry.count({
    where: { offeringId, childId, status: { in: ['waiting', 'offered'] } },
  });
  return { ...facts, inLine: inLine > 0 };
}

/**
 * Why a child cannot join, with `together` children in all. Siblings who want to stay together also wait where there is
 * a place for one of them.
 */
export function joinRefusals(facts: JoinFacts, together: number): Refusal[] {
  const { capacity, taken } = facts.offering;
  const decision = decideJoin(facts);
  if (together > capacity) return [{ code: 'tie_too_large' }];
  if (decision.kind === 'allowed') return [];
  const apart = together > 1 && capacity - taken < together;
  return decision.refusals.filter(({ code }) => !(apart && code === 'place_free'));
}
