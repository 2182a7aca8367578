import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireSignedIn } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { endOtherSessions } from '~/services/identity/end-session.server';

/** Ends every session but this one. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor, sessionId } = await requireSignedIn(request);
  const count = await endOtherSessions(actor, { keepSessionId: sessionId }, new Date());
  const flash = { tone: 'done', key: 'auth:flash.sessions_revoked', params: { count } } as const;
  return redirectWithFlash('/account/sessions', flash);
}

export function loader() {
  return redirect('/account/sessions');
}
