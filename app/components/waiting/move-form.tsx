import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { RadioGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { SelectField, TextareaField, TextField } from '~/components/ui/text-fields';
import { REASON_MOST } from '~/domain/waitlist/reason';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import type { LineRow } from './line-table';

type Typed = { entryId: string; kind: string; toPosition: string; reason: string };

/** An officer moves a child within a line, with a reason that the families read. */
export function MoveForm({
  rows,
  lastResult,
}: {
  rows: readonly LineRow[];
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation('waiting');
  const lng = useLng();
  const [form, fields] = useForm<Typed>({ id: 'move', lastResult, defaultValue: { kind: 'jump' } });
  const labels = {
    entryId: t('move.child'),
    kind: t('move.kind'),
    toPosition: t('move.to'),
    reason: t('move.reason'),
  };
  return (
    <Card as="section" title={t('move.title')}>
      <p className="text-sm text-ink-soft">{t('move.intro')}</p>
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <SelectField
          meta={fields.entryId}
          label={labels.entryId}
          options={rows.map(({ entryId, rank, name, schoolZh, schoolEn }) => ({
            value: entryId,
            label: t('move.option', {
              rank: rank ?? '',
              name: name ?? '',
              school: pick(lng, schoolZh, schoolEn),
            }),
          }))}
        />
        <RadioGroupField
          meta={fields.kind}
          label={labels.kind}
          layout="chips"
          options={(['jump', 'pass_over'] as const).map((value) => ({ value, label: t(`move.${value}`) }))}
        />
        <TextField
          meta={fields.toPosition}
          label={labels.toPosition}
          hint={t('move.toHint')}
          inputMode="numeric"
          optional
        />
        <TextareaField
          meta={fields.reason}
          label={labels.reason}
          hint={t('move.reasonHint')}
          rows={3}
          maxLength={REASON_MOST}
        />
        <div>
          <SubmitButton>{t('move.act')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
