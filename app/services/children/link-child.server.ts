import type { Tx } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { CONSENT_VERSIONS } from '~/domain/consent';
import { recordAudit } from '../audit/record.server';
import { notify, staffOfSchool } from '../messages/notify.server';
import { sealPupilNumber } from '../pupils/pupil-number.server';

/** Links a child whose roster entry answered the claim, and keeps the consent that was given with it (M1, M3). */
export async function linkChild(
  tx: Tx,
  actor: Actor,
  link: { guardianId: string; childId: string; pupilNumberHash: string },
  now: Date,
): Promise<void> {
  const { guardianId, childId, pupilNumberHash } = link;
  await tx.guardianChild.create({ data: { guardianId, childId, linkedAt: now }, select: { childId: true } });
  await tx.consent.create({
    data: {
      guardianId,
      childId,
      kind: 'child_data',
      textVersion: CONSENT_VERSIONS.child_data,
      agreedAt: now,
    },
    select: { id: true },
  });
  await tx.childClaim.updateMany({
    where: { guardianId, pupilNumberHash, status: 'pending' },
    data: { status: 'withdrawn', decidedAt: now },
  });
  await recordAudit(
    tx,
    { actor, permission: 'children.manage' },
    { verb: 'child.link', subjectKind: 'child', subjectId: childId, data: { guardianId } },
    now,
  );
}

type Claim = {
  guardianId: string;
  schoolId: string;
  /** Cleaned. */
  name: string;
  pupilNumber: string;
  birthDate: Date;
};

/** Puts a claim before the school; one that waits already is corrected by what was typed last. */
export async function sendToSchool(
  tx: Tx,
  actor: Actor,
  { pupilNumber, ...claim }: Claim,
  now: Date,
): Promise<void> {
  const sealed = sealPupilNumber(pupilNumber);
  const waiting = await tx.childClaim.findFirst({
    where: { guardianId: claim.guardianId, pupilNumberHash: sealed.pupilNumberHash, status: 'pending' },
    select: { id: true },
  });
  const { id } = waiting
    ? await tx.childClaim.update({
        where: { id: waiting.id },
        data: { schoolId: claim.schoolId, name: claim.name, birthDate: claim.birthDate },
        select: { id: true },
      })
    : await tx.childClaim.create({ data: { ...claim, ...sealed, createdAt: now }, select: { id: true } });
  await recordAudit(
    tx,
    { actor, permission: 'children.manage' },
    {
      verb: 'child.claim',
      subjectKind: 'child_claim',
      subjectId: id,
      data: { guardianId: claim.guardianId, schoolId: claim.schoolId },
    },
    now,
  );
  const { schoolId } = claim;
  await notify(tx, { userIds: await staffOfSchool(tx, schoolId) }, 'claim_waiting', { schoolId }, now);
}
