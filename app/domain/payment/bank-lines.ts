import { isSchoolDate, type SchoolDate } from '../calendar';
import { type Fen, parseYuan } from '../money';
import type { Refusal } from '../refusal';

/** One booking of a bank statement. Money in is positive. */
export type BankBooking = {
  /** The bank's own number of it. */
  readonly externalId: string;
  readonly bookedOn: SchoolDate;
  readonly amountFen: Fen;
  readonly payer: string;
  readonly payerAccount: string;
  /** What was written on it, every field of it together. */
  readonly text: string;
};

export type BankFile =
  | { readonly kind: 'read'; readonly bookings: readonly BankBooking[] }
  | { readonly kind: 'refused'; readonly refusals: Refusal[] };

type Column = 'externalId' | 'date' | 'amount' | 'in' | 'out' | 'payer' | 'payerAccount' | 'text';

/** The most that an account of ours can book at once, 20 million yuan: the database's whole numbers end behind it. */
const MOST_FEN = 2_000_000_000;

/** Whether a bank's own number can be kept: something visible, of a length that numbers have (ISO 20022: 35, and a part). */
export function isBookingNumber(text: string): boolean {
  return text.length <= 80 && /^[^\p{C}]+$/u.test(text);
}

/** Whether an amount, in or out, is one that can be booked. */
export function isBookable(amountFen: Fen): boolean {
  return Math.abs(amountFen) <= MOST_FEN;
}

/** Heads of the columns, as banks here name them; `amount` is signed, or `in` and `out` stand apart. */
export const BANK_COLUMNS: Record<Column, readonly string[]> = {
  externalId: ['交易流水号', '流水号', '银行流水号', '凭证号', 'booking_id'],
  date: ['交易日期', '记账日期', '入账日期', '日期', 'date'],
  amount: ['交易金额', '发生额', '金额', '金额(元)', 'amount'],
  in: ['贷方发生额', '收入', '收入金额', '贷方金额', 'credit'],
  out: ['借方发生额', '支出', '支出金额', '借方金额', 'debit'],
  payer: ['对方户名', '对方名称', '付款人', '付款人名称', 'payer'],
  payerAccount: ['对方账号', '对方账户', '付款人账号', 'payer_account'],
  text: ['附言', '摘要', '用途', '备注', 'remark'],
};

const plain = (cell: unknown) => (cell == null ? '' : String(cell)).normalize('NFKC').trim();
const headOf = (cell: unknown) => plain(cell).toLowerCase().replace(/\s/g, '');

type Columns = Partial<Record<Column, number>> & { texts: number[] };

function columnsOf(row: readonly unknown[]): Columns | null {
  const heads = row.map(headOf);
  const at = (column: Column) =>
    heads.findIndex((head) => BANK_COLUMNS[column].some((name) => headOf(name) === head));
  const found: Columns = {
    texts: heads.flatMap((head, index) => (BANK_COLUMNS.text.includes(head) ? [index] : [])),
  };
  for (const column of Object.keys(BANK_COLUMNS) as Column[]) {
    const index = at(column);
    if (index >= 0) found[column] = index;
  }
  const whole = found.externalId !== undefined && found.date !== undefined;
  return whole && (found.amount !== undefined || found.in !== undefined) ? found : null;
}

/**
 * Reads the rows of a statement saved as CSV or XLSX. Lines above the heads (the bank's name, the account) and lines
 * without a booking number (sums) are passed over. Each line that cannot be read is a refusal with its row: a statement
 * is taken whole or not at all.
 */
export function readBankRows(rows: readonly (readonly unknown[])[]): BankFile {
  const top = rows.slice(0, 30).findIndex((row) => columnsOf(row) !== null);
  const columns = columnsOf(rows[top] ?? []);
  if (!columns) return { kind: 'refused', refusals: [{ code: 'bank_columns', path: 'file' }] };
  const bookings: BankBooking[] = [];
  const refusals: Refusal[] = [];
  for (const [index, row] of rows.entries()) {
    if (index <= top) continue;
    const cell = (column: Column) => plain(row[columns[column] ?? -1]);
    const externalId = cell('externalId');
    if (externalId === '') continue;
    const bookedOn = dateOf(row[columns.date ?? -1]);
    const amountFen = amountOf(cell('amount'), cell('in'), cell('out'));
    if (bookedOn === null || amountFen === null || !isBookable(amountFen) || !isBookingNumber(externalId)) {
      refusals.push({ code: 'bank_row', path: 'file', params: { row: index + 1 } });
      continue;
    }
    if (amountFen === 0) continue;
    const text = columns.texts.flatMap((at) => plain(row[at]) || []).join(' ');
    bookings.push({
      externalId,
      bookedOn,
      amountFen,
      payer: cell('payer'),
      payerAccount: cell('payerAccount'),
      text,
    });
  }
  if (refusals.length > 0) return { kind: 'refused', refusals: refusals.slice(0, 10) };
  if (bookings.length === 0) return { kind: 'refused', refusals: [{ code: 'bank_empty', path: 'file' }] };
  return { kind: 'read', bookings };
}

/** 2026-11-22, 2026/11/22, 20261122, with or without a time, and a date cell of a spreadsheet. */
function dateOf(cell: unknown): SchoolDate | null {
  const text = cell instanceof Date ? cell.toISOString() : plain(cell);
  const [, year, month, day] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isSchoolDate(date) ? date : null;
}

function amountOf(amount: string, moneyIn: string, moneyOut: string): Fen | null {
  if (amount !== '') return signedYuan(amount);
  const [credit, debit] = [moneyIn || '0', moneyOut || '0'].map(signedYuan);
  return credit == null || debit == null ? null : credit - Math.abs(debit);
}

function signedYuan(text: string): Fen | null {
  const fen = parseYuan(text.replace(/^[+-]/, ''));
  return fen === null ? null : text.startsWith('-') ? -fen : fen;
}
