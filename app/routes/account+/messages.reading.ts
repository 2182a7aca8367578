import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { markAllRead } from '~/services/messages/mark-read.server';

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'messages.read');
  const count = await markAllRead(actor, new Date());
  const flash = { tone: 'done', key: 'auth:flash.all_read', params: { count } } as const;
  return redirectWithFlash('/account/messages', flash);
}

export function loader() {
  return redirect('/account/messages');
}
