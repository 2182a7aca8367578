import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { TextField } from '~/components/ui/text-fields';

/** Pay for a place with a transfer, or mark it as sent back. */
export function LineActs({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation('money');
  const typed = (act: string, name: string) =>
    lastResult?.initialValue?.act === act ? String(lastResult.initialValue[name] ?? '') : undefined;
  const error = (act: string, name: string) =>
    lastResult?.initialValue?.act === act ? lastResult.error?.[name]?.[0] : undefined;
  return (
    <div className="grid gap-4 xl:sticky xl:top-4">
      <Card as="section" title={t('bank.assign')}>
        <Form method="post" className="grid gap-3">
          <input type="hidden" name="act" value="assign" />
          <TextField
            name="reference"
            label={t('bank.reference')}
            hint={t('bank.assignHint')}
            maxLength={40}
            required
            autoComplete="off"
            defaultValue={typed('assign', 'reference')}
            error={error('assign', 'reference')}
          />
          <SubmitButton>{t('bank.assignAct')}</SubmitButton>
        </Form>
      </Card>
      <Card as="section" title={t('bank.giveBack')}>
        <p className="text-ink-soft">{t('bank.giveBackHint')}</p>
        <Form method="post" className="grid gap-3">
          <input type="hidden" name="act" value="return" />
          <TextField
            name="note"
            label={t('bank.bankNumber')}
            maxLength={120}
            required
            autoComplete="off"
            defaultValue={typed('return', 'note')}
            error={error('return', 'note')}
          />
          <SubmitButton variant="danger">{t('bank.returnAct')}</SubmitButton>
        </Form>
      </Card>
    </div>
  );
}
