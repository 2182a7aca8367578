import { instructorForm } from '~/forms/provider/staff';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { saveInstructor } from '~/services/staff/save-instructor.server';
import { uploadOf } from './upload.server';

/** The action of both pages that write an instructor; `instructorId` null adds one. */
export async function writeInstructor(request: Request, instructorId: string | null) {
  const actor = await requireCan(request, 'staff.manage');
  const form = await parseForm(request, instructorForm);
  if (!form.ok) return form.answer();
  const { file, ...person } = form.value;
  const input = { ...person, instructorId, upload: await uploadOf(file) };
  const outcome = await saveInstructor(actor, input, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/provider/instructors/${outcome.instructorId}`, {
    tone: 'done',
    key: 'provider:flash.saved',
  });
}
