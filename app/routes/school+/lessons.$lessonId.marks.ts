import type { ActionFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { receiveMarks } from '~/http/marks.server';

/** Where a phone sends what was marked at the door. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'school.enter');
  return receiveMarks(request, actor, { lessonId: params.lessonId ?? '', seat: 'school' });
}
