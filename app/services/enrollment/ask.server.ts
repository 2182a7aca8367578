import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { becauseOf } from '~/domain/accounts/because';
import { isSensitiveAge, sensitiveBelow } from '~/domain/age';
import type { Aid } from '~/domain/aid/programme';
import { todayInShanghai } from '~/domain/calendar';
import type { ConsentKind } from '~/domain/consent';
import { decideEnrollment, quoteNow } from '~/domain/enrollment/decide';
import { defaultHoldMinutes } from '~/domain/enrollment/hold';
import { startOf } from '~/domain/planning/times';
import type { Quote } from '~/domain/pricing/quote';
import { NotFound, type Refusal } from '~/domain/refusal';
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { type ProgrammeWords, programmesNamed } from '../accounts/programme-words.server';
import { guardianIdOf } from '../children/guardian.server';
import { type ChildCard, childrenOf } from '../children/queries.server';
import { rulesNow } from '../reduction/guard.server';
import { enrollmentFacts } from './facts.server';
import { offeringFacts } from './offering-facts.server';
import { type OfferingSummary, offeringSummary } from './offering-summary.server';
import { type Asked, standingOf } from './standing.server';

/** One of the actor's children before this class: it fits, or why it does not. */
export type Candidate = {
  id: string;
  name: string;
  grade: number;
  schoolZh: string;
  schoolEn: string;
  refusals: Refusal[];
  consentsMissing: ConsentKind[];
  /** The live place the child has here already. */
  placeId: string | null;
  /** What a place taken now would cost for this child, and the programmes that pay of it with why. */
  quote: Quote;
  programmes: ProgrammeWords[];
};

export type AskPage = {
  offering: OfferingSummary;
  candidates: Candidate[];
  /** What a place taken now would cost without a subsidy, and what that is counted from. */
  quote: Quote;
  lessonsToCome: number;
  placesLeft: number;
  /** When the sale opens or has opened, ISO. */
  opensAt: string | null;
  holdMinutes: number;
  receiver: { id: string; nameZh: string; nameEn: string } | null;
  /** M1, M2: the age of the rule, where one of the children is younger by birth date. */
  minorBelow: number | null;
};

/**
 * What the page before "enroll" shows: the class, and each child with the decision the command itself would take now and
 * the price of this child, line by line.
 *
 * @throws NotFound for a class that families do not see
 */
export async function askPage(actor: Actor, offeringId: string, now: Date): Promise<AskPage> {
  const guardianId = guardianIdOf(actor);
  const [offering, sale] = await Promise.all([
    offeringSummary(db, offeringId),
    offeringFacts(db, [offeringId], now),
  ]);
  const known = sale.get(offeringId);
  if (!offering || !known || !PUBLIC_OFFERING_STATUSES.includes(offering.status))
    throw new NotFound('offering');
  const children = await childrenOf(actor);
  const rules = await rulesNow(db, now);
  const births = await db.child.findMany({
    where: { id: { in: children.map(({ id }) => id) } },
    select: { birthDate: true },
  });
  const candidates = await Promise.all(
    children.map((child) =>
      candidateOf({ guardianId, childId: child.id, offeringId, requestKey: null }, child, now),
    ),
  );
  // Without a child the standing still names the receiver and how long a place is held.
  const standing = await standingOf(
    db,
    { guardianId, childId: guardianId, offeringId, requestKey: null },
    now,
  );
  return {
    offering,
    candidates,
    quote: quoteNow(known),
    lessonsToCome: known.offering.lessons.filter((lesson) => startOf(lesson) > now).length,
    placesLeft: Math.max(0, known.offering.capacity - known.offering.taken),
    opensAt: known.offering.opensAt?.toISOString() ?? null,
    holdMinutes: standing?.holdMinutes ?? defaultHoldMinutes,
    receiver: standing?.receiver ?? null,
    minorBelow: births.some(({ birthDate }) =>
      isSensitiveAge(schoolDateOf(birthDate), todayInShanghai(now), rules),
    )
      ? sensitiveBelow(rules)
      : null,
  };
}

/** One child before one class: the decision, the price and what is still to be agreed to. */
export async function candidateOf(asked: Asked, child: ChildCard, now: Date): Promise<Candidate> {
  const { childId, offeringId } = asked;
  const facts = (await enrollmentFacts(db, { childId, offeringIds: [offeringId], thorough: true }, now)).get(
    offeringId,
  );
  const standing = await standingOf(db, asked, now);
  if (!facts || !standing) throw new NotFound('offering');
  const decision = decideEnrollment(facts);
  const price = quoteNow(facts);
  const place =
    facts.alreadyLive &&
    (await db.enrollment.findFirst({
      where: { offeringId, childId, status: { in: ['held', 'confirmed'] } },
      select: { id: true },
    }));
  return {
    id: childId,
    name: child.name,
    grade: child.grade,
    schoolZh: child.schoolZh,
    schoolEn: child.schoolEn,
    refusals: decision.kind === 'refused' ? decision.refusals : [],
    consentsMissing: standing.consentsMissing,
    placeId: place ? place.id : null,
    quote: price,
    programmes: await programmesOf(price, facts.aid ?? null),
  };
}

/** F12: who reads this is the child's own guardian, so the reason stands beside each subsidy. */
async function programmesOf({ grants }: Quote, aid: Aid | null): Promise<ProgrammeWords[]> {
  if (!aid || grants.length === 0) return [];
  const named = await programmesNamed(
    db,
    grants.map(({ programme }) => programme),
  );
  return [...named.values()].map(({ classes, ...words }) => ({
    ...words,
    because: becauseOf(classes, aid.child.entitlements, aid.asOf),
  }));
}
