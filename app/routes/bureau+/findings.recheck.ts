import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { askForRecheck, latestRun, runLost } from '~/services/findings/run.server';

/** How far the newest check of the county is, for the page that keeps asking. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'finding.read');
  const run = await latestRun();
  return Response.json({ run, lost: runLost(run, new Date()) }, { headers: { 'cache-control': 'no-store' } });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'finding.decide');
  await askForRecheck(actor, new Date());
  return redirectWithFlash('/bureau/findings', { tone: 'info', key: 'findings:flash.recheck' });
}
