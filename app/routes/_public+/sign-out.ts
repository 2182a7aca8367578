import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { dropCookie } from '~/http/cookies.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getSignedIn } from '~/http/session.server';
import { SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { endSession } from '~/services/identity/end-session.server';

export async function action({ request }: ActionFunctionArgs) {
  const signedIn = await getSignedIn(request);
  if (signedIn) {
    await endSession(signedIn.actor, { sessionId: signedIn.sessionId, signOut: true }, new Date());
  }
  const headers = new Headers({ 'set-cookie': await dropCookie(SESSION_COOKIE) });
  return redirectWithFlash('/', { tone: 'done', key: 'auth:flash.signed_out' }, { headers });
}

/** Signing out is an act, not a place. */
export function loader() {
  return redirect('/');
}
