import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { moveCourse } from './move.server';

/** The bureau approves a submitted course: from now on it can be offered at schools. */
export function approveCourse(actor: Actor, input: { courseId: string }, now: Date) {
  return inTransaction((tx) =>
    moveCourse(tx, { actor, permission: 'course.decide' }, input.courseId, { act: 'approve' }, now),
  );
}
