import type { ActionFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { retireCourse } from '~/services/course/retire.server';

/** Takes a course off the shelf. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'course.write');
  const courseId = params.courseId ?? '';
  const outcome = await retireCourse(actor, { courseId }, new Date());
  if (outcome.kind === 'done') {
    return redirectWithFlash('/provider/courses', { tone: 'done', key: 'provider:flash.courseRetired' });
  }
  const [refusal] = outcome.refusals;
  return redirectWithFlash(`/provider/courses/${courseId}`, {
    tone: 'refuse',
    key: `codes:refusal.${refusal?.code ?? 'invalid_state'}`,
    params: refusal?.params,
  });
}
