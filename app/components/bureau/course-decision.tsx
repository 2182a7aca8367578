import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { RadioGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextareaField } from '~/components/ui/text-fields';
import { C4_ANSWERS, C4_QUESTIONS, type C4Question } from '~/domain/course/review-answers';
import { KeyHints } from './key-hints';
import { metaAs } from './meta-as';
import { useActKeys } from './queue-keys';

const keys = { a: { id: 'act-approve' }, r: { id: 'reason', focus: true } };

type Approving = Record<C4Question, string> & { overrideReason: string };

/**
 * Approve after the three questions of C4, with a reason where something was left to a person; or return with reasons
 * in words the provider can work with.
 */
export function CourseDecisionPanel({
  lastResult,
  undecided,
}: {
  lastResult: SubmissionResult<string[]> | undefined;
  /** How many soft findings nobody let pass yet. */
  undecided: number;
}) {
  const { t } = useTranslation('bureau');
  const returning = lastResult?.initialValue?.act === 'return';
  const [form, fields] = useForm<{ reason: string }>({
    id: 'course-return',
    lastResult: returning ? lastResult : undefined,
  });
  const [approval, asked] = useForm<Approving>({
    id: 'course-approve',
    lastResult: returning ? undefined : lastResult,
  });
  useActKeys(keys);
  return (
    <Card as="section" title={t('decide.title')}>
      <ActForm
        act="approve"
        form={approval}
        fields={asked}
        labels={{
          ...Object.fromEntries(C4_QUESTIONS.map((each) => [each, t(`courses.c4.${each}`)])),
          overrideReason: t('courses.overrideReason'),
        }}
      >
        <p className="text-sm text-ink-soft">{t('courses.c4.lead')}</p>
        {C4_QUESTIONS.map((question) => (
          <RadioGroupField
            key={question}
            meta={asked[question]}
            label={t(`courses.c4.${question}`)}
            options={C4_ANSWERS.map((answer) => ({
              value: answer,
              label: t(`courses.c4.${question}_${answer}`),
            }))}
          />
        ))}
        {undecided > 0 && (
          <TextareaField
            meta={asked.overrideReason}
            label={t('courses.overrideReason')}
            hint={t('courses.overrideHint', { count: undecided })}
            rows={4}
            maxLength={2000}
          />
        )}
        <p className="text-sm text-ink-soft">{t('courses.approveHint')}</p>
        <SubmitButton id="act-approve" block>
          {t('courses.approve')}
        </SubmitButton>
      </ActForm>
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
