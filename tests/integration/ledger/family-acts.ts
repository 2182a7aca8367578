import { randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import { Busy } from '~/domain/busy';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { enroll } from '~/services/enrollment/enroll.server';
import { acceptOffer } from '~/services/waiting/accept-offer.server';
import { declineOffer } from '~/services/waiting/decline-offer.server';
import { joinLine } from '~/services/waiting/join-line.server';
import { leaveLine } from '~/services/waiting/leave-line.server';
import type { Prng } from '../../../prisma/seed/prng';
import { payFor } from '../formation/short-class';
import { asked, type Family } from '../parent/family-market';

export type Act = () => Promise<unknown>;
/** A family whose children may be more than one. */
export type Household = Family & { readonly children: readonly string[] };

/** "Busy, try again" is what people do. Whatever else is refused is a part of the history. */
export async function insisting(act: Act): Promise<void> {
  for (;;) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
    }
  }
}

const agreed = { childData: true, rosterToProvider: true };

/** Takes a place, or stands in line where there is none; siblings together where there are some. */
export function wanting(family: Household, offeringId: string, now: Date): Act {
  return async () => {
    const [childId = ''] = family.children;
    const taken = await enroll(family.actor, { ...asked(family, offeringId), childId }, now);
    if (taken.kind === 'done') return;
    const requestKey = randomUUID();
    const join = { offeringId, childIds: family.children, requestKey, consent: { childData: true } };
    // Pressed twice: the second finds what the first did.
    await Promise.all([1, 2].map(() => insisting(() => joinLine(family.actor, join, now))));
  };
}

/** What a family does next with what it has: pays, cancels, accepts, declines, goes away, or lets it be. */
export async function actsOf(family: Household, now: Date, random: Prng): Promise<Act[]> {
  const { actor, guardianId } = family;
  const places = await db.enrollment.findMany({
    where: { guardianId, status: { in: ['held', 'confirmed'] } },
    orderBy: [{ offeringId: 'asc' }, { childId: 'asc' }],
    select: { id: true, status: true, dueFen: true },
  });
  const entries = await db.waitingEntry.findMany({
    where: { guardianId, status: { in: ['waiting', 'offered'] } },
    orderBy: [{ offeringId: 'asc' }, { position: 'asc' }],
    select: { id: true, status: true },
  });
  const acts: Act[] = [];
  for (const { id, status, dueFen } of places) {
    if (status === 'held' && random.chance(0.45)) acts.push(() => payFor(id, dueFen, now));
    if (random.chance(0.2)) acts.push(() => cancelEnrollment(actor, { enrollmentId: id }, now));
  }
  for (const { id: entryId, status } of entries) {
    const accept: Act = () => acceptOffer(actor, { entryId, consent: agreed, requestKey: randomUUID() }, now);
    if (status === 'waiting') {
      if (random.chance(0.08)) acts.push(() => leaveLine(actor, { entryId }, now));
      continue;
    }
    // Some answer nothing, some press twice, some cannot agree with each other.
    const answer = random.int(1, 10);
    if (answer <= 4) acts.push(accept, accept);
    else if (answer <= 6) acts.push(() => declineOffer(actor, { entryId }, now));
    else if (answer === 7) acts.push(accept, () => declineOffer(actor, { entryId }, now));
  }
  return acts;
}
