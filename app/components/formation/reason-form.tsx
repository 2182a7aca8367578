import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextareaField } from '~/components/ui/text-fields';

/** An act with its reason. Two of them can stand on one page: each keeps its own ids and what was typed into it. */
export function ReasonForm({
  id,
  hidden,
  label,
  hint,
  button,
  danger = false,
  lastResult,
  children,
}: {
  id: string;
  /** Fields that are posted along. */
  hidden: Record<string, string>;
  label: string;
  hint: string;
  button: string;
  danger?: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
  children?: ReactNode;
}) {
  const [form, fields] = useForm<{ reason: string }>({ id, lastResult });
  return (
    <Form method="post" {...getFormProps(form)} noValidate className="grid gap-4">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <ErrorSummary form={form} fields={fields} labels={{ reason: label }} />
      <TextareaField meta={fields.reason} label={label} hint={hint} rows={2} maxLength={500} />
      <SubmitButton variant={danger ? 'danger' : 'primary'} block>
        {button}
      </SubmitButton>
    </Form>
  );
}
