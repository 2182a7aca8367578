import type { ActionFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { withdrawPlan } from '~/services/planning/withdraw.server';

/** Takes a plan back from the school that has not decided yet. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'offering.plan');
  const offeringId = params.offeringId ?? '';
  const outcome = await withdrawPlan(actor, { offeringId }, new Date());
  return outcome.kind === 'done'
    ? redirectWithFlash(`/provider/offerings/${offeringId}/edit`, {
        tone: 'done',
        key: 'provider:flash.planWithdrawn',
      })
    : redirectWithFlash(`/provider/offerings/${offeringId}`, {
        tone: 'refuse',
        key: 'codes:refusal.invalid_state',
      });
}
