import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { FileField } from '~/components/ui/file-field';
import { DateField, SelectField } from '~/components/ui/text-fields';
import { ENTITLEMENT_CLASSES } from '~/domain/aid/entitlement';

/** Applies for an entitlement: which class, from when to when, and the paper. */
export function ApplyForm({
  suggested,
  lastResult,
  maxBytes,
}: {
  suggested: { from: string; to: string };
  lastResult: SubmissionResult<string[]> | undefined;
  maxBytes: number;
}) {
  const { t } = useTranslation(['aid', 'codes']);
  const [form, fields] = useForm<{ class: string; from: string; to: string; proof: File }>({
    id: 'apply',
    lastResult,
    defaultValue: suggested,
  });
  const labels = {
    class: t('aid:child.class'),
    from: t('aid:child.from'),
    to: t('aid:child.to'),
    proof: t('aid:child.proof'),
  };
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="grid gap-4">
      <input type="hidden" name="act" value="apply" />
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <SelectField
        meta={fields.class}
        label={labels.class}
        options={ENTITLEMENT_CLASSES.map((each) => ({
          value: each,
          label: t(`codes:entitlementClass.${each}`),
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField meta={fields.from} label={labels.from} className="content-start" />
        <DateField
          meta={fields.to}
          label={labels.to}
          hint={t('aid:child.toHint')}
          className="content-start"
        />
      </div>
      <FileField
        meta={fields.proof}
        label={labels.proof}
        hint={t('aid:child.proofHint')}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        maxBytes={maxBytes}
      />
      <SubmitButton className="justify-self-start">{t('aid:child.send')}</SubmitButton>
    </Form>
  );
}
