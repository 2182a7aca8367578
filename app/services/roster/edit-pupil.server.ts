import { violates } from '~/db/constraint.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { openPupilNumber, sealPupilNumber } from '../pupils/pupil-number.server';
import { schoolIdsFor } from '../school/scope.server';
import { readTypedPupil, type TypedPupil } from './typed-pupil';

/**
 * Corrects a pupil of the actor's school. An empty number keeps the one there is. Which fields were changed is written
 * down, not what stood in them.
 *
 * @throws NotFound when the pupil is not of the actor's school
 */
export async function editPupil(
  actor: Actor,
  { pupilId, ...typed }: TypedPupil & { pupilId: string },
  now: Date,
): Promise<{ kind: 'done'; pupilId: string } | Refused> {
  try {
    return await inTransaction(async (tx) => {
      const pupil = await lockPupil(tx, actor, pupilId);
      const number = openPupilNumber(pupil);
      const asOf = todayInShanghai(now);
      const whole = { ...typed, pupilNumber: typed.pupilNumber.trim() || number };
      const read = readTypedPupil(whole, { asOf, schoolKind: pupil.school.kind });
      if (read.kind === 'refused') return read;
      const { name, birthDate, grade, className, pupilNumber } = read.pupil;
      const before = { ...pupil, birthDate: schoolDateOf(pupil.birthDate), pupilNumber: number };
      const fields = (['name', 'birthDate', 'grade', 'className', 'pupilNumber'] as const).filter(
        (field) => before[field] !== read.pupil[field],
      );
      if (fields.length === 0) return { kind: 'done', pupilId };
      await tx.child.update({
        where: { id: pupilId },
        data: {
          name,
          birthDate: dateColumn(birthDate),
          grade,
          className,
          ...(pupilNumber !== number && sealPupilNumber(pupilNumber)),
        },
        select: { id: true },
      });
      const entry = { verb: 'pupil.edit', subjectKind: 'child', subjectId: pupilId, data: { fields } };
      await recordAudit(tx, { actor, permission: 'pupils.import' }, entry, now);
      return { kind: 'done', pupilId };
    });
  } catch (error) {
    if (violates(error, 'child_pupil_number_hash_key'))
      return refused({ code: 'pupil_number_taken', path: 'pupilNumber' });
    throw error;
  }
}

/**
 * Marks that a pupil has left the school on a day, or (null) that they are back. Places they hold are not touched: the
 * family ends them, or the school does with the class.
 *
 * @throws NotFound when the pupil is not of the actor's school
 */
export async function markLeft(
  actor: Actor,
  { pupilId, leftOn }: { pupilId: string; leftOn: SchoolDate | null },
  now: Date,
): Promise<{ kind: 'done'; pupilId: string } | Refused> {
  if (leftOn !== null && leftOn > todayInShanghai(now))
    return refused({ code: 'date_in_future', path: 'leftOn' });
  return inTransaction(async (tx) => {
    const pupil = await lockPupil(tx, actor, pupilId);
    if ((pupil.leftOn === null) === (leftOn === null)) return refused({ code: 'invalid_state' });
    await tx.child.update({
      where: { id: pupilId },
      data: { leftOn: leftOn && dateColumn(leftOn) },
      select: { id: true },
    });
    const verb = leftOn ? 'pupil.leave' : 'pupil.return';
    const entry = { verb, subjectKind: 'child', subjectId: pupilId };
    await recordAudit(tx, { actor, permission: 'pupils.import' }, entry, now);
    return { kind: 'done', pupilId };
  });
}

async function lockPupil(tx: Tx, actor: Actor, pupilId: string) {
  await lockRow(tx, 'child', idOf(pupilId, 'child'));
  const pupil = await tx.child.findFirst({
    where: { id: pupilId, schoolId: { in: schoolIdsFor(actor, 'pupils.import') } },
    include: { school: { select: { kind: true } } },
  });
  if (!pupil) throw new NotFound('child');
  return pupil;
}
