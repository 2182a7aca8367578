import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { courseHits } from '~/domain/course/rule-findings';
import { rulesNow } from '~/services/reduction/guard.server';
import { keepCases } from './cases.server';
import { moveCourse } from './move.server';

/**
 * Back to the provider with reasons in words; it can be mended and sent in again. Doubtful words in it are kept as
 * cases: the next course with the same word shows what was decided here.
 */
export function returnCourse(actor: Actor, input: { courseId: string; reason: string }, now: Date) {
  return inTransaction(async (tx) => {
    const { courseId, reason } = input;
    const by = { actor, permission: 'course.decide' } as const;
    const moved = await moveCourse(tx, by, courseId, { act: 'return', reasons: reason }, now);
    if (moved.kind === 'refused') return moved;
    const course = await tx.course.findUniqueOrThrow({ where: { id: courseId } });
    const hits = courseHits(course, await rulesNow(tx, now));
    const decided = {
      courseId,
      decision: 'refused',
      reason: reason.trim(),
      decidedBy: actor.userId,
    } as const;
    await keepCases(tx, hits, decided, now);
    return moved;
  });
}
