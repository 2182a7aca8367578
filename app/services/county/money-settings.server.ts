import type { Db } from '~/db/client.server';
import { todayInShanghai } from '~/domain/calendar';
import { MONEY_SETTINGS, type MoneySettings, moneySettings } from '~/domain/county-settings';

/** What the county has decided about money, as it holds on the day of `now`. */
export async function moneySettingsOn(db: Pick<Db, '$queryRaw'>, now: Date): Promise<MoneySettings> {
  const rows = await db.$queryRaw<{ key: string; value: unknown }[]>`
    SELECT DISTINCT ON (s.key) s.key, s.value FROM county_setting s
     WHERE s.key = ANY(${Object.keys(MONEY_SETTINGS)}) AND s.valid_from <= ${todayInShanghai(now)}::date
     ORDER BY s.key, s.valid_from DESC`;
  return moneySettings(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}
