import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { SelectField, TextareaField, TextField } from '~/components/ui/text-fields';
import type { Refusal } from '~/domain/refusal';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

export type AnnounceValues = {
  termId: string;
  nameZh: string;
  nameEn: string;
  opensAt: string;
  closesAt: string;
  payUntil: string;
  publicValue: string;
  publicNote: string;
};

/** What the bureau announces: when, and the public half of the seed. */
export function AnnounceForm({
  terms,
  values,
  answer,
}: {
  terms: readonly { id: string; nameZh: string; nameEn: string }[];
  values: Partial<AnnounceValues>;
  answer: { result: SubmissionResult<string[]>; refusals: Refusal[] } | undefined;
}) {
  const { t } = useTranslation('draw');
  const lng = useLng();
  const [form, fields] = useForm<AnnounceValues>({
    id: 'announce-draw',
    lastResult: answer?.result,
    defaultValue: values,
  });
  const labels = {
    termId: t('bureau.form.term'),
    nameZh: t('bureau.form.nameZh'),
    nameEn: t('bureau.form.nameEn'),
    opensAt: t('bureau.form.opensAt'),
    closesAt: t('bureau.form.closesAt'),
    payUntil: t('bureau.form.payUntil'),
    publicValue: t('bureau.form.publicValue'),
    publicNote: t('bureau.form.publicNote'),
  };
  return (
    <Form method="post" {...getFormProps(form)} noValidate className="grid gap-5">
      <RefusalNotice refusals={answer?.refusals} title={t('bureau.refused')} />
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField meta={fields.nameZh} label={labels.nameZh} maxLength={40} />
        <TextField meta={fields.nameEn} label={labels.nameEn} maxLength={80} />
      </div>
      <SelectField
        meta={fields.termId}
        label={labels.termId}
        options={terms.map(({ id, nameZh, nameEn }) => ({ value: id, label: pick(lng, nameZh, nameEn) }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          type="datetime-local"
          meta={fields.opensAt}
          label={labels.opensAt}
          className="content-start"
        />
        <TextField
          type="datetime-local"
          meta={fields.closesAt}
          label={labels.closesAt}
          hint={t('bureau.form.closesHint')}
          className="content-start"
        />
      </div>
      <TextField
        type="datetime-local"
        meta={fields.payUntil}
        label={labels.payUntil}
        hint={t('bureau.form.payHint')}
      />
      <TextField
        meta={fields.publicValue}
        label={labels.publicValue}
        hint={t('bureau.form.publicValueHint')}
        maxLength={200}
        autoComplete="off"
      />
      <TextareaField
        meta={fields.publicNote}
        label={labels.publicNote}
        hint={t('bureau.form.publicNoteHint')}
        rows={2}
        maxLength={300}
      />
      <SubmitButton className="justify-self-start">{t('bureau.form.submit')}</SubmitButton>
    </Form>
  );
}
