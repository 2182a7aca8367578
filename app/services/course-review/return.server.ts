import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { moveCourse } from './move.server';

/** Back to the provider with reasons in words; it can be mended and sent in again. */
export function returnCourse(actor: Actor, input: { courseId: string; reason: string }, now: Date) {
  return inTransaction((tx) =>
    moveCourse(
      tx,
      { actor, permission: 'course.decide' },
      input.courseId,
      { act: 'return', reasons: input.reason },
      now,
    ),
  );
}
