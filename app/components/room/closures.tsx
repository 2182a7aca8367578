import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { DateField, TextField } from '~/components/ui/text-fields';
import { useFormat } from '~/i18n/use-format';

export interface ClosureFacts {
  id: string;
  from: string;
  to: string;
  reason: string;
}

/** Days on which a room cannot be used: those there are, each to be taken back, and a form for another. */
export function Closures({
  closures,
  today,
  lastResult,
}: {
  closures: readonly ClosureFacts[];
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const range = ({ from, to }: ClosureFacts) => (from === to ? f.date(from) : f.dateRange(from, to));
  return (
    <Card as="section" title={t('rooms.closures')}>
      <p className="text-sm text-ink-soft">{t('rooms.closuresHint')}</p>
      {closures.length === 0 ? (
        <p>{t('rooms.closuresNone')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {closures.map((closure) => (
            <li key={closure.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span>
                <span className="font-semibold">{range(closure)}</span> {closure.reason}
              </span>
              <Form method="post">
                <input type="hidden" name="act" value="lift" />
                <input type="hidden" name="closureId" value={closure.id} />
                <Button type="submit" size="sm" aria-label={t('rooms.liftOf', { range: range(closure) })}>
                  {t('rooms.lift')}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <ClosureForm today={today} lastResult={lastResult} />
    </Card>
  );
}

function ClosureForm({
  today,
  lastResult,
}: {
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation('school');
  const [form, fields] = useForm<Record<'from' | 'to' | 'reason', string>>({
    id: 'closure',
    lastResult,
    defaultValue: { from: today, to: today },
  });
  const labels = { from: t('rooms.from'), to: t('rooms.to'), reason: t('rooms.reason') };
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-4 border-t border-line pt-3">
      <input type="hidden" name="act" value="close" />
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-1">
        <DateField meta={fields.from} label={labels.from} />
        <DateField meta={fields.to} label={labels.to} />
      </div>
      <TextField meta={fields.reason} label={labels.reason} maxLength={60} />
      <div>
        <SubmitButton variant="secondary">{t('rooms.close')}</SubmitButton>
      </div>
    </Form>
  );
}
