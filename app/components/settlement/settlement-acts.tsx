import { type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { SelectField, TextField } from '~/components/ui/text-fields';
import { RETURN_REASONS, type SettlementAct } from '~/domain/settlement/decide';

type Result = SubmissionResult<string[]> | undefined;

interface SettlementActsProps {
  acts: readonly SettlementAct[];
  /** The reader confirmed it and is not the administrator: somebody else records the payment. */
  otherPays: boolean;
  lastResult: Result;
}

/** What an officer can do with a settlement in its state. */
export function SettlementActs({ acts, otherPays, lastResult }: SettlementActsProps) {
  const { t } = useTranslation('settlement');
  const pressed = lastResult?.initialValue?.act;
  const resultOf = (act: SettlementAct) => (pressed === act ? lastResult : undefined);
  return (
    <div className="no-print grid gap-4">
      {acts.includes('confirm') && (
        <Card>
          <Form method="post" className="grid gap-2">
            <input type="hidden" name="act" value="confirm" />
            <p className="text-sm text-ink-soft">{t('act.confirmHint')}</p>
            <SubmitButton block>{t('act.confirm')}</SubmitButton>
          </Form>
        </Card>
      )}
      {acts.includes('pay') && (
        <Card as="section" title={t('act.payTitle')}>
          {otherPays ? (
            <p className="text-ink-soft">{t('act.otherPerson')}</p>
          ) : (
            <PayForm lastResult={resultOf('pay')} />
          )}
        </Card>
      )}
      {acts.includes('return') && (
        <Card>
          <Disclosure summary={t('act.returnTitle')} open={pressed === 'return'}>
            <ReturnForm lastResult={resultOf('return')} />
          </Disclosure>
        </Card>
      )}
    </div>
  );
}

function PayForm({ lastResult }: { lastResult: Result }) {
  const { t } = useTranslation('settlement');
  const [form, fields] = useForm<{ reference: string }>({ id: 'settlement-pay', lastResult });
  return (
    <ActForm
      act="pay"
      hint={t('act.payHint')}
      form={form}
      fields={fields}
      labels={{ reference: t('act.reference') }}
    >
      <TextField
        meta={fields.reference}
        label={t('act.reference')}
        hint={t('act.referenceHint')}
        maxLength={60}
        autoComplete="off"
      />
      <SubmitButton block>{t('act.pay')}</SubmitButton>
    </ActForm>
  );
}

function ReturnForm({ lastResult }: { lastResult: Result }) {
  const { t } = useTranslation('settlement');
  const [form, fields] = useForm<{ reason: string }>({ id: 'settlement-return', lastResult });
  return (
    <ActForm
      act="return"
      hint={t('act.returnHint')}
      form={form}
      fields={fields}
      labels={{ reason: t('act.reason') }}
    >
      <SelectField
        meta={fields.reason}
        label={t('act.reason')}
        placeholder={t('act.choose')}
        options={RETURN_REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
      />
      <SubmitButton variant="danger" block>
        {t('act.return')}
      </SubmitButton>
    </ActForm>
  );
}
