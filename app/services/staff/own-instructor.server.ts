import type { Db } from '~/db/client.server';
import { lockRow, type Tx } from '~/db/transaction.server';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';

/** An instructor of this provider. @throws NotFound for anybody else's */
export async function ownInstructor(db: Db, providerId: string, instructorId: string) {
  const instructor = await db.instructor.findFirst({
    where: { id: idOf(instructorId, 'instructor'), providerId },
  });
  if (!instructor) throw new NotFound('instructor');
  return instructor;
}

/** The same, locked until the commit. */
export async function lockOwnInstructor(tx: Tx, providerId: string, instructorId: string) {
  if (!(await lockRow(tx, 'instructor', idOf(instructorId, 'instructor')))) throw new NotFound('instructor');
  return ownInstructor(tx, providerId, instructorId);
}
