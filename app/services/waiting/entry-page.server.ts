import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { instantOf } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import {
  type Allocation,
  LIVE_WAITING_STATUSES,
  type OfferingStatus,
  type WaitingStatus,
} from '~/domain/states';
import { type Outlook, outlook } from '~/domain/waitlist/outlook';
import { guardianIdOf } from '../children/guardian.server';
import { placeSettingsOn } from '../county/settings.server';
import { type OfferingSummary, offeringSummary } from '../enrollment/offering-summary.server';
import { type EntryMove, movesOf } from './entry-moves.server';
import { handsOf } from './hands.server';
import { type Offered, offeredTo } from './open-offer.server';
import { ownEntry } from './own-entry.server';
import { type Rank, ranksOf } from './rank.server';

export type EntryPage = {
  id: string;
  status: WaitingStatus;
  allocation: Allocation;
  child: { id: string; name: string };
  /** Siblings who stand here tied to this child: offered places together, each answered alone. */
  siblings: string[];
  /** It waits tied to somebody, who need not be a child of the reader. */
  tied: boolean;
  /** A free place is kept for them until then, and they still lack another. */
  keptUntil: string | null;
  offering: OfferingSummary;
  capacity: number;
  /** What the county gives a family to answer, and when it is left alone. */
  terms: { minutes: number; quietFrom: string; quietTo: string };
  joinedAt: string;
  endedAt: string | null;
  closedWhy: 'began' | 'canceled' | 'child' | null;
  /** Where the child stands, and what that means. */
  line: (Rank & { outlook: Outlook; freed: number }) | null;
  offer: Offered | null;
  moves: EntryMove[];
  /** What the school wrote with its choice. */
  reason: string | null;
  enrollmentId: string | null;
};

const iso = (at: Date | null) => at?.toISOString() ?? null;
const isLive = (status: WaitingStatus) => LIVE_WAITING_STATUSES.includes(status);

/** One child in one line, for its guardians. @throws NotFound when it is not the actor's child */
export async function entryPage(actor: Actor, entryId: string, now: Date): Promise<EntryPage> {
  const own = await ownEntry(db, actor, entryId);
  const entry = await db.waitingEntry.findUniqueOrThrow({
    where: { id: own.id },
    include: {
      child: { select: { id: true, name: true } },
      offering: { select: { status: true, allocation: true, capacity: true } },
      moves: { orderBy: { at: 'desc' } },
    },
  });
  const offering = await offeringSummary(db, entry.offeringId);
  if (!offering) throw new NotFound('offering');
  const { status, offerUntil } = entry;
  const { allocation, capacity } = entry.offering;
  const settings = await placeSettingsOn(db, now);
  const kept = entry.keptSince && entry.keptSince.getTime() + settings.tie_hold_minutes * 60_000;
  return {
    id: entry.id,
    status,
    allocation,
    capacity,
    terms: { minutes: settings.offer_minutes, quietFrom: settings.quiet_from, quietTo: settings.quiet_to },
    child: entry.child,
    ...(isLive(status) ? await tiedTo(actor, entry) : { tied: false, siblings: [] }),
    keptUntil: kept && kept > now.getTime() && status === 'waiting' ? new Date(kept).toISOString() : null,
    offering,
    joinedAt: entry.joinedAt.toISOString(),
    endedAt: iso(entry.endedAt),
    closedWhy: status === 'closed' ? whyClosed(entry.offering.status, entry.endedAt, offering) : null,
    line: status === 'waiting' && allocation !== 'school_choice' ? await lineOf(entry, now) : null,
    offer:
      status === 'offered' && offerUntil && offerUntil > now
        ? await offeredTo(
            actor,
            { ...entry, offerUntil, holdMinutes: settings.offered_hold_minutes, lessons: offering.lessons },
            now,
          )
        : null,
    moves: await movesOf(entry),
    reason: entry.reason,
    enrollmentId: entry.enrollmentId,
  };
}

/** Why waiting ended for a child can be told by the class: before its first day it was not that it began. */
function whyClosed(
  status: OfferingStatus,
  endedAt: Date | null,
  { lessons }: Pick<OfferingSummary, 'lessons'>,
): EntryPage['closedWhy'] {
  if (status === 'canceled' || status === 'merged') return 'canceled';
  const first = lessons.find((lesson) => lesson.status !== 'canceled');
  return first && endedAt && endedAt < instantOf(first.date, 0) ? 'child' : 'began';
}

/** By name those of the actor's own children: of a tie that another guardian made, others are nobody's business here. */
async function tiedTo(
  actor: Actor,
  { id, tieId, offeringId }: { id: string; tieId: string | null; offeringId: string },
): Promise<Pick<EntryPage, 'tied' | 'siblings'>> {
  if (!tieId) return { tied: false, siblings: [] };
  const guardianId = guardianIdOf(actor);
  const tied = await db.waitingEntry.findMany({
    where: {
      tieId,
      // After a draw siblings stand tied in several lines.
      offeringId,
      id: { not: id },
      status: { in: [...LIVE_WAITING_STATUSES] },
    },
    orderBy: { position: 'asc' },
    select: {
      child: { select: { name: true, guardians: { where: { guardianId }, select: { childId: true } } } },
    },
  });
  return {
    tied: tied.length > 0,
    siblings: tied.flatMap(({ child }) => (child.guardians.length > 0 ? [child.name] : [])),
  };
}

async function lineOf({ id, offeringId }: { id: string; offeringId: string }, now: Date) {
  const rank = (await ranksOf(db, [id])).get(id);
  if (!rank) return null;
  const hands = await handsOf(db, offeringId, now);
  return { ...rank, freed: hands.freed, outlook: outlook({ ...hands, before: rank.before }) };
}
