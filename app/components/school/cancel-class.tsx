import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { TextareaField } from '~/components/ui/text-fields';

/** Cancels a whole class before it begins; says first how many children that touches. */
export function CancelClass({
  places,
  lastResult,
}: {
  /** Children who have a place, paid or not yet. */
  places: number;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation('school');
  const [form, fields] = useForm<{ reason: string }>({ id: 'cancel-class', lastResult });
  return (
    <Card>
      <Disclosure
        summary={<h2 className="text-lg">{t('offerings.cancel.title')}</h2>}
        open={lastResult !== undefined}
      >
        <Form method="post" {...getFormProps(form)} className="grid gap-4">
          <input type="hidden" name="act" value="cancel" />
          <p className="text-sm text-ink-soft">{t('offerings.cancel.hint')}</p>
          {places > 0 && <Notice tone="warn">{t('offerings.cancel.places', { count: places })}</Notice>}
          <ErrorSummary form={form} fields={fields} labels={{ reason: t('offerings.cancel.reason') }} />
          <TextareaField
            meta={fields.reason}
            label={t('offerings.cancel.reason')}
            hint={t('offerings.cancel.reasonHint')}
            rows={3}
            maxLength={500}
          />
          <SubmitButton variant="danger" block>
            {t('offerings.cancel.button')}
          </SubmitButton>
        </Form>
      </Disclosure>
    </Card>
  );
}
