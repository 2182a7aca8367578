import { parseClock } from './calendar';
import type { Fen } from './money';
import { REFUND_MODELS, type RefundModel } from './pricing/refund-models';

/** How families' money goes back when nobody asked for it: at once, or all of a week together. */
export const REFUND_BATCHES = ['at_once', 'weekly'] as const;
export type RefundBatch = (typeof REFUND_BATCHES)[number];

/** What the county decides for itself about money. Each value is dated, with its source, in `county_setting`. */
export type MoneySettings = {
  /** How a family's own absences and withdrawal are counted (rules.md 3.3). */
  refund_model: RefundModel;
  refund_batch: RefundBatch;
  /** A refund older than this, in days, that has not arrived alarms the bureau. */
  refund_alarm_days: number;
  /** Most a school may charge for its service for one place, as posted (F2). Whole fen. */
  service_charge_max_fen: Fen;
  /** Days a family has for a bank transfer, and days of grace after the reminder's date. */
  transfer_days: number;
  transfer_grace_days: number;
  /** Fewer children than this are not shown in public figures. */
  public_minimum: number;
};
export type MoneySetting = keyof MoneySettings;

const wholeIn = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
const oneOf = (values: readonly string[]) => (value: unknown) => values.includes(value as string);

/** A time of day as the county writes it: `HH:MM`, before midnight. */
export const isWallClock = (value: unknown) =>
  typeof value === 'string' && /^\d\d:\d\d$/.test(value) && (parseClock(value) ?? 1440) < 1440;

/** How a course that filled last term must give its places: drawn unless the school chooses otherwise, or always. */
export const WHEN_FILLED = ['draw_first', 'draw_always'] as const;
export const YES_NO = ['yes', 'no'] as const;

/** What the county decides about places. Wall clock times are `HH:MM`. */
export type PlaceSettings = {
  /** Minutes a family has to answer an offer of the waiting list; quiet hours do not count. */
  offer_minutes: number;
  /** Night, in which no answer is expected and nobody is rung. */
  quiet_from: string;
  quiet_to: string;
  /** Minutes for which a free place is kept for tied siblings who still lack another. */
  tie_hold_minutes: number;
  /** Minutes a family has to pay a place that it accepted, or that a school chose it for. */
  offered_hold_minutes: number;
  /** In how many lines a child may stand at a time, applications among them. A lost draw stands it in more. */
  lines_per_child: number;
  when_filled: (typeof WHEN_FILLED)[number];
  /** Whether schools may give places to whoever comes first, and by their own choice. */
  allow_first_come: (typeof YES_NO)[number];
  allow_school_choice: (typeof YES_NO)[number];
};
export type PlaceSetting = keyof PlaceSettings;

type Registry<Settings> = {
  readonly [K in keyof Settings]: {
    readonly unset: Settings[K];
    readonly is: (value: unknown) => boolean;
  };
};

/** What each setting is while the county has not decided, and which values it can have. */
export const MONEY_SETTINGS: Registry<MoneySettings> = {
  refund_model: { unset: 'per_lesson', is: oneOf(REFUND_MODELS) },
  refund_batch: { unset: 'at_once', is: oneOf(REFUND_BATCHES) },
  refund_alarm_days: { unset: 5, is: wholeIn(1, 60) },
  service_charge_max_fen: { unset: 0, is: wholeIn(0, 1_000_000) },
  transfer_days: { unset: 3, is: wholeIn(1, 14) },
  transfer_grace_days: { unset: 2, is: wholeIn(0, 14) },
  public_minimum: { unset: 5, is: wholeIn(2, 100) },
};

/** The same for places. */
export const PLACE_SETTINGS: Registry<PlaceSettings> = {
  offer_minutes: { unset: 24 * 60, is: wholeIn(10, 14 * 24 * 60) },
  quiet_from: { unset: '21:30', is: isWallClock },
  quiet_to: { unset: '07:00', is: isWallClock },
  tie_hold_minutes: { unset: 48 * 60, is: wholeIn(0, 14 * 24 * 60) },
  offered_hold_minutes: { unset: 24 * 60, is: wholeIn(10, 7 * 24 * 60) },
  lines_per_child: { unset: 20, is: wholeIn(1, 100) },
  when_filled: { unset: 'draw_first', is: oneOf(WHEN_FILLED) },
  allow_first_come: { unset: 'yes', is: oneOf(YES_NO) },
  allow_school_choice: { unset: 'yes', is: oneOf(YES_NO) },
};

/** Everything the county decides by a plain value. */
export const COUNTY_SETTINGS = { ...MONEY_SETTINGS, ...PLACE_SETTINGS };
export type CountySetting = keyof typeof COUNTY_SETTINGS;

/** Reads what is stored; a value that cannot be one is as good as none. */
export function moneySettings(stored: Readonly<Record<string, unknown>>): MoneySettings {
  return settingsOf(MONEY_SETTINGS, stored);
}

/** The same for places. */
export function placeSettings(stored: Readonly<Record<string, unknown>>): PlaceSettings {
  return settingsOf(PLACE_SETTINGS, stored);
}

function settingsOf<Settings extends object>(
  registry: Registry<Settings>,
  stored: Readonly<Record<string, unknown>>,
): Settings {
  const entries = Object.entries<{ unset: unknown; is: (value: unknown) => boolean }>(registry).map(
    ([key, { unset, is }]) => [key, is(stored[key]) ? stored[key] : unset],
  );
  return Object.fromEntries(entries) as Settings;
}
