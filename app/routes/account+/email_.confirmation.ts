import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { emailCodeForm } from '~/forms/auth/account';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { identityRefusalFlash } from '~/http/identity-words.server';
import { getLocale } from '~/http/locale.server';
import { confirmEmail } from '~/services/identity/account-email.server';
import { refusedBy } from '~/services/identity/refusal';

/** The code came back: the address is the person's. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'account.use');
  const form = await parseForm(request, emailCodeForm);
  const now = new Date();
  const outcome = form.ok ? await confirmEmail(actor, form.value, now) : refusedBy('code_wrong');
  if (outcome.kind === 'refused') {
    const lng = await getLocale(request);
    return redirectWithFlash('/account/email', identityRefusalFlash(outcome, lng, now));
  }
  return redirectWithFlash('/account', { tone: 'done', key: 'auth:flash.email_confirmed' });
}

export function loader() {
  return redirect('/account/email');
}
