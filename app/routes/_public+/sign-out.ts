import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { dropCookie } from '~/http/cookies.server';
import { redirectWithFlash } from '~/http/flash.server';
import { safeReturnPath } from '~/http/return-path.server';
import { getSignedIn } from '~/http/session.server';
import { SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { endSession } from '~/services/identity/end-session.server';

/** Ends the session and goes home or, for somebody who wants to open `to` as somebody else, to the sign-in. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => null); // also without a body
  const to = safeReturnPath(form?.get('to'), '');
  const signedIn = await getSignedIn(request);
  if (signedIn) {
    await endSession(signedIn.actor, { sessionId: signedIn.sessionId, signOut: true }, new Date());
  }
  const headers = new Headers({ 'set-cookie': await dropCookie(SESSION_COOKIE) });
  const next = to ? `/sign-in?${new URLSearchParams({ to })}` : '/';
  return redirectWithFlash(next, { tone: 'done', key: 'auth:flash.signed_out' }, { headers });
}

/** Signing out is an act, not a place. */
export function loader() {
  return redirect('/');
}
