import { type SubmissionResult, useForm } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
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
        <ActForm act="refuse" form={form} fields={fields} labels={{ reason: t('requests.refuseReason') }}>
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
        </ActForm>
      </Disclosure>
    </Card>
  );
}
