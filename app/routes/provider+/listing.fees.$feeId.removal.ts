import type { ActionFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { removeFee } from '~/services/listing/remove-fee.server';

/** Takes a fee standard out of the application. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const outcome = await removeFee(actor, { feeId: params.feeId ?? '' }, new Date());
  return redirectWithFlash(
    '/provider/listing/fees',
    outcome.kind === 'done'
      ? { tone: 'done', key: 'provider:flash.saved' }
      : { tone: 'refuse', key: 'codes:refusal.invalid_state' },
  );
}
