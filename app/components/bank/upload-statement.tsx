import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { Download, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass, SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { FileField } from '~/components/ui/file-field';
import { SelectField } from '~/components/ui/text-fields';
import { useLng } from '~/i18n/use-format';

interface UploadStatementProps {
  payees: readonly { value: string; label: string }[];
  maxBytes: number;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A bank statement to import, and whose account it is. */
export function UploadStatement({ payees, maxBytes, lastResult }: UploadStatementProps) {
  const { t } = useTranslation('money');
  const lng = useLng();
  const [form, fields] = useForm<{ payee: string; file: File }>({ id: 'statement', lastResult });
  return (
    <Card as="section" title={t('bank.upload')}>
      <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="grid gap-4">
        <ErrorSummary form={form} fields={fields} labels={{ payee: t('bank.payee'), file: t('bank.file') }} />
        <SelectField meta={fields.payee} label={t('bank.payee')} options={payees} />
        <FileField
          meta={fields.file}
          label={t('bank.file')}
          hint={t('bank.fileHint')}
          accept=".csv,.xlsx,.xml,text/csv,application/xml"
          maxBytes={maxBytes}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton icon={Upload}>{t('bank.act')}</SubmitButton>
          {/* A file, not a page: the browser fetches it, not the router. */}
          <a
            href={`/bureau/bank/sample.csv?lng=${lng}`}
            download
            className={buttonClass({ variant: 'quiet' })}
          >
            <Download aria-hidden className="me-1 size-4" />
            {t('bank.sample')}
          </a>
        </div>
      </Form>
    </Card>
  );
}
