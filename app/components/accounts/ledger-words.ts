import { useTranslation } from 'react-i18next';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Names = Record<string, { nameZh: string; nameEn: string } | undefined>;

const SUBJECTS = [
  'enrollment',
  'payment',
  'refund',
  'offering',
  'lesson',
  'settlement',
  'opening',
  'child',
  'bank_line',
] as const;

/** How parties, funds, balances and subjects of the ledger are written. Needs the `accounts` namespace. */
export function useLedgerWords(names: Names) {
  const { t } = useTranslation('accounts');
  const lng = useLng();
  const f = useFormat();
  const party = (id: string): string => {
    if (id === '') return '—';
    if (id === 'fiscal') return t('party.fiscal');
    const name = names[id];
    return name ? pick(lng, name.nameZh, name.nameEn) : t('party.unknown', { id: id.slice(-8) });
  };
  return {
    party,
    /** The holder of an account; families are not named. */
    holder: (account: string, id: string) =>
      account === 'family_credit' && id !== '' ? t('party.family') : party(id),
    fund: (fund: string): string => {
      if (fund === '') return t('fund.none');
      if (fund === 'county') return t('fund.county');
      const id = fund.slice(fund.indexOf(':') + 1);
      if (fund.startsWith('programme:')) return t('fund.programme', { programme: party(id) });
      if (fund.startsWith('family:')) return t('fund.family', { payee: party(id) });
      return party(fund);
    },
    /** A balance with its side in words: nobody has to know what a minus means. */
    balance: (fen: number) =>
      fen === 0
        ? f.money(0)
        : t(fen > 0 ? 'ledger.debitSide' : 'ledger.creditSide', { amount: f.money(Math.abs(fen)) }),
    subject: (kind: string) => {
      const known = SUBJECTS.find((each) => each === kind);
      return t(`subject.${known ?? 'other'}`);
    },
  };
}
