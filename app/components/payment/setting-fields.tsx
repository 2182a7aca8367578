import { useTranslation } from 'react-i18next';
import { MoneyField, SelectField, TextField } from '~/components/ui/text-fields';
import { REFUND_BATCHES } from '~/domain/county-settings';
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
  switch (setting) {
    case 'refund_model':
      return (
        <SelectField
          {...props}
          placeholder={null}
          defaultValue={typed('value') ?? String(now.value)}
          options={REFUND_MODELS.map((value) => ({ value, label: t(`settings.refund_model.${value}`) }))}
        />
      );
    case 'refund_batch':
      return (
        <SelectField
          {...props}
          placeholder={null}
          defaultValue={typed('value') ?? String(now.value)}
          options={REFUND_BATCHES.map((value) => ({ value, label: t(`settings.refund_batch.${value}`) }))}
        />
      );
    case 'service_charge_max_fen':
      return <MoneyField {...props} required defaultValue={typed('value') ?? yuanText(Number(now.value))} />;
    case 'payee_bank_accounts':
      return <AccountFields now={now} schools={schools} typed={typed} error={error} />;
    default:
      return (
        <TextField
          {...props}
          required
          inputMode="numeric"
          defaultValue={typed('value') ?? String(now.value)}
        />
      );
  }
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
