import { db } from '~/db/client.server';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import {
  COUNTY_SETTINGS,
  type CountySetting,
  MONEY_SETTINGS,
  PLACE_SETTINGS,
} from '~/domain/county-settings';
import { type BankAccount, bankAccounts } from '~/domain/payment/bank-account';
import { type SettingDecision, settingDecisions } from './change-setting.server';

export type SettingKey = CountySetting | 'payee_bank_accounts';

/** A decision as the page shows it; accounts by payee where it is about those. */
export type ShownDecision = {
  id: string;
  from: SchoolDate;
  source: string;
  value: string | number | null;
  accounts: Readonly<Record<string, BankAccount>> | null;
};

export type ShownSetting = {
  key: SettingKey;
  /** What holds today, decided or by default. */
  now: Omit<ShownDecision, 'id' | 'from' | 'source'>;
  decided: boolean;
  /** All decisions, those to come first. */
  history: ShownDecision[];
};

const GROUPS = {
  money: [...(Object.keys(MONEY_SETTINGS) as CountySetting[]), 'payee_bank_accounts'],
  places: Object.keys(PLACE_SETTINGS) as CountySetting[],
} as const satisfies Record<string, readonly SettingKey[]>;

export type SettingGroup = { group: keyof typeof GROUPS; settings: ShownSetting[] };

/** Every setting with what holds today and all decisions about it: first those about money, then those about places. */
export async function settingsPage(now: Date): Promise<SettingGroup[]> {
  const decisions = await settingDecisions(db);
  const today = todayInShanghai(now);
  return (['money', 'places'] as const).map((group) => ({ group, settings: GROUPS[group].map(settingOf) }));

  function settingOf(key: SettingKey): ShownSetting {
    const history = decisions.filter((each) => each.key === key).map(shown);
    const current = history.find(({ from }) => from <= today);
    const unset =
      key === 'payee_bank_accounts'
        ? { value: null, accounts: {} }
        : { value: COUNTY_SETTINGS[key].unset, accounts: null };
    return {
      key,
      now: current ? { value: current.value, accounts: current.accounts } : unset,
      decided: current !== undefined,
      history,
    };
  }
}

function shown({ id, key, value, from, source }: SettingDecision): ShownDecision {
  const accounts = key === 'payee_bank_accounts' ? bankAccounts(value) : null;
  const plain = typeof value === 'string' || typeof value === 'number' ? value : null;
  return { id, from, source, value: plain, accounts };
}
