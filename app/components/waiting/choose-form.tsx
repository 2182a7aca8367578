import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CheckboxGroupField, RadioGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { TextareaField } from '~/components/ui/text-fields';
import { REASON_MOST } from '~/domain/waitlist/reason';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import type { LineRow } from './line-table';

type Typed = { entryIds: string[]; kind: string; reason: string };

interface ChooseFormProps {
  /** Applicants without an answer. */
  rows: readonly LineRow[];
  free: number;
  /** While applications still come in: until when. */
  openUntil: string | null;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The school answers applicants: chosen or not, several with one reason. */
export function ChooseForm({ rows, free, openUntil, lastResult }: ChooseFormProps) {
  const { t } = useTranslation('waiting');
  const f = useFormat();
  const lng = useLng();
  const [form, fields] = useForm<Typed>({ id: 'choose', lastResult, defaultValue: { kind: 'choose' } });
  const labels = { entryIds: t('choose.who'), kind: t('choose.kind'), reason: t('choose.reason') };
  return (
    <Card as="section" title={t('choose.title')}>
      <p className="text-sm text-ink-soft">{t('choose.intro')}</p>
      <p className="font-semibold">{free === 0 ? t('choose.freeNone') : t('choose.free', { count: free })}</p>
      {openUntil && <Notice tone="info">{t('choose.open', { until: f.instant(openUntil) })}</Notice>}
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <CheckboxGroupField
          meta={fields.entryIds}
          label={labels.entryIds}
          options={rows.map(({ entryId, name, grade, className, schoolZh, schoolEn }) => ({
            value: entryId,
            label: name ?? '',
            hint: `${grade === null ? '' : f.grade(grade)} ${className} · ${pick(lng, schoolZh, schoolEn)}`,
          }))}
        />
        <RadioGroupField
          meta={fields.kind}
          label={labels.kind}
          layout="chips"
          options={(['choose', 'refuse'] as const).map((value) => ({ value, label: t(`choose.${value}`) }))}
        />
        <TextareaField
          meta={fields.reason}
          label={labels.reason}
          hint={t('choose.reasonHint')}
          rows={3}
          maxLength={REASON_MOST}
        />
        <div>
          <SubmitButton>{t('choose.act')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
