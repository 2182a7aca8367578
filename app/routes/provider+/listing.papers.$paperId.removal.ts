import type { ActionFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { removePaper } from '~/services/provider/remove-paper.server';

/** Takes a paper back that the bureau has not reviewed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const outcome = await removePaper(actor, { paperId: params.paperId ?? '' }, new Date());
  return redirectWithFlash(
    '/provider/listing/papers',
    outcome.kind === 'done'
      ? { tone: 'done', key: 'provider:flash.paperRemoved' }
      : { tone: 'refuse', key: 'codes:refusal.paper_reviewed' },
  );
}
