import { type SubmissionResult, useForm } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { DateField, TextareaField } from '~/components/ui/text-fields';

type Result = SubmissionResult<string[]> | undefined;

/** Grant with the dates of the paper, or decline with an answer: two forms, each keeps what was typed in it. */
export function ClaimDecision({ from, to, lastResult }: { from: string; to: string; lastResult: Result }) {
  const pressed = lastResult?.initialValue?.act;
  return (
    <>
      <GrantForm from={from} to={to} lastResult={pressed === 'grant' ? lastResult : undefined} />
      <DeclineForm open={pressed === 'decline'} lastResult={pressed === 'decline' ? lastResult : undefined} />
    </>
  );
}

function GrantForm({ from, to, lastResult }: { from: string; to: string; lastResult: Result }) {
  const { t } = useTranslation('aid');
  const [form, fields] = useForm<{ from: string; to: string }>({
    id: 'grant',
    lastResult,
    defaultValue: { from, to },
  });
  const labels = { from: t('claims.from'), to: t('claims.to') };
  return (
    <Card as="section" title={t('claims.grantTitle')}>
      <p className="text-sm text-ink-soft">{t('claims.grantText')}</p>
      <ActForm act="grant" form={form} fields={{ from: fields.from, to: fields.to }} labels={labels}>
        <div className="grid gap-4 sm:grid-cols-2">
          <DateField meta={fields.from} label={labels.from} className="content-start" />
          <DateField meta={fields.to} label={labels.to} className="content-start" />
        </div>
        <SubmitButton className="justify-self-start">{t('claims.grant')}</SubmitButton>
      </ActForm>
    </Card>
  );
}

function DeclineForm({ open, lastResult }: { open: boolean; lastResult: Result }) {
  const { t } = useTranslation('aid');
  const [form, fields] = useForm<{ answer: string }>({ id: 'decline', lastResult });
  const labels = { answer: t('claims.answer') };
  return (
    <Card as="section">
      <Disclosure summary={<h2 className="text-lg">{t('claims.declineTitle')}</h2>} open={open}>
        <p className="mb-3 text-sm text-ink-soft">{t('claims.declineText')}</p>
        <ActForm act="decline" form={form} fields={{ answer: fields.answer }} labels={labels}>
          <TextareaField meta={fields.answer} label={labels.answer} maxLength={500} />
          <SubmitButton variant="danger" className="justify-self-start">
            {t('claims.decline')}
          </SubmitButton>
        </ActForm>
      </Disclosure>
    </Card>
  );
}
