import { violates } from '~/db/constraint.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { hashPupilNumber, sealPupilNumber } from '../pupils/pupil-number.server';
import { schoolFor } from '../school/scope.server';
import { readTypedPupil, type TypedPupil } from './typed-pupil';

const known = refused({ code: 'pupil_known', path: 'pupilNumber' });
const knownElsewhere = refused({ code: 'pupil_known_elsewhere', path: 'pupilNumber' });

/**
 * Puts one pupil on the roster of the actor's school. A number that is here already is refused; one that another school
 * has marked as left comes over with everything it has; one that is still on another roster is refused, which one is not
 * said.
 */
export async function addPupil(
  actor: Actor,
  typed: TypedPupil,
  now: Date,
): Promise<{ kind: 'done'; pupilId: string } | Refused> {
  const school = await schoolFor(actor, 'pupils.import');
  const read = readTypedPupil(typed, { asOf: todayInShanghai(now), schoolKind: school.kind });
  if (read.kind === 'refused') return read;
  const { name, birthDate, grade, className, pupilNumber } = read.pupil;
  const fields = { schoolId: school.id, name, birthDate: dateColumn(birthDate), grade, className };
  try {
    return await inTransaction(async (tx) => {
      const [there] = await tx.$queryRaw<{ id: string; school_id: string; left: boolean }[]>`
        SELECT id::text, school_id, left_on IS NOT NULL AS left FROM child
         WHERE pupil_number_hash = ${hashPupilNumber(pupilNumber)} FOR NO KEY UPDATE`;
      if (there?.school_id === school.id) return known;
      if (there && !there.left) return knownElsewhere;
      const { id } = there
        ? await tx.child.update({
            where: { id: there.id },
            data: { ...fields, leftOn: null },
            select: { id: true },
          })
        : await tx.child.create({
            data: { ...fields, ...sealPupilNumber(pupilNumber) },
            select: { id: true },
          });
      const data = { schoolId: school.id, arrived: there !== undefined };
      const entry = { verb: 'pupil.add', subjectKind: 'child', subjectId: id, data };
      await recordAudit(tx, { actor, permission: 'pupils.import' }, entry, now);
      return { kind: 'done', pupilId: id };
    });
  } catch (error) {
    if (violates(error, 'child_pupil_number_hash_key')) return known;
    throw error;
  }
}
