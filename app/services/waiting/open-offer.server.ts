import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { isSensitiveAge, sensitiveBelow } from '~/domain/age';
import { todayInShanghai } from '~/domain/calendar';
import { startOf } from '~/domain/planning/times';
import { guardianIdOf } from '../children/guardian.server';
import { childrenOf } from '../children/queries.server';
import { type Candidate, candidateOf } from '../enrollment/ask.server';
import type { OfferingSummary } from '../enrollment/offering-summary.server';
import { standingOf } from '../enrollment/standing.server';
import { rulesNow } from '../reduction/guard.server';

/** An open offer with everything the answer needs. */
export type Offered = {
  until: string;
  candidate: Candidate;
  /** What the price is counted from. */
  lessonsToCome: number;
  receiver: { nameZh: string; nameEn: string } | null;
  minorBelow: number | null;
  holdMinutes: number;
};

/** What a family needs to answer an offer; null when the child is not the actor's own any more. */
export async function offeredTo(
  actor: Actor,
  entry: Pick<OfferingSummary, 'lessons'> & {
    childId: string;
    offeringId: string;
    offerUntil: Date;
    holdMinutes: number;
  },
  now: Date,
): Promise<Offered | null> {
  const { childId, offeringId } = entry;
  const child = (await childrenOf(actor)).find(({ id }) => id === childId);
  if (!child) return null;
  const asked = { guardianId: guardianIdOf(actor), childId, offeringId, requestKey: null };
  const [candidate, standing, rules, { birthDate }] = await Promise.all([
    candidateOf(asked, child, now),
    standingOf(db, asked, now),
    rulesNow(db, now),
    db.child.findUniqueOrThrow({ where: { id: childId }, select: { birthDate: true } }),
  ]);
  const minor = isSensitiveAge(schoolDateOf(birthDate), todayInShanghai(now), rules);
  return {
    until: entry.offerUntil.toISOString(),
    candidate,
    lessonsToCome: entry.lessons.filter((lesson) => lesson.status !== 'canceled' && startOf(lesson) > now)
      .length,
    receiver: standing?.receiver ?? null,
    minorBelow: minor ? sensitiveBelow(rules) : null,
    holdMinutes: entry.holdMinutes,
  };
}
