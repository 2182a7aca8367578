import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { settleMonthForm } from '~/forms/settlement/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { askToSettle, latestRun, runLost } from '~/services/settlement/run.server';

/** How far the newest run is, for the page that keeps asking. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'settlement.read');
  const run = await latestRun();
  return Response.json({ run, lost: runLost(run, new Date()) }, { headers: { 'cache-control': 'no-store' } });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'settlement.approve');
  const form = await parseForm(request, settleMonthForm);
  // The button of the page always says a month that is over.
  if (!form.ok) return form.answer();
  const { month } = form.value;
  const outcome = await askToSettle(actor, month, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/settlements?month=${month}`, {
    tone: 'info',
    key: 'settlement:flash.asked',
  });
}
