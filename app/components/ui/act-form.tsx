import { type FormMetadata, getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorSummary } from './error-summary';

interface ActFormProps<Fields extends Record<string, unknown>> {
  /** What the action of the page reads as `act`. */
  act: string;
  /** What happens when it is sent, in a sentence. */
  hint?: ReactNode;
  form: FormMetadata<Fields, string[]>;
  /** Of the summary of errors; see `ErrorSummary`. */
  fields: Record<string, { id: string; name: string }>;
  labels: Record<string, string>;
  /** Its fields and its button. */
  children: ReactNode;
}

/** One of the things that can be done with what the page shows: posts `act` and its fields to the page itself. */
export function ActForm<Fields extends Record<string, unknown>>({
  act,
  hint,
  form,
  fields,
  labels,
  children,
}: ActFormProps<Fields>) {
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-4">
      <input type="hidden" name="act" value={act} />
      {hint && <p className="text-sm text-ink-soft">{hint}</p>}
      <ErrorSummary form={form} fields={fields} labels={labels} />
      {children}
    </Form>
  );
}
