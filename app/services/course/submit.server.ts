import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { courseRefusals } from '~/domain/course/completeness';
import { refused } from '~/domain/refusal';
import { moveCourse } from '~/services/course-review/move.server';
import { type CourseInput, saveCourseStep } from './save-draft.server';

/**
 * Keeps what was written and sends it to the bureau, the first time or again after it came back. Refused at each field
 * that is not ready (`courseRefusals`); what was written is then not kept here: the form still has it.
 */
export function submitCourse(actor: Actor, input: CourseInput & { courseId: string | null }, now: Date) {
  return inTransaction(async (tx) => {
    const refusals = courseRefusals(input);
    if (refusals.length > 0) return refused(...refusals);
    const saved = await saveCourseStep(tx, actor, input, now);
    if (saved.kind === 'refused') return saved;
    return moveCourse(tx, { actor, permission: 'course.write' }, saved.courseId, { act: 'submit' }, now);
  });
}
