import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { callerOf } from '~/http/caller.server';
import { redirectWithFlash } from '~/http/flash.server';
import { identityRefusalFlash } from '~/http/identity-words.server';
import { getLocale } from '~/http/locale.server';
import { signInWay } from '~/http/pending-sign-in.server';
import { requestPhoneCode } from '~/services/identity/request-phone-code.server';

/** One more code to the same phone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const pending = await signInWay.recall(request);
  if (!pending) throw redirect('/sign-in');
  const lng = await getLocale(request);
  const outcome = await requestPhoneCode(pending.phone, callerOf(request, context, lng));
  if (outcome.kind === 'refused') {
    return redirectWithFlash('/sign-in/code', identityRefusalFlash(outcome, lng, new Date()));
  }
  return redirectWithFlash('/sign-in/code', { tone: 'done', key: 'auth:code.sentAgain' });
}

export function loader() {
  return redirect('/sign-in/code');
}
