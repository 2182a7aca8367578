import { lockRow, type Tx } from '~/db/transaction.server';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';

/** A course of this provider, locked until the commit. @throws NotFound */
export async function lockOwnCourse(tx: Tx, providerId: string, courseId: string) {
  if (!(await lockRow(tx, 'course', idOf(courseId, 'course')))) throw new NotFound('course');
  const course = await tx.course.findFirst({ where: { id: courseId, providerId } });
  if (!course) throw new NotFound('course');
  return course;
}
