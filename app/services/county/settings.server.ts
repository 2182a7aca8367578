import type { Db } from '~/db/client.server';
import { todayInShanghai } from '~/domain/calendar';
import {
  MONEY_SETTINGS,
  type MoneySettings,
  moneySettings,
  PLACE_SETTINGS,
  type PlaceSettings,
  placeSettings,
} from '~/domain/county-settings';

/** What the county has decided about money, as it holds on the day of `now`. */
export async function moneySettingsOn(db: Pick<Db, '$queryRaw'>, now: Date): Promise<MoneySettings> {
  return moneySettings(await storedSettings(db, Object.keys(MONEY_SETTINGS), now));
}

/** What the county has decided about places, as it holds on the day of `now`. */
export async function placeSettingsOn(db: Pick<Db, '$queryRaw'>, now: Date): Promise<PlaceSettings> {
  return placeSettings(await storedSettings(db, Object.keys(PLACE_SETTINGS), now));
}

async function storedSettings(
  db: Pick<Db, '$queryRaw'>,
  keys: readonly string[],
  now: Date,
): Promise<Record<string, unknown>> {
  const rows = await db.$queryRaw<{ key: string; value: unknown }[]>`
    SELECT DISTINCT ON (s.key) s.key, s.value FROM county_setting s
     WHERE s.key = ANY(${keys}) AND s.valid_from <= ${todayInShanghai(now)}::date
     ORDER BY s.key, s.valid_from DESC`;
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}
