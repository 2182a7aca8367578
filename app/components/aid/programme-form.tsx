import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { CheckboxGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField, MoneyField, TextField } from '~/components/ui/text-fields';
import { ENTITLEMENT_CLASSES } from '~/domain/aid/entitlement';
import { CHARGE_KINDS } from '~/domain/aid/programme';
import type { Refusal } from '~/domain/refusal';
import { TOWN_KINDS } from '~/domain/states';

export type ProgrammeValues = {
  nameZh: string;
  nameEn: string;
  classes: string[];
  towns: string[];
  covers: string[];
  percent: string;
  position: string;
  capFen: string;
  budgetFen: string;
  from: string;
  to: string;
};

/** What a price was frozen with: told, and sent along, but no longer asked. */
const FROZEN = ['classes', 'towns', 'covers', 'percent', 'position', 'from'] as const;

/** The terms of a programme. Once it has paid for somebody only names, last day, budget and cap are asked. */
export function ProgrammeForm({
  values,
  granted = false,
  answer,
}: {
  values: Partial<ProgrammeValues>;
  granted?: boolean;
  answer: { result: SubmissionResult<string[]>; refusals: Refusal[] } | undefined;
}) {
  const { t } = useTranslation(['aid', 'codes']);
  const [form, fields] = useForm<ProgrammeValues>({ lastResult: answer?.result, defaultValue: values });
  const labels = {
    nameZh: t('aid:form.nameZh'),
    nameEn: t('aid:form.nameEn'),
    classes: t('aid:form.classes'),
    towns: t('aid:form.towns'),
    covers: t('aid:form.covers'),
    percent: t('aid:form.percent'),
    position: t('aid:form.position'),
    capFen: t('aid:form.cap'),
    budgetFen: t('aid:form.budget'),
    from: t('aid:form.from'),
    to: t('aid:form.to'),
  };
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-5">
      <RefusalNotice refusals={answer?.refusals} title={t('aid:refused')} />
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <TextField meta={fields.nameZh} label={labels.nameZh} />
      <TextField meta={fields.nameEn} label={labels.nameEn} />
      {granted ? (
        <>
          <Notice>{t('aid:programme.frozen')}</Notice>
          {FROZEN.flatMap((name) => [values[name] ?? []].flat().map((value) => ({ name, value }))).map(
            ({ name, value }) => (
              <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
            ),
          )}
        </>
      ) : (
        <>
          <CheckboxGroupField
            meta={fields.classes}
            label={labels.classes}
            hint={t('aid:form.classesHint')}
            layout="chips"
            optional
            options={ENTITLEMENT_CLASSES.map((each) => ({
              value: each,
              label: t(`codes:entitlementClass.${each}`),
            }))}
          />
          <CheckboxGroupField
            meta={fields.towns}
            label={labels.towns}
            layout="chips"
            options={TOWN_KINDS.map((each) => ({ value: each, label: t(`codes:townKind.${each}`) }))}
          />
          <CheckboxGroupField
            meta={fields.covers}
            label={labels.covers}
            layout="chips"
            options={CHARGE_KINDS.map((each) => ({ value: each, label: t(`aid:programme.covers.${each}`) }))}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              meta={fields.percent}
              label={labels.percent}
              hint={t('aid:form.percentHint')}
              inputMode="numeric"
              className="content-start"
            />
            <TextField
              meta={fields.position}
              label={labels.position}
              hint={t('aid:form.positionHint')}
              inputMode="numeric"
              className="content-start"
            />
          </div>
          <DateField meta={fields.from} label={labels.from} />
        </>
      )}
      <DateField meta={fields.to} label={labels.to} />
      <div className="grid gap-5 sm:grid-cols-2">
        <MoneyField meta={fields.budgetFen} label={labels.budgetFen} className="content-start" />
        <MoneyField
          meta={fields.capFen}
          label={labels.capFen}
          hint={t('aid:form.capHint')}
          optional
          className="content-start"
        />
      </div>
      <SubmitButton className="justify-self-start">{t('aid:form.save')}</SubmitButton>
    </Form>
  );
}
