import { type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { TextareaField } from '~/components/ui/text-fields';

/** Activates a drafted version with a note, or throws it away. */
export function VersionActs({
  late,
  mayWrite,
  lastResult,
}: {
  /** Its first day has passed. */
  late: boolean;
  mayWrite: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation('findings');
  const [form, fields] = useForm<{ note: string }>({ id: 'activate', lastResult });
  if (!mayWrite) return <p className="text-ink-soft">{t('rules.activate.only')}</p>;
  return (
    <Card as="section" title={t('rules.activate.title')}>
      {late ? (
        <Notice tone="warn">{t('rules.activate.late')}</Notice>
      ) : (
        <ActForm
          act="activate"
          hint={t('rules.activate.lead')}
          form={form}
          fields={fields}
          labels={{ note: t('rules.activate.note') }}
        >
          <TextareaField
            meta={fields.note}
            label={t('rules.activate.note')}
            hint={t('rules.activate.noteHint')}
            rows={4}
            maxLength={2000}
          />
          <SubmitButton block>{t('rules.activate.button')}</SubmitButton>
        </ActForm>
      )}
      <Form method="post">
        <input type="hidden" name="act" value="discard" />
        <SubmitButton variant="danger" block>
          {t('rules.discard.button')}
        </SubmitButton>
      </Form>
    </Card>
  );
}
