import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CheckboxGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { SelectField, TextField } from '~/components/ui/text-fields';
import type { Scope } from '~/domain/access/scopes';
import { TOKEN_DAYS, TOKEN_LIVES } from '~/domain/access/token-life';
import type { tokenForm } from '~/forms/api/token';
import { scopeKey } from './scope-key';

/** Makes a token: for what, with which of the scopes that its person has, for how long. */
export function NewToken({
  scopes,
  lastResult,
}: {
  /** Without `public:read`, which every token has. */
  scopes: readonly Scope[];
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation('api');
  const [form, fields] = useForm<z.input<typeof tokenForm>>({
    id: 'new-token',
    lastResult,
    defaultValue: { days: String(TOKEN_DAYS.usual) },
  });
  const labels = { name: t('tokens.name'), scopes: t('tokens.scopes'), days: t('tokens.days') };
  return (
    <Card as="section" title={t('tokens.create')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <TextField
          meta={fields.name}
          label={labels.name}
          hint={t('tokens.nameHint')}
          maxLength={60}
          autoComplete="off"
        />
        {scopes.length > 0 ? (
          <CheckboxGroupField
            meta={fields.scopes}
            label={labels.scopes}
            hint={t('tokens.scopesHint')}
            optional
            options={scopes.map((scope) => ({
              value: scope,
              label: t(`scope.${scopeKey(scope)}.label`),
              hint: t(`scope.${scopeKey(scope)}.hint`),
            }))}
          />
        ) : (
          <p className="text-ink-soft">{t('tokens.noScopes')}</p>
        )}
        <SelectField
          meta={fields.days}
          label={labels.days}
          hint={t('tokens.daysHint')}
          placeholder={null}
          options={TOKEN_LIVES.map((count) => ({
            value: String(count),
            label: t('tokens.daysOption', { count }),
          }))}
        />
        <SubmitButton className="justify-self-start">{t('tokens.create')}</SubmitButton>
      </Form>
    </Card>
  );
}
