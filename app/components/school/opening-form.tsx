import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { MoneyField, TextField } from '~/components/ui/text-fields';
import { useFormat } from '~/i18n/use-format';
import { wallClock } from './wall-clock';

interface OpeningFormProps {
  /** As planned, ISO; null when nothing is planned. */
  opensAt: string | null;
  closesAt: string | null;
  /** The closing time planned is over. */
  late: boolean;
  first: { date: string; startMinute: number };
  /** Most the school may charge for its service (F2); 0: it may not charge any. Whole fen. */
  serviceMaxFen: number;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Opens a class for enrollment, between two times that the provider planned and the school may move. */
export function OpeningForm(props: OpeningFormProps) {
  const { opensAt, closesAt, late, first, serviceMaxFen, lastResult } = props;
  const { t } = useTranslation('school');
  const f = useFormat();
  const [form, fields] = useForm<Record<'opensAt' | 'closesAt' | 'serviceFen', string>>({
    id: 'opening',
    lastResult,
    defaultValue: {
      opensAt: opensAt ? wallClock(new Date(opensAt)) : '',
      closesAt: closesAt ? wallClock(new Date(closesAt)) : '',
    },
  });
  const labels = {
    opensAt: t('offerings.open.opensAt'),
    closesAt: t('offerings.open.closesAt'),
    serviceFen: t('offerings.open.service'),
  };
  return (
    <Card as="section" title={t('offerings.open.title')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <input type="hidden" name="act" value="open" />
        <p className="text-sm text-ink-soft">{t('offerings.open.hint')}</p>
        {late && <Notice tone="warn">{t('offerings.open.moved')}</Notice>}
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <TextField meta={fields.opensAt} type="datetime-local" label={labels.opensAt} />
        <TextField
          meta={fields.closesAt}
          type="datetime-local"
          label={labels.closesAt}
          hint={t('offerings.open.closesHint', { date: f.date(first.date), time: f.time(first.startMinute) })}
        />
        {serviceMaxFen > 0 && (
          <MoneyField
            meta={fields.serviceFen}
            label={labels.serviceFen}
            optional
            hint={t('offerings.open.serviceHint', { most: f.money(serviceMaxFen) })}
          />
        )}
        <SubmitButton block>{t('offerings.open.button')}</SubmitButton>
      </Form>
    </Card>
  );
}
