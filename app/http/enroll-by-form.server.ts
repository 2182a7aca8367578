import type { Actor } from '~/domain/access/actor';
import { enrollForm } from '~/forms/parent/enroll';
import { enroll } from '~/services/enrollment/enroll.server';
import { spendTry } from '~/services/enrollment/tries.server';
import type { Flash } from './flash.server';
import { readForm } from './form.server';

type FormAnswered = ReturnType<Extract<Awaited<ReturnType<typeof readForm>>, { ok: false }>['answer']>;

/** `answer`: back to the form. `pay`: something is due, and the pay page is the next step. */
export type FormOutcome =
  | { kind: 'place'; place: string; pay: boolean; flash: Flash }
  | { kind: 'answer'; answer: FormAnswered };

/** Takes the place that a form asks for, within the tries of the account and the address. */
export async function enrollByForm(
  actor: Actor,
  { offeringId, address, typed }: { offeringId: string; address: string; typed: FormData },
): Promise<FormOutcome> {
  const tooOften = await spendTry({ userId: actor.userId, address });
  const form = await readForm(typed, enrollForm);
  if (tooOften) return { kind: 'answer', answer: form.answer({ refusals: [tooOften], status: 429 }) };
  if (!form.ok) return { kind: 'answer', answer: form.answer() };
  const { childId, childData, rosterToProvider, requestKey = null } = form.value;
  const consent = { childData, rosterToProvider };
  const outcome = await enroll(actor, { offeringId, childId, consent, requestKey }, new Date());
  if (outcome.kind === 'refused')
    return { kind: 'answer', answer: form.answer({ refusals: outcome.refusals }) };
  const { enrollmentId, status, existing } = outcome;
  const key = existing ? 'parent:flash.already' : 'parent:flash.confirmed';
  return {
    kind: 'place',
    place: `/parent/enrollments/${enrollmentId}`,
    pay: status === 'held',
    flash: { tone: existing ? 'info' : 'done', key },
  };
}
