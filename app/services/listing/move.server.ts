import type { Prisma } from '~/db/generated/client';
import { lockRow, type Tx } from '~/db/transaction.server';
import { type ListingAct, listingActNeedsReason, listingAfter } from '~/domain/listing/states';
import type { MessageKind, MessageParams } from '~/domain/messages/kinds';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import type { ListingStatus } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { type AuditActor, recordAudit } from '~/services/audit/record.server';
import { sweepSoon } from '~/services/expiry/sweep-soon.server';
import { notify, ownersOfProvider } from '~/services/messages/notify.server';

export type Moved = { kind: 'done'; listingId: string; providerId: string; status: ListingStatus };

type Move = {
  act: ListingAct;
  reason?: string;
  /** What else the act writes on the listing: categories, period, notice. */
  set?: Prisma.ListingUpdateInput;
  /** Told to the provider's owners. */
  message?: { kind: MessageKind; params: (providerId: string) => MessageParams[MessageKind] };
};

/**
 * One step of a listing along its states, with its history row, audit event, message and the new look of all its
 * provider's offerings in the search. Refuses `invalid_state` when somebody else was faster, `reason_missing` when
 * the act needs one.
 */
export async function moveListing(
  tx: Tx,
  by: AuditActor,
  listingId: string,
  { act, reason, set, message }: Move,
  now: Date,
): Promise<Moved | Refused> {
  if (!(await lockRow(tx, 'listing', listingId))) throw new NotFound('listing');
  const listing = await tx.listing.findUniqueOrThrow({
    where: { id: listingId },
    select: { status: true, providerId: true },
  });
  const status = listingAfter(listing.status, act);
  if (!status) return refused({ code: 'invalid_state' });
  if (listingActNeedsReason(act) && !reason?.trim())
    return refused({ code: 'reason_missing', path: 'reason' });

  const byUserId = 'actor' in by ? by.actor.userId : null;
  const { providerId } = listing;
  await tx.listing.update({
    where: { id: listingId },
    data: {
      ...set,
      status,
      decisions: { create: { at: now, byUserId, toStatus: status, reason: reason?.trim() || null } },
    },
    select: { id: true },
  });
  await recordAudit(
    tx,
    by,
    {
      verb: `listing.${act}`,
      subjectKind: 'listing',
      subjectId: listingId,
      data: { from: listing.status, to: status },
    },
    now,
  );
  if (message)
    await notify(
      tx,
      { userIds: await ownersOfProvider(tx, providerId) },
      message.kind,
      message.params(providerId),
      now,
    );
  await enqueue(tx, 'index-provider', { providerId });
  await sweepSoon(tx, providerId);
  return { kind: 'done', listingId, providerId, status };
}
