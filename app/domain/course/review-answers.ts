import { findingsOf } from '../reduction/check';
import { type Finding, findingRefusal } from '../reduction/finding';
import type { RulesInForce } from '../reduction/rule';
import type { Refusal } from '../refusal';

/** What makes a course academic (C4): it wants better grades, it teaches a school subject, exams are its result. */
export const C4_QUESTIONS = ['purpose', 'content', 'assessment'] as const;
export type C4Question = (typeof C4_QUESTIONS)[number];

export const C4_ANSWERS = ['not_academic', 'academic'] as const;
export type C4Answer = (typeof C4_ANSWERS)[number];

/** What the reviewer answered; a question may still be open. */
export type C4Answers = { readonly [question in C4Question]?: C4Answer };

/** Why a review cannot end in approval by C4: a question is open, one was judged academic, the reviewer has a post. */
export function c4Refusals(
  answers: C4Answers,
  { hasPost }: { readonly hasPost: boolean },
  rules: RulesInForce,
): Refusal[] {
  const rule = rules.C4;
  if (!rule) return [];
  if (hasPost) {
    return findingsOf(rule, [{ path: 'reviewer', actual: 'post', limit: 'none', words: 'C4.post' }]).map(
      (finding: Finding) => findingRefusal(finding, {}),
    );
  }
  const open = C4_QUESTIONS.filter((question) => answers[question] === undefined);
  if (open.length > 0) return open.map((path) => ({ code: 'required', path }));
  return C4_QUESTIONS.filter((question) => answers[question] === 'academic')
    .flatMap((path) =>
      findingsOf(rule, [{ path, actual: 'academic', limit: 'not_academic', words: 'C4.answers' }]),
    )
    .map((finding) => findingRefusal(finding));
}
