import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { uuidParam } from '~/http/param.server';
import { markRead } from '~/services/messages/mark-read.server';

/** Reads one message: stays, or goes on to what it is about. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'messages.read');
  const { to } = await markRead(actor, uuidParam(params.messageId), new Date());
  const typed = await request.formData();
  return redirect(typed.get('then') === 'open' ? to : '/account/messages');
}

export function loader() {
  return redirect('/account/messages');
}
