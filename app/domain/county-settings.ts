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

/** What each setting is while the county has not decided, and which values it can have. */
export const MONEY_SETTINGS: {
  readonly [K in MoneySetting]: {
    readonly unset: MoneySettings[K];
    readonly is: (value: unknown) => boolean;
  };
} = {
  refund_model: { unset: 'per_lesson', is: oneOf(REFUND_MODELS) },
  refund_batch: { unset: 'at_once', is: oneOf(REFUND_BATCHES) },
  refund_alarm_days: { unset: 5, is: wholeIn(1, 60) },
  service_charge_max_fen: { unset: 0, is: wholeIn(0, 1_000_000) },
  transfer_days: { unset: 3, is: wholeIn(1, 14) },
  transfer_grace_days: { unset: 2, is: wholeIn(0, 14) },
  public_minimum: { unset: 5, is: wholeIn(2, 100) },
};

/** Reads what is stored; a value that cannot be one is as good as none. */
export function moneySettings(stored: Readonly<Record<string, unknown>>): MoneySettings {
  const entries = Object.entries(MONEY_SETTINGS).map(([key, { unset, is }]) => [
    key,
    is(stored[key]) ? stored[key] : unset,
  ]);
  return Object.fromEntries(entries) as MoneySettings;
}
