import { paperForm } from '~/forms/provider/listing';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { savePaper } from '~/services/provider/save-paper.server';
import { uploadOf } from './upload.server';

/** The action of both pages that write a paper; `paperId` null adds one. */
export async function writePaper(request: Request, paperId: string | null) {
  const actor = await requireCan(request, 'listing.apply');
  const form = await parseForm(request, paperForm);
  if (!form.ok) return form.answer();
  const { file, ...paper } = form.value;
  const outcome = await savePaper(actor, { ...paper, paperId, upload: await uploadOf(file) }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/provider/listing/papers', { tone: 'done', key: 'provider:flash.paperSaved' });
}
