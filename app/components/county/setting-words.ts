import { useTranslation } from 'react-i18next';
import type { CountySetting, MoneySettings, PlaceSettings } from '~/domain/county-settings';
import type { Formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export type SettingKey = CountySetting | 'payee_bank_accounts';

export interface SettingValue {
  value: string | number | null;
  accounts: Readonly<Record<string, { holder: string; bank: string; number: string }>> | null;
}

type School = { id: string; nameZh: string; nameEn: string };

const DAY_MS = 86_400_000;

/** The value of a setting in words. */
export function useSettingWords(schools: readonly School[]) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const lng = useLng();
  const nameOf = (payee: string) => {
    const school = schools.find(({ id }) => id === payee);
    return school ? pick(lng, school.nameZh, school.nameEn) : t('bank.fiscal');
  };
  return (key: SettingKey, { value, accounts }: SettingValue): string => {
    switch (key) {
      case 'refund_model':
        return t(`settings.refund_model.${value as MoneySettings['refund_model']}`);
      case 'refund_batch':
        return t(`settings.refund_batch.${value as MoneySettings['refund_batch']}`);
      case 'service_charge_max_fen':
        return f.money(Number(value));
      case 'public_minimum':
        return t('settings.children', { count: Number(value) });
      case 'lines_per_child':
        return t('settings.lines', { count: Number(value) });
      case 'refund_alarm_days':
      case 'transfer_days':
      case 'transfer_grace_days':
        return f.duration(Number(value) * DAY_MS);
      case 'tie_hold_minutes':
        if (value === 0) return t('settings.noHold');
        return inHours(f, Number(value), (hours) => t('settings.hoursLong', { hours }));
      case 'offer_minutes':
      case 'offered_hold_minutes':
        return inHours(f, Number(value), (hours) => t('settings.hoursLong', { hours }));
      case 'quiet_from':
      case 'quiet_to':
        return String(value);
      case 'when_filled':
        return t(`settings.when_filled.${value as PlaceSettings['when_filled']}`);
      case 'allow_first_come':
      case 'allow_school_choice':
        return t(`settings.allow.${value as PlaceSettings['allow_first_come']}`);
      case 'payee_bank_accounts': {
        const list = Object.entries(accounts ?? {});
        if (list.length === 0) return t('settings.noAccount');
        // The end of the number is enough to tell which account it is.
        return list
          .map(([payee, { bank, number }]) => `${nameOf(payee)} · ${bank} …${number.slice(-4)}`)
          .join(lng === 'en' ? '; ' : '；');
      }
    }
  };
}

/** Never in days: hours at night do not count, so 24 of them are more than from today to tomorrow. */
function inHours(f: Formatter, minutes: number, long: (hours: number) => string): string {
  if (minutes < 24 * 60) return f.duration(minutes * 60_000);
  const left = minutes % 60;
  return [long(Math.floor(minutes / 60)), ...(left > 0 ? [f.duration(left * 60_000)] : [])].join(' ');
}
