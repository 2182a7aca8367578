import { useTranslation } from 'react-i18next';
import type { MoneySetting, RefundBatch } from '~/domain/county-settings';
import type { RefundModel } from '~/domain/pricing/refund-models';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export type SettingKey = MoneySetting | 'payee_bank_accounts';

export interface SettingValue {
  value: string | number | null;
  accounts: Readonly<Record<string, { holder: string; bank: string; number: string }>> | null;
}

type School = { id: string; nameZh: string; nameEn: string };

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
        return t(`settings.refund_model.${value as RefundModel}`);
      case 'refund_batch':
        return t(`settings.refund_batch.${value as RefundBatch}`);
      case 'service_charge_max_fen':
        return f.money(Number(value));
      case 'public_minimum':
        return t('settings.children', { count: Number(value) });
      case 'refund_alarm_days':
      case 'transfer_days':
      case 'transfer_grace_days':
        return t('settings.days', { count: Number(value) });
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
