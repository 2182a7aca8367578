import { createHash } from 'node:crypto';
import { violates } from '~/db/constraint.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { EntitlementClass } from '~/domain/aid/entitlement';
import { addDays, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf, requireOwnChild } from '../children/guardian.server';
import { fileTypeOf } from '../files/media-type';
import { plainName, type Upload, uploadRefusal } from '../files/store.server';
import { notify, officersOfBureau } from '../messages/notify.server';
import { seal } from '../pupils/pupil-number.server';

export type EntitlementClaimInput = {
  childId: string;
  class: EntitlementClass;
  from: SchoolDate;
  to: SchoolDate;
  proof: Upload;
};

/** Longest span that is applied for at once: registers are looked through again after that. */
const DAYS_MAX = 731;

/**
 * Applies for an entitlement of one's own child with a paper as proof. The paper is kept encrypted and seen by the
 * bureau's officers only; they are told that somebody applied.
 *
 * @throws NotFound when the child is not the actor's
 */
export async function claimEntitlement(
  actor: Actor,
  input: EntitlementClaimInput,
  now: Date,
): Promise<{ kind: 'done'; claimId: string } | Refused> {
  const { childId, from, to, proof } = input;
  const unfit = uploadRefusal(proof);
  if (unfit) return refused(...unfit.refusals.map((each) => ({ ...each, path: 'proof' })));
  if (to < from) return refused({ code: 'dates_reversed', path: 'to' });
  if (to < todayInShanghai(now)) return refused({ code: 'date_in_past', path: 'to' });
  if (to > addDays(from, DAYS_MAX)) return refused({ code: 'entitlement_too_long', path: 'to' });
  try {
    return await inTransaction(async (tx) => {
      const guardianId = await requireOwnChild(tx, actor, idOf(childId, 'child'));
      const { cipher, keyId } = seal(Buffer.from(proof.content).toString('base64'));
      const { id } = await tx.entitlementClaim.create({
        data: {
          guardianId,
          childId,
          class: input.class,
          fromDate: dateColumn(from),
          toDate: dateColumn(to),
          proofName: plainName(proof.name),
          proofMediaType: fileTypeOf(proof.content) ?? 'application/octet-stream',
          proofSha256: createHash('sha256').update(proof.content).digest('hex'),
          proofCipher: cipher,
          proofKeyId: keyId,
          createdAt: now,
        },
        select: { id: true },
      });
      const entry = {
        verb: 'entitlement.claim',
        subjectKind: 'entitlement_claim',
        subjectId: id,
        data: { childId },
      };
      await recordAudit(tx, { actor, permission: 'children.manage' }, entry, now);
      await notify(tx, { userIds: await officersOfBureau(tx) }, 'aid_claim_waiting', {}, now);
      return { kind: 'done', claimId: id };
    });
  } catch (error) {
    if (violates(error, 'entitlement_claim_one_pending'))
      return refused({ code: 'entitlement_claim_pending', path: 'class' });
    throw error;
  }
}

/** Takes an application back and drops its paper; one that is decided stays as it is. @throws NotFound when not one's own */
export async function withdrawEntitlementClaim(
  actor: Actor,
  { claimId, childId }: { claimId: string; childId: string },
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'entitlement_claim', idOf(claimId, 'entitlement_claim'));
    const claim = await tx.entitlementClaim.findFirst({
      where: { id: claimId, childId, guardianId: guardianIdOf(actor) },
      select: { status: true },
    });
    if (!claim) throw new NotFound('entitlement_claim');
    if (claim.status !== 'pending') return refused({ code: 'invalid_state' });
    await tx.entitlementClaim.update({
      where: { id: claimId },
      data: { status: 'withdrawn', decidedAt: now, proofCipher: null, proofKeyId: null },
      select: { id: true },
    });
    const entry = { verb: 'entitlement.withdraw', subjectKind: 'entitlement_claim', subjectId: claimId };
    await recordAudit(tx, { actor, permission: 'children.manage' }, entry, now);
    return { kind: 'done' };
  });
}
