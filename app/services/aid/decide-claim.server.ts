import type { Tx } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { notify } from '../messages/notify.server';
import { guardiansOf } from './end-entitlement.server';
import { requotePlaces } from './requote.server';

type Decided = { kind: 'done' };

/**
 * Grants an application, with the dates that the paper shows: they need not be those applied for. The child's places
 * are priced again in the same transaction, and its guardians are told.
 *
 * @throws NotFound when there is no such application
 */
export async function grantClaim(
  actor: Actor,
  { claimId, from, to }: { claimId: string; from: SchoolDate; to: SchoolDate },
  now: Date,
): Promise<Decided | Refused> {
  if (to < from) return refused({ code: 'dates_reversed', path: 'to' });
  try {
    return await inTransaction(async (tx) => {
      const claim = await lockClaim(tx, claimId);
      if (claim.status !== 'pending') return refused({ code: 'invalid_state' });
      const { childId } = claim;
      const { id } = await tx.entitlement.create({
        data: {
          childId,
          class: claim.class,
          fromDate: dateColumn(from),
          toDate: dateColumn(to),
          source: 'guardian',
          claimId,
          createdBy: actor.userId,
          createdAt: now,
        },
        select: { id: true },
      });
      await decide(tx, actor, claimId, { status: 'granted' }, { childId, entitlementId: id, from, to }, now);
      await notify(tx, { userIds: await guardiansOf(tx, childId) }, 'aid_granted', { childId }, now);
      await requotePlaces(tx, childId, now);
      return { kind: 'done' };
    });
  } catch (error) {
    if (violates(error, 'entitlement_child_id_class_source_from_date_key'))
      return refused({ code: 'entitlement_known', path: 'from' });
    throw error;
  }
}

/** Declines an application with an answer that the guardian reads. @throws NotFound when there is no such application */
export async function declineClaim(
  actor: Actor,
  { claimId, answer }: { claimId: string; answer: string },
  now: Date,
): Promise<Decided | Refused> {
  return inTransaction(async (tx) => {
    const claim = await lockClaim(tx, claimId);
    if (claim.status !== 'pending') return refused({ code: 'invalid_state' });
    const words = answer.trim();
    if (words === '') return refused({ code: 'reason_missing', path: 'answer' });
    const { childId } = claim;
    await decide(tx, actor, claimId, { status: 'declined', answer: words }, { childId }, now);
    const userIds = [claim.guardian.userId];
    await notify(tx, { userIds }, 'aid_declined', { childId }, now);
    return { kind: 'done' };
  });
}

async function lockClaim(tx: Tx, claimId: string) {
  await lockRow(tx, 'entitlement_claim', idOf(claimId, 'entitlement_claim'));
  const claim = await tx.entitlementClaim.findUnique({
    where: { id: claimId },
    select: { status: true, class: true, childId: true, guardian: { select: { userId: true } } },
  });
  if (!claim) throw new NotFound('entitlement_claim');
  return claim;
}

async function decide(
  tx: Tx,
  actor: Actor,
  id: string,
  outcome: { status: 'granted' } | { status: 'declined'; answer: string },
  data: Record<string, string>,
  now: Date,
): Promise<void> {
  await tx.entitlementClaim.update({
    where: { id },
    data: { ...outcome, decidedBy: actor.userId, decidedAt: now },
    select: { id: true },
  });
  const verb = outcome.status === 'granted' ? 'entitlement.grant' : 'entitlement.decline';
  const entry = { verb, subjectKind: 'entitlement_claim', subjectId: id, data };
  await recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now);
}
