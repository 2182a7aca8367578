import { Form, Link, useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { buttonClass, SubmitButton } from '~/components/ui/button';
import { DateField, SelectField, TextField } from '~/components/ui/text-fields';
import { RULE_BINDS, RULE_SEVERITIES } from '~/domain/reduction/rule';

/** What to show of the rule book. Its address is its only state; without script it is a plain form. */
export function RuleFilter({
  on,
  severity,
  binds,
  text,
}: {
  on: string;
  severity: string | null;
  binds: string | null;
  text: string;
}) {
  const { t } = useTranslation(['rules', 'common']);
  const submit = useSubmit();
  const asked = severity !== null || binds !== null || text !== '';
  return (
    <Form
      method="get"
      role="search"
      aria-label={t('rules:search')}
      key={`${on}${severity}${binds}${text}`}
      onChange={(event) => {
        if ((event.target as HTMLInputElement).name !== 'q')
          submit(event.currentTarget, { replace: true, preventScrollReset: true });
      }}
      className="no-print grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <TextField
        name="q"
        type="search"
        label={t('rules:search')}
        placeholder={t('rules:searchHint')}
        defaultValue={text}
        maxLength={100}
        autoComplete="off"
      />
      <SelectField
        name="severity"
        label={t('rules:severityLabel')}
        placeholder={t('rules:any')}
        defaultValue={severity ?? ''}
        options={RULE_SEVERITIES.map((value) => ({ value, label: t(`rules:severity.${value}`) }))}
      />
      <SelectField
        name="binds"
        label={t('rules:bindsLabel')}
        placeholder={t('rules:any')}
        defaultValue={binds ?? ''}
        options={RULE_BINDS.map((value) => ({ value, label: t(`rules:binds.${value}`) }))}
      />
      <DateField name="on" label={t('rules:on')} defaultValue={on} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{t('rules:show')}</SubmitButton>
        {asked && (
          <Link to="/rules" className={buttonClass({ variant: 'quiet' })}>
            {t('rules:clear')}
          </Link>
        )}
      </div>
    </Form>
  );
}
