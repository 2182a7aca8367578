import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { recordAudit } from '../audit/record.server';
import { openPupilNumber } from '../pupils/pupil-number.server';
import { schoolFor } from '../school/scope.server';
import { likenessOf, likenessScore } from './likeness';

const CANDIDATES = 4;

/**
 * Claims that wait for the actor's school, the oldest first, each with the pupils of the roster that are most like what
 * the guardian typed. Both are data of children: that somebody looked is written down (invariant 9).
 */
export async function claimsHere(actor: Actor, now: Date) {
  const school = await schoolFor(actor, 'claims.decide');
  const claims = await db.childClaim.findMany({
    where: { schoolId: school.id, status: 'pending' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { guardian: { select: { id: true, user: { select: { name: true, phoneNumber: true } } } } },
  });
  if (claims.length === 0) return { school, claims: [] };
  const pupils = await db.child.findMany({
    where: { schoolId: school.id, leftOn: null },
    select: {
      id: true,
      name: true,
      birthDate: true,
      grade: true,
      className: true,
      pupilNumberCipher: true,
      pupilNumberKeyId: true,
      pupilNumberHash: true,
      guardians: { select: { guardianId: true } },
    },
  });
  const described = pupils.map((pupil) => ({
    ...pupil,
    birthDate: schoolDateOf(pupil.birthDate),
    key: pupil.pupilNumberHash,
  }));
  const data = { claims: claims.length };
  const entry = { verb: 'claims.list', subjectKind: 'school', subjectId: school.id, data };
  await inTransaction((tx) => recordAudit(tx, { actor, permission: 'claims.decide' }, entry, now));
  return {
    school,
    claims: claims.map((claim) => {
      const typed = {
        name: claim.name,
        birthDate: schoolDateOf(claim.birthDate),
        key: claim.pupilNumberHash,
      };
      return {
        id: claim.id,
        name: typed.name,
        birthDate: typed.birthDate,
        numberEnd: openPupilNumber(claim).slice(-4),
        createdAt: claim.createdAt.toISOString(),
        guardian: { name: claim.guardian.user.name, phone: masked(claim.guardian.user.phoneNumber) },
        candidates: described
          .map((pupil) => ({ pupil, likeness: likenessOf(typed, pupil) }))
          .map((each) => ({ ...each, score: likenessScore(each.likeness) }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score)
          .slice(0, CANDIDATES)
          .map(({ pupil, likeness }) => ({
            id: pupil.id,
            name: pupil.name,
            birthDate: pupil.birthDate,
            grade: pupil.grade,
            className: pupil.className,
            numberEnd: openPupilNumber(pupil).slice(-4),
            likeness,
            otherGuardians: pupil.guardians.filter(({ guardianId }) => guardianId !== claim.guardianId)
              .length,
          })),
      };
    }),
  };
}

export type WaitingClaim = Awaited<ReturnType<typeof claimsHere>>['claims'][number];

/** 199****0001: enough to find the family in the school's own papers. */
function masked(phone: string | null): string | null {
  return phone && `${phone.slice(0, -8)}****${phone.slice(-4)}`;
}
