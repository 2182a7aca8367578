import type { Tx } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { answerClaim, type ClaimedPupil } from '~/domain/roster/claim';
import { cleanName } from '~/domain/roster/person-name';
import { cleanPupilNumber } from '~/domain/roster/pupil-number';
import { spend } from '../identity/limits.server';
import { hashPupilNumber } from '../pupils/pupil-number.server';
import { guardianIdOf } from './guardian.server';
import { linkChild, sendToSchool } from './link-child.server';

export type ClaimInput = {
  schoolId: string;
  name: string;
  pupilNumber: string;
  birthDate: SchoolDate;
  /** M1: without it nothing is looked up and nothing is kept. */
  consent: boolean;
};

export type Claimed = { kind: 'linked'; childId: string } | { kind: 'to_school' };

/**
 * Claims a child for a guardian. When the roster of the school named answers by itself, the child is linked at once;
 * everything else goes to the school and gets one and the same answer, so that nobody can find out whether a pupil,
 * a number or another family's link exists. Tries are counted per guardian and per pupil number, existing or not.
 *
 * @throws NotFound when there is no such school
 */
export async function claimChild(actor: Actor, input: ClaimInput, now: Date): Promise<Claimed | Refused> {
  const guardianId = guardianIdOf(actor);
  if (!input.consent) return refused({ code: 'consent_missing', path: 'consent' });
  const pupilNumber = cleanPupilNumber(input.pupilNumber);
  const pupilNumberHash = hashPupilNumber(pupilNumber);
  const tries = [
    await spend('child_claim_guardian', guardianId),
    await spend('child_claim_pupil', pupilNumberHash),
  ];
  if (tries.some((each) => !each.allowed)) return refused({ code: 'too_many_claims' });

  const name = cleanName(input.name);
  const claim = { schoolId: input.schoolId, name, birthDate: input.birthDate };
  return inTransaction(async (tx) => {
    if (!(await tx.school.findUnique({ where: { id: input.schoolId }, select: { id: true } }))) {
      throw new NotFound('school');
    }
    const pupil = await pupilOf(tx, pupilNumberHash, guardianId);
    if (pupil?.mine) return { kind: 'linked', childId: pupil.id };
    if (pupil && answerClaim(claim, pupil).kind === 'matched') {
      await linkChild(tx, actor, { guardianId, childId: pupil.id, pupilNumberHash }, now);
      return { kind: 'linked', childId: pupil.id };
    }
    await sendToSchool(
      tx,
      actor,
      { guardianId, ...claim, pupilNumber, birthDate: dateColumn(claim.birthDate) },
      now,
    );
    return { kind: 'to_school' };
  });
}

type Pupil = ClaimedPupil & { id: string; mine: boolean };

/**
 * The pupil of a number, locked: two families that claim at once are answered one after the other. The lock is a
 * statement of its own, since only a later one sees what the family before has written. Two statements, whether there
 * is such a pupil or not, so that the time it takes says nothing either.
 */
async function pupilOf(tx: Tx, pupilNumberHash: string, guardianId: string): Promise<Pupil | null> {
  await tx.$queryRaw`SELECT id FROM child WHERE pupil_number_hash = ${pupilNumberHash} FOR NO KEY UPDATE`;
  const [pupil] = await tx.$queryRaw<Pupil[]>`
    SELECT c.id::text, c.school_id AS "schoolId", c.name, c.birth_date::text AS "birthDate",
           c.left_on IS NOT NULL AS left,
           EXISTS (SELECT 1 FROM guardian_child l WHERE l.child_id = c.id) AS "hasGuardian",
           EXISTS (SELECT 1 FROM guardian_child l
                    WHERE l.child_id = c.id AND l.guardian_id = ${guardianId}::uuid) AS mine
      FROM child c WHERE c.pupil_number_hash = ${pupilNumberHash}`;
  return pupil ?? null;
}
