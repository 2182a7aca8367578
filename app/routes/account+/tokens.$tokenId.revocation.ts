import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { uuidParam } from '~/http/param.server';
import { revokeToken } from '~/services/api/revoke-token.server';

/** Ends a token of one's own; 404 for anybody else's. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'api_token.manage');
  await revokeToken(actor, { tokenId: uuidParam(params.tokenId) }, new Date());
  return redirectWithFlash('/account/tokens', { tone: 'done', key: 'api:tokens.flashRevoked' });
}

export function loader() {
  return redirect('/account/tokens');
}
