import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import type { Agreed } from '../enrollment/consents-missing';
import { type Enrolled, enroll } from '../enrollment/enroll.server';
import { lapseOffer } from './lapse-offer.server';
import { type OwnEntry, ownEntry } from './own-entry.server';

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
  const over = await answered(entry);
  if (over) return over;
  if (entry.offerUntil && entry.offerUntil <= now) {
    await lapseOffer(entryId, now);
    return refused({ code: 'offer_over' });
  }
  const outcome = await enroll(actor, { offeringId, childId, consent, requestKey }, now);
  if (outcome.kind === 'done') return outcome;
  // Faster than us: the offer lapsed, or was answered in another tab.
  return (await answered(await ownEntry(db, actor, entryId))) ?? outcome;
}

/** What there is to say once nobody is waiting for an answer any more; null while somebody is. */
async function answered({
  status,
  enrollmentId,
}: Pick<OwnEntry, 'status' | 'enrollmentId'>): Promise<Enrolled | Refused | null> {
  if (status === 'offered') return null;
  if (status !== 'accepted' || !enrollmentId)
    return refused({ code: status === 'lapsed' ? 'offer_over' : 'not_waiting' });
  const place = await db.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: { status: true },
  });
  return { kind: 'done', enrollmentId, status: place.status, existing: true };
}
