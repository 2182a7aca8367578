import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { isSensitiveAge, sensitiveBelow } from '~/domain/age';
import { todayInShanghai } from '~/domain/calendar';
import { NotFound, type Refusal } from '~/domain/refusal';
import { type Allocation, PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { guardianIdOf } from '../children/guardian.server';
import { childrenOf } from '../children/queries.server';
import { placeSettingsOn } from '../county/settings.server';
import { offeringFacts } from '../enrollment/offering-facts.server';
import { type OfferingSummary, offeringSummary } from '../enrollment/offering-summary.server';
import { standingOf } from '../enrollment/standing.server';
import { rulesNow } from '../reduction/guard.server';
import { joinFacts, joinRefusals } from './join-facts.server';

/** One of the actor's children before the line of a class. */
export type Joiner = {
  id: string;
  name: string;
  grade: number;
  refusals: Refusal[];
  /** M1: still to be agreed to. */
  asksConsent: boolean;
  /** Where the child stands already. */
  entryId: string | null;
};

export type JoinPage = {
  offering: OfferingSummary;
  allocation: Allocation;
  capacity: number;
  waiting: number;
  /** What the county gives a family to answer an offer, and when it is left alone. */
  terms: { minutes: number; quietFrom: string; quietTo: string };
  /** For how long a free place is kept for siblings who lack another; minutes. */
  keepMinutes: number;
  closesAt: string | null;
  joiners: Joiner[];
  minorBelow: number | null;
};

/** What the page before joining a line, or applying, shows. @throws NotFound for a class that families do not see */
export async function joinPage(actor: Actor, offeringId: string, now: Date): Promise<JoinPage> {
  const guardianId = guardianIdOf(actor);
  const [offering, facts] = await Promise.all([
    offeringSummary(db, offeringId),
    offeringFacts(db, [offeringId], now),
  ]);
  const known = facts.get(offeringId);
  if (!offering || !known || !PUBLIC_OFFERING_STATUSES.includes(offering.status))
    throw new NotFound('offering');
  const children = await childrenOf(actor);
  const ids = children.map(({ id }) => id);
  const [entries, births, rules, settings] = await Promise.all([
    db.waitingEntry.findMany({
      where: { offeringId, childId: { in: ids }, status: { in: ['waiting', 'offered'] } },
      select: { id: true, childId: true },
    }),
    db.child.findMany({ where: { id: { in: ids } }, select: { birthDate: true } }),
    rulesNow(db, now),
    placeSettingsOn(db, now),
  ]);
  const joiners = await Promise.all(
    children.map(async (child) => {
      const asked = { offeringId, childId: child.id };
      const standing = await standingOf(db, { ...asked, guardianId, requestKey: null }, now);
      return {
        id: child.id,
        name: child.name,
        grade: child.grade,
        refusals: joinRefusals(await joinFacts(db, asked, now), 1),
        asksConsent: standing?.consentsMissing.includes('child_data') ?? true,
        entryId: entries.find(({ childId }) => childId === child.id)?.id ?? null,
      };
    }),
  );
  const young = births.some(({ birthDate }) =>
    isSensitiveAge(schoolDateOf(birthDate), todayInShanghai(now), rules),
  );
  return {
    offering,
    allocation: known.offering.allocation ?? 'first_come',
    capacity: known.offering.capacity,
    waiting: known.offering.waiting ?? 0,
    terms: { minutes: settings.offer_minutes, quietFrom: settings.quiet_from, quietTo: settings.quiet_to },
    keepMinutes: settings.tie_hold_minutes,
    closesAt: known.offering.closesAt?.toISOString() ?? null,
    joiners,
    minorBelow: young ? sensitiveBelow(rules) : null,
  };
}
