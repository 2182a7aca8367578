import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type C4Answers, c4Refusals } from '~/domain/course/review-answers';
import { courseFindings, courseHits } from '~/domain/course/rule-findings';
import { courseAfter } from '~/domain/course/states';
import { findingRefusal } from '~/domain/reduction/finding';
import { standing } from '~/domain/reduction/overrides';
import { NotFound, refused } from '~/domain/refusal';
import { rulesNow } from '~/services/reduction/guard.server';
import { giveOverride, overrideRefusal, overridesOf } from '~/services/reduction/overrides.server';
import { keepCases } from './cases.server';
import { moveCourse } from './move.server';

export type Approval = {
  courseId: string;
  /** What the reviewer answered to the three questions of C4. */
  answers: C4Answers;
  /** Why soft findings may pass; asked only where there are any. */
  overrideReason: string;
};

/**
 * The bureau approves a submitted course: from now on it can be offered at schools. The rules in force at this moment
 * are run again over what it says: a hard finding refuses it, a soft one passes only with a reason by the officer the
 * rule names, kept as an override and, for words, as a case. Refused by C4 when a question is open or was answered
 * `academic`, or when the reviewer holds a post at a provider.
 */
export function approveCourse(actor: Actor, { courseId, answers, overrideReason }: Approval, now: Date) {
  return inTransaction(async (tx) => {
    if (!(await lockRow(tx, 'course', courseId))) throw new NotFound('course');
    const course = await tx.course.findUniqueOrThrow({ where: { id: courseId } });
    if (!courseAfter(course.status, 'approve')) return refused({ code: 'invalid_state' });
    const rules = await rulesNow(tx, now);
    const byQuestions = c4Refusals(answers, { hasPost: await hasPost(tx, actor) }, rules);
    if (byQuestions.length > 0) return refused(...byQuestions);

    const findings = courseFindings(course, rules);
    const hard = findings.filter(({ severity }) => severity === 'hard');
    if (hard.length > 0) {
      return refused(...hard.map((finding) => findingRefusal(finding, { name: finding.passage })));
    }
    const subject = { kind: 'course', id: courseId } as const;
    const soft = standing(findings, await overridesOf(tx, subject));
    if (soft.length > 0 && overrideReason.trim() === '') {
      return refused({
        code: 'override_reason_missing',
        path: 'overrideReason',
        params: { count: soft.length },
      });
    }
    const notTheirs = soft.flatMap((finding) => overrideRefusal(actor, finding, rules) ?? []);
    if (notTheirs.length > 0) return refused(...notTheirs);

    const permission = 'course.decide';
    for (const finding of soft) {
      await giveOverride(tx, actor, permission, finding, subject, overrideReason, now);
    }
    if (soft.length > 0) {
      const words = new Set(soft.map(({ rule, actual }) => `${rule} ${actual}`));
      const hits = courseHits(course, rules).filter(({ rule, word }) => words.has(`${rule} ${word}`));
      const reason = overrideReason.trim();
      await keepCases(tx, hits, { courseId, decision: 'allowed', reason, decidedBy: actor.userId }, now);
    }
    return moveCourse(tx, { actor, permission }, courseId, { act: 'approve', answers }, now);
  });
}

/** Whether the reviewer holds a post at a provider today, whatever else they are (C4). */
async function hasPost(tx: Tx, actor: Actor): Promise<boolean> {
  const post = await tx.membership.findFirst({
    where: { userId: actor.userId, providerId: { not: null }, endedAt: null },
    select: { id: true },
  });
  return post !== null;
}
