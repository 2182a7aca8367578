import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { open } from '../pupils/pupil-number.server';

const CHILD = {
  select: { name: true, grade: true, className: true, school: { select: { nameZh: true, nameEn: true } } },
} as const;
const DECIDED_SHOWN = 50;

/** Applications that wait, the oldest first, or the last ones decided. Looking is written down (invariant 9). */
export async function entitlementClaims(actor: Actor, waiting: boolean, now: Date) {
  const claims = await db.entitlementClaim.findMany({
    where: { status: waiting ? 'pending' : { in: ['granted', 'declined'] } },
    orderBy: waiting ? [{ createdAt: 'asc' }, { id: 'asc' }] : [{ decidedAt: 'desc' }, { id: 'desc' }],
    ...(!waiting && { take: DECIDED_SHOWN }),
    select: {
      id: true,
      class: true,
      status: true,
      fromDate: true,
      toDate: true,
      createdAt: true,
      decidedAt: true,
      child: CHILD,
    },
  });
  if (claims.length > 0) {
    const data = { waiting, claims: claims.length };
    const entry = { verb: 'entitlement_claims.list', subjectKind: 'county', subjectId: 'county', data };
    await inTransaction((tx) => recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now));
  }
  return claims.map(({ fromDate, toDate, createdAt, decidedAt, ...rest }) => ({
    ...rest,
    from: schoolDateOf(fromDate),
    to: schoolDateOf(toDate),
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }));
}

/** One application with what the child has already. Looking is written down. @throws NotFound */
export async function entitlementClaim(actor: Actor, claimId: string, now: Date) {
  const claim = await db.entitlementClaim.findUnique({
    where: { id: idOf(claimId, 'entitlement_claim') },
    select: {
      id: true,
      class: true,
      status: true,
      fromDate: true,
      toDate: true,
      answer: true,
      proofName: true,
      proofMediaType: true,
      proofKeyId: true,
      createdAt: true,
      decidedAt: true,
      guardian: { select: { user: { select: { name: true } } } },
      child: {
        select: {
          ...CHILD.select,
          entitlements: {
            orderBy: { fromDate: 'asc' },
            select: { id: true, class: true, source: true, fromDate: true, toDate: true },
          },
        },
      },
    },
  });
  if (!claim || claim.status === 'withdrawn') throw new NotFound('entitlement_claim');
  const entry = { verb: 'entitlement_claim.read', subjectKind: 'entitlement_claim', subjectId: claim.id };
  await inTransaction((tx) => recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now));
  const { entitlements, ...child } = claim.child;
  return {
    id: claim.id,
    class: claim.class,
    status: claim.status,
    from: schoolDateOf(claim.fromDate),
    to: schoolDateOf(claim.toDate),
    answer: claim.answer,
    proofName: claim.proofName,
    isPicture: claim.proofMediaType.startsWith('image/'),
    proofKept: claim.proofKeyId !== null,
    createdAt: claim.createdAt.toISOString(),
    decidedAt: claim.decidedAt?.toISOString() ?? null,
    guardian: claim.guardian.user.name,
    child,
    has: entitlements.map(({ fromDate, toDate, ...rest }) => ({
      ...rest,
      from: schoolDateOf(fromDate),
      to: schoolDateOf(toDate),
    })),
  };
}

/** The paper of an application, decrypted. That somebody opened it is written down. @throws NotFound, also once dropped */
export async function claimProof(actor: Actor, claimId: string, now: Date) {
  const claim = await db.entitlementClaim.findUnique({
    where: { id: idOf(claimId, 'entitlement_claim') },
    select: { id: true, proofName: true, proofMediaType: true, proofCipher: true, proofKeyId: true },
  });
  if (!claim?.proofCipher || !claim.proofKeyId) throw new NotFound('entitlement_claim');
  const entry = { verb: 'entitlement_proof.read', subjectKind: 'entitlement_claim', subjectId: claim.id };
  await inTransaction((tx) => recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now));
  return {
    name: claim.proofName,
    mediaType: claim.proofMediaType,
    content: Buffer.from(open(claim.proofCipher, claim.proofKeyId), 'base64'),
  };
}
