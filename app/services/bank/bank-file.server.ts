import { type BankFile, readBankRows } from '~/domain/payment/bank-lines';
import { decodeText } from '../roster/decode-text';
import { rosterBytesMax, sheetOf } from '../roster/sheet.server';
import { readCamt053 } from './camt053.server';

/**
 * Reads a bank statement by what the file is and not by its name: camt.053 (XML), or a table as CSV (UTF-8, UTF-16,
 * GB18030) or XLSX with the columns of `BANK_COLUMNS`.
 */
export async function readBankFile(
  content: Uint8Array<ArrayBuffer>,
): Promise<BankFile & { format?: 'csv' | 'camt053' }> {
  if (content.byteLength > rosterBytesMax) {
    const params = { mb: rosterBytesMax / 1024 / 1024 };
    return { kind: 'refused', refusals: [{ code: 'file_size', path: 'file', params }] };
  }
  const text = decodeText(content);
  if (text !== null && /^\s*</.test(text)) return { ...readCamt053(text), format: 'camt053' };
  const sheet = await sheetOf(content);
  if (!('kind' in sheet)) return { ...readBankRows(sheet), format: 'csv' };
  return { kind: 'refused', refusals: [{ code: 'bank_unreadable', path: 'file' }] };
}
