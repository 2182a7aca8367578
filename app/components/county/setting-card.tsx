import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { DateField, TextField } from '~/components/ui/text-fields';
import { useFormat } from '~/i18n/use-format';
import { SettingFields } from './setting-fields';
import { type SettingKey, type SettingValue, useSettingWords } from './setting-words';

interface Decision extends SettingValue {
  id: string;
  from: string;
  source: string;
}

interface SettingCardProps {
  setting: { key: SettingKey; now: SettingValue; decided: boolean; history: readonly Decision[] };
  schools: readonly { id: string; nameZh: string; nameEn: string }[];
  mayWrite: boolean;
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** One setting: what holds, what will hold, every decision with its source, and a form for the next one. */
export function SettingCard({ setting, schools, mayWrite, today, lastResult }: SettingCardProps) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const words = useSettingWords(schools);
  const { key, now, decided, history } = setting;
  const typed = (name: string) => {
    const value = lastResult?.initialValue?.[name];
    return typeof value === 'string' ? value : undefined;
  };
  const error = (name: string) => lastResult?.error?.[name]?.[0];
  // Every card has the same two; read out, each says of what.
  const named = (act: string) => (
    <span>
      {act}
      <span className="sr-only"> {t(`settings.name.${key}`)}</span>
    </span>
  );
  return (
    <Card as="section" level={3} title={t(`settings.name.${key}`)}>
      <p className="font-semibold">{words(key, now)}</p>
      {!decided && <p className="text-sm text-ink-soft">{t('settings.unset')}</p>}
      <p className="text-sm text-ink-soft">{t(`settings.hint.${key}`)}</p>
      {history.length > 0 && (
        <Disclosure summary={named(t('settings.history'))}>
          <ul className="grid gap-2 text-sm">
            {history.map((each) => (
              <li key={each.id} className="rounded-control bg-sunken px-3 py-2">
                <p className="font-semibold">
                  {t('settings.next', { from: f.date(each.from, { year: true }) })}
                  {t('colon')}
                  {words(key, each)}
                </p>
                <p className="text-ink-soft">
                  {t('settings.source')}
                  {t('colon')}
                  {each.source}
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {mayWrite && (
        <Disclosure summary={named(t('settings.change'))} open={lastResult !== undefined}>
          <Form method="post" className="grid gap-3">
            <input type="hidden" name="key" value={key} />
            <SettingFields setting={key} now={now} schools={schools} typed={typed} error={error} />
            <DateField
              name="validFrom"
              label={t('settings.from')}
              min={today}
              required
              defaultValue={typed('validFrom') ?? today}
              error={error('validFrom')}
            />
            <TextField
              name="source"
              label={t('settings.source')}
              hint={t('settings.sourceHint')}
              maxLength={200}
              required
              defaultValue={typed('source')}
              error={error('source')}
            />
            <SubmitButton>{t('settings.act')}</SubmitButton>
          </Form>
        </Disclosure>
      )}
    </Card>
  );
}
