import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { courseRefusals } from '~/domain/course/completeness';
import { courseFindings } from '~/domain/course/rule-findings';
import { findingRefusal } from '~/domain/reduction/finding';
import { refused } from '~/domain/refusal';
import { moveCourse } from '~/services/course-review/move.server';
import { rulesNow } from '~/services/reduction/guard.server';
import { type CourseInput, saveCourseStep } from './save-draft.server';

/**
 * Keeps what was written and sends it to the bureau, the first time or again after it came back. Refused at each field
 * that is not ready (`courseRefusals`) or that breaks a hard rule in force at this moment (`courseFindings`: C2, C5,
 * C6, T4); what was written is then not kept here: the form still has it. Soft findings (C2 in doubt, C3, C7, H1) go
 * with it: `doubtful` says how many a person will look at.
 */
export function submitCourse(actor: Actor, input: CourseInput & { courseId: string | null }, now: Date) {
  return inTransaction(async (tx) => {
    const rules = await rulesNow(tx, now);
    const findings = courseFindings(input, rules);
    const hard = findings.filter(({ severity }) => severity === 'hard');
    const refusals = [...courseRefusals(input, rules), ...hard.map((finding) => findingRefusal(finding))];
    if (refusals.length > 0) return refused(...refusals);
    const saved = await saveCourseStep(tx, actor, input, now);
    if (saved.kind === 'refused') return saved;
    const by = { actor, permission: 'course.write' } as const;
    const moved = await moveCourse(tx, by, saved.courseId, { act: 'submit' }, now);
    return moved.kind === 'refused' ? moved : { ...moved, doubtful: findings.length };
  });
}
