import type { SchoolDate } from './calendar';
import type { PayeeParty } from './ledger/accounts';

/** The series a receipt is numbered in: who collected (F3), and the year it came. */
export function seriesOf(payee: PayeeParty, paidOn: SchoolDate): string {
  return `${payee}-${paidOn.slice(0, 4)}`;
}

/** The number on the paper: its series and six digits, `fiscal-2026-000123`. */
export function receiptNumber({ series, number }: { series: string; number: number }): string {
  return `${series}-${String(number).padStart(6, '0')}`;
}
