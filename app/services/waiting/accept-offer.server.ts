import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import { type Enrolled, enroll } from '../enrollment/enroll.server';
import type { Agreed } from '../enrollment/write-place.server';
import { lapseOffer } from './lapse-offer.server';
import { ownEntry } from './own-entry.server';

export type AcceptInput = { entryId: string; consent: Agreed; requestKey: string | null };

/**
 * Takes the place that the line offers: it is enrolling, by the same rules, held for as long as the county gives who
 * waited. Too late, the offer ends and its place goes to the next one in the same transaction.
 *
 * @throws NotFound when the child is not the actor's; Busy
 */
export async function acceptOffer(
  actor: Actor,
  { entryId, consent, requestKey }: AcceptInput,
  now: Date,
): Promise<Enrolled | Refused> {
  const { offeringId, childId, ...entry } = await ownEntry(db, actor, entryId);
  const over = answered(entry);
  if (over) return over;
  if (entry.offerUntil && entry.offerUntil <= now) {
    await lapseOffer(entryId, now);
    return refused({ code: 'offer_over' });
  }
  const outcome = await enroll(actor, { offeringId, childId, consent, requestKey }, now);
  if (outcome.kind === 'done') return outcome;
  // Faster than us: the offer lapsed, or was answered in another tab.
  return answered(await ownEntry(db, actor, entryId)) ?? outcome;
}

/** What there is to say once nobody is waiting for an answer any more; null while somebody is. */
function answered({
  status,
  enrollmentId,
}: Pick<Awaited<ReturnType<typeof ownEntry>>, 'status' | 'enrollmentId'>): Enrolled | Refused | null {
  if (status === 'offered') return null;
  if (status === 'accepted' && enrollmentId) {
    return { kind: 'done', enrollmentId, status: 'held', existing: true };
  }
  return refused({ code: status === 'lapsed' ? 'offer_over' : 'not_waiting' });
}
