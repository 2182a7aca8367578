import { useTranslation } from 'react-i18next';
import { MoneyField, type Option, SelectField, TextField, TimeField } from '~/components/ui/text-fields';
import { REFUND_BATCHES, WHEN_FILLED, YES_NO } from '~/domain/county-settings';
import { yuanText } from '~/domain/money';
import { REFUND_MODELS } from '~/domain/pricing/refund-models';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import type { SettingKey, SettingValue } from './setting-words';

interface SettingFieldsProps {
  setting: SettingKey;
  now: SettingValue;
  schools: readonly { id: string; nameZh: string; nameEn: string }[];
  /** What was typed before the form came back. */
  typed: (name: string) => string | undefined;
  error: (name: string) => string | undefined;
}

/** The fields of one setting's value. */
export function SettingFields({ setting, now, schools, typed, error }: SettingFieldsProps) {
  const { t } = useTranslation('money');
  const props = { name: 'value', label: t('settings.value'), error: error('value') };
  const defaultValue = typed('value') ?? String(now.value);
  const choose = (options: Option[]) => (
    <SelectField {...props} placeholder={null} defaultValue={defaultValue} options={options} />
  );
  switch (setting) {
    case 'refund_model':
      return choose(REFUND_MODELS.map((value) => ({ value, label: t(`settings.refund_model.${value}`) })));
    case 'refund_batch':
      return choose(REFUND_BATCHES.map((value) => ({ value, label: t(`settings.refund_batch.${value}`) })));
    case 'when_filled':
      return choose(WHEN_FILLED.map((value) => ({ value, label: t(`settings.when_filled.${value}`) })));
    case 'allow_first_come':
    case 'allow_school_choice':
      return choose(YES_NO.map((value) => ({ value, label: t(`settings.allow.${value}`) })));
    case 'service_charge_max_fen':
      return <MoneyField {...props} required defaultValue={typed('value') ?? yuanText(Number(now.value))} />;
    case 'quiet_from':
    case 'quiet_to':
      return <TimeField {...props} required defaultValue={defaultValue} />;
    case 'offer_minutes':
    case 'tie_hold_minutes':
    case 'offered_hold_minutes':
      return <SpanFields minutes={Number(now.value)} typed={typed} error={error} />;
    case 'payee_bank_accounts':
      return <AccountFields now={now} schools={schools} typed={typed} error={error} />;
    default:
      return <TextField {...props} required inputMode="numeric" defaultValue={defaultValue} />;
  }
}

/** A length of time in hours and minutes. */
function SpanFields({
  minutes,
  typed,
  error,
}: { minutes: number } & Pick<SettingFieldsProps, 'typed' | 'error'>) {
  const { t } = useTranslation('money');
  const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      {(['hours', 'minutes'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`settings.${name}`)}
          required
          inputMode="numeric"
          maxLength={4}
          defaultValue={typed(name) ?? String(parts[name])}
          error={error(name)}
        />
      ))}
    </div>
  );
}

function AccountFields({ schools, typed, error }: Omit<SettingFieldsProps, 'setting'>) {
  const { t } = useTranslation('money');
  const lng = useLng();
  const text = (name: 'holder' | 'bank' | 'number') => (
    <TextField
      key={name}
      name={name}
      label={t(`settings.${name}`)}
      maxLength={name === 'number' ? 40 : 120}
      inputMode={name === 'number' ? 'numeric' : undefined}
      required
      autoComplete="off"
      defaultValue={typed(name)}
      error={error(name)}
    />
  );
  return (
    <>
      <SelectField
        name="payee"
        label={t('settings.payee')}
        placeholder={null}
        defaultValue={typed('payee') ?? 'fiscal'}
        error={error('payee')}
        options={[
          { value: 'fiscal', label: t('bank.fiscal') },
          ...schools.map(({ id, nameZh, nameEn }) => ({ value: id, label: pick(lng, nameZh, nameEn) })),
        ]}
      />
      {(['holder', 'bank', 'number'] as const).map(text)}
    </>
  );
}
