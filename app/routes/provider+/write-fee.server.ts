import { feeForm } from '~/forms/provider/listing';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { saveFee } from '~/services/listing/save-fee.server';

/** The action of both pages that write a fee standard; `feeId` null adds one. */
export async function writeFee(request: Request, feeId: string | null) {
  const actor = await requireCan(request, 'listing.apply');
  const form = await parseForm(request, feeForm);
  if (!form.ok) return form.answer();
  const outcome = await saveFee(actor, { ...form.value, feeId }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/provider/listing/fees', { tone: 'done', key: 'provider:flash.saved' });
}
