import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextareaField } from '~/components/ui/text-fields';
import { KeyHints } from './key-hints';
import { metaAs } from './meta-as';
import { useActKeys } from './queue-keys';

const keys = { a: { id: 'act-approve' }, r: { id: 'reason', focus: true } };

/** Approve with one press, or return with reasons in words the provider can work with. */
export function CourseDecisionPanel({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation('bureau');
  const [form, fields] = useForm<{ reason: string }>({ id: 'course-return', lastResult });
  useActKeys(keys);
  return (
    <Card as="section" title={t('decide.title')}>
      <p className="text-sm text-ink-soft">{t('courses.approveHint')}</p>
      <Form method="post">
        <input type="hidden" name="act" value="approve" />
        <SubmitButton id="act-approve" block>
          {t('courses.approve')}
        </SubmitButton>
      </Form>
      <Form method="post" {...getFormProps(form)} className="grid gap-4 border-t border-line pt-4">
        <input type="hidden" name="act" value="return" />
        <ErrorSummary
          form={form}
          fields={{ reason: metaAs(fields.reason, 'reason') }}
          labels={{ reason: t('decide.reason') }}
        />
        <TextareaField
          meta={metaAs(fields.reason, 'reason')}
          label={t('courses.returnReason')}
          hint={t('decide.reasonHint')}
          rows={5}
          maxLength={2000}
        />
        <SubmitButton variant="danger" block>
          {t('courses.return')}
        </SubmitButton>
      </Form>
      <KeyHints
        keys={[
          { key: 'a', label: t('courses.approve') },
          { key: 'r', label: t('courses.return') },
        ]}
      />
    </Card>
  );
}
