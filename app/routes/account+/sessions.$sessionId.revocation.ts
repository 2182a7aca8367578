import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireSignedIn } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { uuidParam } from '~/http/param.server';
import { endSession } from '~/services/identity/end-session.server';

/** Ends one session of one's own; 404 for anybody else's. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireSignedIn(request);
  const input = { sessionId: uuidParam(params.sessionId), signOut: false };
  await endSession(actor, input, new Date());
  return redirectWithFlash('/account/sessions', { tone: 'done', key: 'auth:flash.session_revoked' });
}

export function loader() {
  return redirect('/account/sessions');
}
