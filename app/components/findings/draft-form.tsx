import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { paramLines, useParamText } from '~/components/rules/param-lines';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CheckboxField, RadioGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { DateField, TextareaField, TextField, TimeField } from '~/components/ui/text-fields';
import { type ParamPlace, paramPlaces } from '~/domain/reduction/param-places';
import { RULE_SEVERITIES, type RuleVersion } from '~/domain/reduction/rule';
import { paramField } from '~/forms/rules/draft';
import { useFormat } from '~/i18n/use-format';

const TEXTS = ['titleZh', 'titleEn', 'wordsZh', 'wordsEn', 'note'] as const;
const SOURCES = ['sourceTitleZh', 'sourceTitleEn', 'sourceNumber', 'sourceArticle'] as const;

const textOf = (value: ParamPlace['value']) =>
  typeof value === 'boolean'
    ? value
      ? 'on'
      : ''
    : typeof value === 'object'
      ? value.join('\n')
      : String(value);

/** A new version of a rule: every number of the one in force as a field of its kind, and from when, for whom, by what. */
export function DraftForm({
  version,
  suggestedFrom,
  lastResult,
}: {
  version: RuleVersion;
  suggestedFrom: string;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(['findings', 'rules', 'codes']);
  const f = useFormat();
  const text = useParamText();
  const places = paramPlaces(version.params);
  const { source, title, words } = version;
  const [form, fields] = useForm<Record<string, string>>({
    id: 'rule-draft',
    lastResult,
    defaultValue: {
      severity: version.severity,
      from: suggestedFrom,
      reach: version.reach,
      sourceTitleZh: source.title.zh,
      sourceTitleEn: source.title.en,
      sourceNumber: source.number ?? '',
      sourceArticle: source.article ?? '',
      sourceDate: source.date ?? '',
      titleZh: title.zh,
      titleEn: title.en,
      wordsZh: words.zh,
      wordsEn: words.en,
      ...Object.fromEntries(places.map(({ value }, index) => [paramField(index), textOf(value)])),
    },
  });
  const lines = paramLines(version.params);
  const labelOf = (key: string) => {
    const line = lines.find((each) => each.key === key || key.startsWith(`${each.key}.`));
    return line ? text.label(line) : key;
  };
  const word = (name: string) => t(`findings:rules.form.${name as 'note'}`);
  const labels: Record<string, string> = {
    ...Object.fromEntries(
      [...TEXTS, ...SOURCES, 'sourceDate', 'severity', 'reach', 'from'].map((n) => [n, word(n)]),
    ),
    ...Object.fromEntries(places.map(({ key }, index) => [paramField(index), labelOf(key)])),
  };
  return (
    <Form method="post" {...getFormProps(form)} noValidate className="grid gap-5">
      <ErrorSummary
        form={form}
        fields={Object.fromEntries(
          Object.keys(labels).flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])),
        )}
        labels={labels}
      />
      <Card as="section" title={t('findings:rules.form.params')}>
        {places.length === 0 && <p className="text-ink-soft">{t('findings:rules.form.noParams')}</p>}
        {places.map(({ key, value }, index) => (
          <ParamInput
            key={key}
            label={labelOf(key)}
            value={value}
            meta={fields[paramField(index)]}
            listHint={t('findings:rules.form.list')}
          />
        ))}
      </Card>
      <Card as="section">
        <DateField
          meta={fields.from}
          label={labels.from ?? ''}
          hint={t('findings:rules.form.fromHint', { date: f.date(version.from, { year: true }) })}
        />
        <RadioGroupField
          meta={fields.severity}
          label={labels.severity ?? ''}
          options={RULE_SEVERITIES.map((each) => ({
            value: each,
            label: t(`findings:rules.form.severityOf.${each}`),
          }))}
        />
        <RadioGroupField
          meta={fields.reach}
          label={labels.reach ?? ''}
          options={(['new_acts', 'everything'] as const).map((each) => ({
            value: each,
            label: t(`findings:rules.form.reachOf.${each}`),
          }))}
        />
      </Card>
      <Card as="section">
        {SOURCES.map((name, index) => (
          <TextField key={name} meta={fields[name]} label={labels[name] ?? ''} optional={index > 1} />
        ))}
        <DateField meta={fields.sourceDate} label={labels.sourceDate ?? ''} optional />
      </Card>
      <Card as="section">
        {TEXTS.map((name) => (
          <TextareaField
            key={name}
            meta={fields[name]}
            label={labels[name] ?? ''}
            rows={name.startsWith('title') ? 1 : 3}
            optional={name === 'note'}
          />
        ))}
      </Card>
      <SubmitButton>{t('findings:rules.form.save')}</SubmitButton>
    </Form>
  );
}

function ParamInput({
  label,
  value,
  meta,
  listHint,
}: {
  label: string;
  value: ParamPlace['value'];
  meta: Parameters<typeof TextField>[0]['meta'];
  listHint: string;
}) {
  if (typeof value === 'boolean') return <CheckboxField meta={meta} label={label} />;
  if (typeof value === 'object') {
    return <TextareaField meta={meta} label={label} hint={listHint} rows={Math.min(10, value.length + 2)} />;
  }
  if (typeof value === 'string' && /^\d\d:\d\d$/.test(value)) return <TimeField meta={meta} label={label} />;
  return (
    <TextField meta={meta} label={label} inputMode={typeof value === 'number' ? 'decimal' : undefined} />
  );
}
