import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { CONSENT_VERSIONS, hasConsent } from '~/domain/consent';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { requireOwnChild } from './guardian.server';

/**
 * Takes a consent back (M3: as easily as it was given). What was done under it stays done; from now on nothing new is.
 *
 * @throws NotFound when the consent is not the actor's, or was taken back before
 */
export async function withdrawConsent(
  actor: Actor,
  { childId, consentId }: { childId: string; consentId: string },
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const guardianId = await requireOwnChild(tx, actor, childId);
    const { count } = await tx.consent.updateMany({
      where: { id: consentId, guardianId, childId, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    if (count === 0) throw new NotFound('consent');
    await recordAudit(
      tx,
      { actor, permission: 'children.manage' },
      { verb: 'consent.withdraw', subjectKind: 'consent', subjectId: consentId, data: { childId } },
      now,
    );
  });
}

/** Agrees (again) that the platform keeps the child's data. Once is enough: a repeated call changes nothing. */
export async function agreeToChildData(
  actor: Actor,
  { childId }: { childId: string },
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR NO KEY UPDATE`;
    const guardianId = await requireOwnChild(tx, actor, childId);
    const given = await tx.consent.findMany({ where: { guardianId, childId, kind: 'child_data' } });
    if (hasConsent(given, 'child_data')) return;
    const { id } = await tx.consent.create({
      data: {
        guardianId,
        childId,
        kind: 'child_data',
        textVersion: CONSENT_VERSIONS.child_data,
        agreedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'children.manage' },
      { verb: 'consent.give', subjectKind: 'consent', subjectId: id, data: { childId } },
      now,
    );
  });
}
