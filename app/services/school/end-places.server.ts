import type { Tx } from '~/db/client.server';
import { lockRows } from '~/db/lock.server';
import { usersAround } from '../children/guardian.server';
import { closePayPages } from '../enrollment/lapse.server';
import { postPlaces } from '../ledger/post.server';
import { notify } from '../messages/notify.server';
import { sendBack } from '../payments/send-back.server';

/** Why the places of a class end, and what their families are told. */
type Ending =
  | { readonly endReason: 'school'; readonly kind: 'class_canceled' }
  | { readonly endReason: 'merged'; readonly kind: 'class_merged_out' };

const CANCELED: Ending = { endReason: 'school', kind: 'class_canceled' };

/** Ends every live place of a class whose row is locked, with everything that was paid on its way back, and tells. */
export async function endPlaces(
  tx: Tx,
  offeringId: string,
  now: Date,
  { endReason, kind }: Ending = CANCELED,
) {
  const live = await tx.enrollment.findMany({
    where: { offeringId, status: { in: ['held', 'confirmed'] } },
    select: { id: true },
  });
  // A guardian may be canceling one of them this moment: what is still live is known under the lock only.
  const locked = await lockRows(
    tx,
    'enrollment',
    live.map(({ id }) => id),
  );
  const places = await tx.enrollment.findMany({
    where: { id: { in: locked }, status: { in: ['held', 'confirmed'] } },
    orderBy: { id: 'asc' },
    select: { id: true, childId: true, guardianId: true },
  });
  const ids = places.map(({ id }) => id);
  await tx.enrollment.updateMany({
    where: { id: { in: ids } },
    data: { status: 'canceled', endedAt: now, endReason },
  });
  const act = { kind: 'place_ended', subjectKind: 'offering', subjectId: offeringId } as const;
  const posted = await postPlaces(tx, act, ids, now);
  let total = 0;
  for (const place of places) {
    const money = posted.get(place.id);
    const refundFen = money ? await sendBack(tx, money, { reason: 'school_canceled' }, now) : 0;
    await closePayPages(tx, place.id);
    const userIds = await usersAround(tx, place.childId, place.guardianId);
    const params = { enrollmentId: place.id, offeringId, childId: place.childId, refundFen };
    await notify(tx, { userIds }, kind, params, now);
    total += refundFen;
  }
  return { places: places.length, refundFen: total };
}
