import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import type { Refusal } from '~/domain/refusal';

/** What goes back to a form that was not accepted: `useForm({ lastResult: actionData?.result })`. */
export interface FormAnswer {
  result: SubmissionResult<string[]>;
  refusals: Refusal[];
}

type Problems = { form?: string[]; fields?: Record<string, string[]>; refusals?: Refusal[]; status?: number };

/** Fields whose content never goes back to the browser. */
const NEVER_KEPT = /^(.*password|code)$/i;

/**
 * Reads a posted form by the schema the page itself uses. What was typed is kept, passwords and codes never.
 *
 * ```ts
 * const form = await parseForm(request, offeringSchema);
 * if (!form.ok) return form.answer();
 * const outcome = await planOffering(actor, form.value, new Date());
 * if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
 * return redirectWithFlash('/provider/offerings', { tone: 'done', key: 'provider:flash.planned' });
 * ```
 *
 * `answer` is a 422 (unless told). A refusal with a `path` that the form has stands at that field, the others
 * above the form (`<RefusalNotice refusals={actionData?.refusals} />`).
 */
export async function parseForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
  return readForm(await request.formData(), schema);
}

/** The same for fields that were read before. */
export async function readForm<Schema extends z.ZodType>(typed: FormData, schema: Schema) {
  const submission = await parseWithZod(typed, { schema, async: true });
  const hideFields = [...new Set(typed.keys())].filter((name) => NEVER_KEPT.test(name));

  function answer({ form, fields = {}, refusals = [], status = 422 }: Problems = {}) {
    const fieldErrors: Record<string, string[]> = { ...fields };
    const rest: Refusal[] = [];
    for (const refusal of refusals) {
      if (refusal.path === undefined) rest.push(refusal);
      else fieldErrors[refusal.path] = [...(fieldErrors[refusal.path] ?? []), errorOf(refusal)];
    }
    const reply = submission.reply({ hideFields, formErrors: form, fieldErrors });
    return data({ result: { ...reply, status: 'error' }, refusals: rest } satisfies FormAnswer, { status });
  }

  return submission.status === 'success'
    ? { ok: true as const, value: submission.value as z.output<Schema>, typed, answer }
    : { ok: false as const, typed, answer };
}

/** A refusal as the error of a field: `code?name=value`, the form that the fields' words understand. */
function errorOf({ code, params }: Refusal): string {
  const entries = Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]);
  return entries.length ? `${code}?${new URLSearchParams(entries)}` : code;
}
