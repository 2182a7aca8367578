import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { CheckboxField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { FileField } from '~/components/ui/file-field';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField, SelectField, TextField } from '~/components/ui/text-fields';
import type { Refusal } from '~/domain/refusal';
import { QUALIFICATION_KINDS } from '~/domain/states';

export type InstructorValues = {
  nameZh: string;
  nameEn: string;
  qualificationKind: string;
  qualificationZh: string;
  qualificationEn: string;
  qualificationValidTo: string;
  inServiceTeacher: string;
  livesOverseas: string;
  partTime: string;
  checkConsentOn: string;
};

/** One person: name, what they can show, what the law asks about them, and their consent to the entry query. */
export function InstructorForm({
  values,
  fileName,
  answer,
  today,
}: {
  values?: Partial<InstructorValues>;
  fileName?: string | null;
  answer: { result: SubmissionResult<string[]>; refusals: Refusal[] } | undefined;
  today: string;
}) {
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const [form, fields] = useForm<InstructorValues & { file: File }>({
    lastResult: answer?.result,
    defaultValue: values,
  });
  const labels = {
    nameZh: t('provider:instructor.nameZh'),
    nameEn: t('provider:instructor.nameEn'),
    qualificationKind: t('provider:instructor.qualificationKind'),
    qualificationZh: t('provider:instructor.qualificationZh'),
    qualificationEn: t('provider:instructor.qualificationEn'),
    qualificationValidTo: t('provider:instructor.qualificationValidTo'),
    file: t('provider:instructor.file'),
    checkConsentOn: t('provider:instructor.consentOn'),
  };
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="grid gap-5">
      <RefusalNotice refusals={answer?.refusals} />
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField meta={fields.nameZh} label={labels.nameZh} autoComplete="off" />
        <TextField meta={fields.nameEn} label={labels.nameEn} autoComplete="off" />
      </div>
      <SelectField
        meta={fields.qualificationKind}
        label={labels.qualificationKind}
        hint={t('provider:instructor.qualificationHint')}
        placeholder={t('provider:instructor.noQualification')}
        options={QUALIFICATION_KINDS.map((kind) => ({
          value: kind,
          label: t(`codes:qualification.${kind}`),
        }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          meta={fields.qualificationZh}
          className="content-start"
          label={labels.qualificationZh}
          hint={t('provider:instructor.qualificationTitleHint')}
          optional
        />
        <TextField
          meta={fields.qualificationEn}
          className="content-start"
          label={labels.qualificationEn}
          optional
        />
      </div>
      <DateField
        meta={fields.qualificationValidTo}
        label={labels.qualificationValidTo}
        hint={t('provider:papers.validToHint')}
        optional
      />
      <FileField
        meta={fields.file}
        label={labels.file}
        hint={fileName ? t('provider:papers.fileThere', { name: fileName }) : t('provider:papers.fileHint')}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        maxBytes={5 * 1024 * 1024}
        optional
      />
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-semibold">{t('provider:instructor.questions')}</legend>
        <CheckboxField
          meta={fields.inServiceTeacher}
          label={t('provider:instructor.inService')}
          hint={t('provider:instructor.inServiceHint')}
        />
        <CheckboxField
          meta={fields.livesOverseas}
          label={t('provider:instructor.overseas')}
          hint={t('provider:instructor.overseasHint')}
        />
        <CheckboxField
          meta={fields.partTime}
          label={t('provider:instructor.partTime')}
          hint={t('provider:instructor.partTimeHint')}
        />
      </fieldset>
      <DateField
        meta={fields.checkConsentOn}
        label={labels.checkConsentOn}
        hint={t('provider:instructor.consentHint')}
        max={today}
        optional
      />
      <SubmitButton className="justify-self-start">{t('common:action.save')}</SubmitButton>
    </Form>
  );
}
