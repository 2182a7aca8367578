import { Form, Link, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
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
  const form = useRef<HTMLFormElement>(null);
  // A link or the way back may have changed the question; the fields follow, and whoever types keeps the place.
  useEffect(() => {
    if (form.current) writeInto(form.current, { on, severity: severity ?? '', binds: binds ?? '', q: text });
  }, [on, severity, binds, text]);
  const go = () => form.current && submit(form.current, { replace: true, preventScrollReset: true });
  const asked = severity !== null || binds !== null || text !== '';
  return (
    <Form
      method="get"
      role="search"
      aria-label={t('rules:search')}
      ref={form}
      onChange={(event) => (event.target as HTMLElement).tagName === 'SELECT' && go()}
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
      <DateField
        name="on"
        label={t('rules:on')}
        defaultValue={on}
        // A date is whole when one leaves it; while the year is typed it is another year.
        onBlur={(event) => event.currentTarget.value !== on && event.currentTarget.value !== '' && go()}
      />
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

function writeInto(form: HTMLFormElement, values: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    if (field !== document.activeElement && field.value !== value) field.value = value;
  }
}
