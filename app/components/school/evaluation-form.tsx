import { type SubmissionResult, useForm } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { TextField } from '~/components/ui/text-fields';
import { useFormat } from '~/i18n/use-format';

/** How many families answered and were satisfied at the end of a term (P16). */
export function EvaluationForm({
  evaluation,
  lastResult,
}: {
  evaluation: { answered: number; satisfied: number } | null;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation('findings');
  const f = useFormat();
  const [form, fields] = useForm<{ answered: string; satisfied: string }>({
    id: 'evaluation',
    lastResult,
    defaultValue: evaluation
      ? { answered: String(evaluation.answered), satisfied: String(evaluation.satisfied) }
      : {},
  });
  const labels = { answered: t('evaluation.answered'), satisfied: t('evaluation.satisfied') };
  return (
    <Card as="section" title={t('evaluation.title')}>
      <p className="text-sm text-ink-soft">{t('evaluation.lead')}</p>
      <p>
        {evaluation
          ? t('evaluation.recorded', {
              answered: f.number(evaluation.answered),
              satisfied: f.number(evaluation.satisfied),
              share: f.percent(evaluation.satisfied / evaluation.answered),
            })
          : t('evaluation.none')}
      </p>
      <ActForm act="evaluate" form={form} fields={fields} labels={labels}>
        <TextField meta={fields.answered} label={labels.answered} inputMode="numeric" />
        <TextField meta={fields.satisfied} label={labels.satisfied} inputMode="numeric" />
        <SubmitButton variant="secondary">{t('evaluation.save')}</SubmitButton>
      </ActForm>
    </Card>
  );
}
