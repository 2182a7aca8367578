import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { refused } from '~/domain/refusal';
import { moveCourse } from '~/services/course-review/move.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { lockOwnCourse } from './own-course.server';

/**
 * Takes a course off the shelf: it can be planned no more. Refused while classes of it are on their way
 * (`course_has_offerings`); plans never sent go with it.
 */
export function retireCourse(actor: Actor, input: { courseId: string }, now: Date) {
  return inTransaction(async (tx) => {
    const { id } = await lockOwnCourse(tx, ownedProvider(actor), input.courseId);
    const count = await tx.offering.count({
      where: { courseId: id, status: { in: ['submitted', 'approved', 'open', 'confirmed', 'running'] } },
    });
    if (count > 0) return refused({ code: 'course_has_offerings', params: { count } });
    await tx.offering.deleteMany({ where: { courseId: id, status: { in: ['draft', 'refused'] } } });
    return moveCourse(tx, { actor, permission: 'course.write' }, id, { act: 'retire' }, now);
  });
}
