import { addDays, instantOf, todayInShanghai } from '../calendar';
import type { MoneySettings } from '../county-settings';

/** Transfers are due at the end of a banking day, minutes since midnight in the county. */
const END_OF_DAY = 17 * 60;

export type TransferDates = {
  readonly remindAt: Date;
  readonly dueAt: Date;
  /** The place goes: the last day plus the county's days of grace. */
  readonly heldUntil: Date;
};

/** When a bank transfer that is chosen now is due: `transfer_days` from today at 17:00, the reminder a day before. */
export function transferDates(
  { transfer_days, transfer_grace_days }: Pick<MoneySettings, 'transfer_days' | 'transfer_grace_days'>,
  now: Date,
): TransferDates {
  const today = todayInShanghai(now);
  const dueAt = instantOf(addDays(today, transfer_days), END_OF_DAY);
  return {
    remindAt: instantOf(addDays(today, Math.max(1, transfer_days - 1)), 9 * 60),
    dueAt,
    heldUntil: instantOf(addDays(today, transfer_days + transfer_grace_days), END_OF_DAY),
  };
}
