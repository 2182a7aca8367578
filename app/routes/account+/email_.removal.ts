import { randomUUID } from 'node:crypto';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { removeEmail } from '~/services/identity/account-email.server';

/** A guardian's messages go to the app and the phone only. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  await removeEmail(actor, randomUUID(), new Date());
  return redirectWithFlash('/account', { tone: 'done', key: 'auth:flash.email_removed' });
}

export function loader() {
  return redirect('/account/email');
}
