import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { FileField } from '~/components/ui/file-field';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField, SelectField, TextField } from '~/components/ui/text-fields';
import type { Refusal } from '~/domain/refusal';
import { CREDENTIAL_KINDS } from '~/domain/states';

export type PaperValues = { kind: string; number: string; issuedBy: string; validTo: string };

/** One paper: what it is, its number, who issued it, until when, and the file itself. */
export function PaperForm({
  values,
  fileName,
  answer,
  suggested,
}: {
  values?: PaperValues;
  /** The file that is there already. */
  fileName?: string | null;
  answer: { result: SubmissionResult<string[]>; refusals: Refusal[] } | undefined;
  /** Kinds this provider must show, named first. */
  suggested: readonly string[];
}) {
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const [form, fields] = useForm<PaperValues & { file: File }>({
    lastResult: answer?.result,
    defaultValue: values ?? { kind: suggested[0] },
  });
  const labels = {
    kind: t('provider:papers.kind'),
    number: t('provider:papers.number'),
    issuedBy: t('provider:papers.issuedBy'),
    validTo: t('provider:papers.validTo'),
    file: t('provider:papers.file'),
  };
  const kinds = [...CREDENTIAL_KINDS].sort(
    (a, b) => Number(suggested.includes(b)) - Number(suggested.includes(a)),
  );
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="grid gap-5">
      <RefusalNotice refusals={answer?.refusals} />
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <SelectField
        meta={fields.kind}
        label={labels.kind}
        options={kinds.map((kind) => ({
          value: kind,
          label: suggested.includes(kind)
            ? t('provider:papers.kindNeeded', { paper: t(`codes:credential.${kind}`) })
            : t(`codes:credential.${kind}`),
        }))}
      />
      <TextField meta={fields.number} label={labels.number} autoComplete="off" />
      <TextField meta={fields.issuedBy} label={labels.issuedBy} />
      <DateField
        meta={fields.validTo}
        label={labels.validTo}
        hint={t('provider:papers.validToHint')}
        optional
      />
      <FileField
        meta={fields.file}
        label={labels.file}
        hint={fileName ? t('provider:papers.fileThere', { name: fileName }) : t('provider:papers.fileHint')}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        maxBytes={5 * 1024 * 1024}
        optional={Boolean(fileName)}
      />
      <SubmitButton className="justify-self-start">{t('common:action.save')}</SubmitButton>
    </Form>
  );
}
