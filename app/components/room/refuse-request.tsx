import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextareaField } from '~/components/ui/text-fields';

/** Says no to a request, with a reason. */
export function RefuseRequest({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation('school');
  const [form, fields] = useForm<{ reason: string }>({ id: 'refuse', lastResult });
  return (
    <Card>
      <Disclosure
        summary={<h2 className="text-lg">{t('requests.refuse')}</h2>}
        open={lastResult !== undefined}
      >
        <Form method="post" {...getFormProps(form)} className="grid gap-4">
          <input type="hidden" name="act" value="refuse" />
          <ErrorSummary form={form} fields={fields} labels={{ reason: t('requests.refuseReason') }} />
          <TextareaField
            meta={fields.reason}
            label={t('requests.refuseReason')}
            hint={t('requests.refuseHint')}
            rows={3}
            maxLength={500}
          />
          <div>
            <SubmitButton variant="danger">{t('requests.refuseButton')}</SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </Card>
  );
}
