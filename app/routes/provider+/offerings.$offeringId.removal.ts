import type { ActionFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { discardPlan } from '~/services/planning/discard.server';

/** Throws a plan away. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'offering.plan');
  const offeringId = params.offeringId ?? '';
  const outcome = await discardPlan(actor, { offeringId }, new Date());
  return outcome.kind === 'done'
    ? redirectWithFlash('/provider/offerings', { tone: 'done', key: 'provider:flash.planDiscarded' })
    : redirectWithFlash(`/provider/offerings/${offeringId}`, {
        tone: 'refuse',
        key: 'codes:refusal.invalid_state',
      });
}
