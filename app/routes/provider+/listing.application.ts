import type { ActionFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { startApplication } from '~/services/listing/start-application.server';

/** Opens an application: the first one or a renewal. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const outcome = await startApplication(actor, new Date());
  return redirectWithFlash(
    '/provider/listing',
    outcome.kind === 'done'
      ? { tone: 'done', key: 'provider:flash.applicationStarted' }
      : { tone: 'info', key: 'codes:refusal.application_under_way' },
  );
}
