import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { CONSENT_VERSIONS, hasConsent } from '~/domain/consent';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { type AuditEntry, recordAudit } from '../audit/record.server';
import { notify } from '../messages/notify.server';
import { schoolIdsFor } from '../school/scope.server';

type Decided = { kind: 'done'; claimId: string };

/**
 * Confirms that a guardian's claim means this pupil: they are linked, and the consent that was given with the claim is
 * kept as of then (M1, M3).
 *
 * @throws NotFound when claim or pupil are not of the actor's school
 */
export async function confirmClaim(
  actor: Actor,
  { claimId, childId }: { claimId: string; childId: string },
  now: Date,
): Promise<Decided | Refused> {
  return inTransaction(async (tx) => {
    const claim = await lockClaim(tx, actor, claimId);
    if (claim.status !== 'pending') return refused({ code: 'invalid_state' });
    await lockRow(tx, 'child', idOf(childId, 'child'));
    const child = await tx.child.findFirst({
      where: { id: childId, schoolId: claim.schoolId, leftOn: null },
      select: { id: true },
    });
    if (!child) throw new NotFound('child');
    const { guardianId } = claim;
    await link(tx, { guardianId, childId, agreedAt: claim.createdAt }, now);
    await decide(tx, actor, claim.id, { status: 'confirmed', childId }, now);
    await notify(tx, { userIds: [claim.guardian.userId] }, 'claim_confirmed', { childId }, now);
    return { kind: 'done', claimId };
  });
}

/** Refuses a claim with a reason that the guardian reads. @throws NotFound when it is not of the actor's school */
export async function refuseClaim(
  actor: Actor,
  { claimId, reason }: { claimId: string; reason: string },
  now: Date,
): Promise<Decided | Refused> {
  return inTransaction(async (tx) => {
    const claim = await lockClaim(tx, actor, claimId);
    if (claim.status !== 'pending') return refused({ code: 'invalid_state' });
    const why = reason.trim();
    if (why === '') return refused({ code: 'reason_missing', path: 'reason' });
    await decide(tx, actor, claim.id, { status: 'refused', reason: why }, now);
    const { schoolId } = claim;
    await notify(tx, { userIds: [claim.guardian.userId] }, 'claim_refused', { schoolId }, now);
    return { kind: 'done', claimId };
  });
}

async function lockClaim(tx: Tx, actor: Actor, claimId: string) {
  await lockRow(tx, 'child_claim', idOf(claimId, 'child_claim'));
  const claim = await tx.childClaim.findFirst({
    where: { id: claimId, schoolId: { in: schoolIdsFor(actor, 'claims.decide') } },
    select: {
      id: true,
      status: true,
      schoolId: true,
      guardianId: true,
      createdAt: true,
      guardian: { select: { userId: true } },
    },
  });
  if (!claim) throw new NotFound('child_claim');
  return claim;
}

type Decision = { status: 'confirmed'; childId: string } | { status: 'refused'; reason: string };

async function decide(tx: Tx, actor: Actor, id: string, decision: Decision, now: Date): Promise<void> {
  await tx.childClaim.update({
    where: { id },
    data: { ...decision, decidedAt: now, decidedBy: actor.userId },
    select: { id: true },
  });
  const verb = decision.status === 'confirmed' ? 'claim.confirm' : 'claim.refuse';
  const data: AuditEntry['data'] = decision.status === 'confirmed' ? { childId: decision.childId } : {};
  await recordAudit(
    tx,
    { actor, permission: 'claims.decide' },
    { verb, subjectKind: 'child_claim', subjectId: id, data },
    now,
  );
}

async function link(
  tx: Tx,
  { guardianId, childId, agreedAt }: { guardianId: string; childId: string; agreedAt: Date },
  now: Date,
): Promise<void> {
  const ids = { guardianId, childId };
  const linked = await tx.guardianChild.findUnique({ where: { guardianId_childId: ids } });
  if (!linked) await tx.guardianChild.create({ data: { ...ids, linkedAt: now }, select: { childId: true } });
  const given = await tx.consent.findMany({ where: { ...ids, kind: 'child_data' } });
  if (hasConsent(given, 'child_data')) return;
  await tx.consent.create({
    data: { ...ids, kind: 'child_data', textVersion: CONSENT_VERSIONS.child_data, agreedAt },
    select: { id: true },
  });
}
