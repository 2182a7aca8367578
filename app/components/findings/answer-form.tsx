import { type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { TextareaField } from '~/components/ui/text-fields';

/** What a provider can do about a finding: mend it and have it checked again, or say what it does. */
export function AnswerForm({
  mayAnswer,
  lastResult,
}: {
  mayAnswer: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation('findings');
  const [form, fields] = useForm<{ text: string }>({ id: 'finding-answer', lastResult });
  return (
    <div className="grid gap-5">
      <Card as="section" title={t('own.whatToDo')}>
        <p>{t('own.whatHint')}</p>
        <Form method="post">
          <input type="hidden" name="act" value="mended" />
          <SubmitButton block>{t('own.mended')}</SubmitButton>
        </Form>
      </Card>
      <Card as="section" title={t('own.answerTitle')}>
        {mayAnswer ? (
          <ActForm act="answer" form={form} fields={fields} labels={{ text: t('own.answerLabel') }}>
            <TextareaField
              meta={fields.text}
              label={t('own.answerLabel')}
              hint={t('own.answerHint')}
              rows={5}
              maxLength={2000}
            />
            <SubmitButton variant="secondary" block>
              {t('own.answerButton')}
            </SubmitButton>
          </ActForm>
        ) : (
          <p className="text-ink-soft">{t('own.notAsked')}</p>
        )}
      </Card>
    </div>
  );
}
