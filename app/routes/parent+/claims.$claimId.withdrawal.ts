import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { idOf } from '~/domain/id';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { withdrawClaim } from '~/services/children/withdraw-claim.server';

export async function loader() {
  return redirect('/parent/children');
}

/** Takes back a claim that waits for the school; one that was decided meanwhile is shown as it is. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const outcome = await withdrawClaim(actor, { claimId: idOf(params.claimId, 'claim') }, new Date());
  if (outcome.kind === 'refused') return redirect('/parent/children');
  return redirectWithFlash('/parent/children', { tone: 'done', key: 'parent:flash.claimWithdrawn' });
}
