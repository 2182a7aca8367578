import { door, serve } from '~/api/door.server';
import { checkRules } from '~/api/operations/rules';
import { problemAnswer } from '~/api/problem-answer.server';
import { checkPlan } from '~/services/rules/check.server';

/**
 * POST /api/v1/rules/check: a dossier in, the answer of the rules in force on its day out. For anybody; nothing of it is
 * kept or logged.
 */
const answer = door(
  serve(checkRules, async ({ body, address, lng }) => {
    const outcome = await checkPlan(body, address);
    if (outcome.kind === 'answered') {
      const { verdict, findings } = outcome.answer;
      return { verdict, findings: [...findings] };
    }
    const seconds = Math.max(1, Math.ceil((outcome.retryAt.getTime() - Date.now()) / 1000));
    return problemAnswer('too_often', lng, { headers: { 'retry-after': String(seconds) } });
  }),
);

export const loader = answer;
export const action = answer;
