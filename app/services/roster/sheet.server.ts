import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { type Refused, refused } from '~/domain/refusal';
import type { Sheet } from '~/domain/roster/columns';
import { decodeText } from './decode-text';
import { unzippedSize } from './unzipped-size';

/** Most bytes of an uploaded roster: 5 MB. */
export const rosterBytesMax = 5 * 1024 * 1024;
/** What a spreadsheet of that many rows never needs unpacked. */
const UNPACKED_MAX = 120 * 1024 * 1024;

const unreadable = refused({ code: 'roster_unreadable', path: 'file' });

const startsWith = (content: Uint8Array, ...bytes: number[]) =>
  bytes.every((byte, index) => content[index] === byte);

/**
 * The rows of an uploaded roster, by what the file is and not by its name: XLSX, or CSV in UTF-8 (with or without a
 * mark), UTF-16 or GB18030, separated by comma, tab or semicolon. Of a workbook the first sheet is read.
 */
export async function sheetOf(content: Uint8Array<ArrayBuffer>): Promise<Sheet | Refused> {
  if (content.byteLength === 0) return refused({ code: 'roster_empty', path: 'file' });
  if (content.byteLength > rosterBytesMax) {
    return refused({ code: 'file_size', path: 'file', params: { mb: rosterBytesMax / 1024 / 1024 } });
  }
  // An old .xls, or an .xlsx with a password: both are OLE containers.
  if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0)) return refused({ code: 'roster_old_excel', path: 'file' });
  if (startsWith(content, 0x50, 0x4b, 0x03, 0x04)) return workbook(content);
  const text = decodeText(content);
  return text === null ? unreadable : csv(text);
}

async function workbook(content: Uint8Array<ArrayBuffer>): Promise<Sheet | Refused> {
  const size = unzippedSize(content);
  if (size === null || size > UNPACKED_MAX) return unreadable;
  try {
    return (await readSheet(Buffer.from(content))) as Sheet;
  } catch {
    // A zip that is no workbook, or a damaged one: the person can only save it again.
    return unreadable;
  }
}

function csv(text: string): Sheet {
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: [',', '\t', ';', '，'] });
  return data.map((row) => row.map(plainCell));
}

/** `="G33…"` is how some systems keep Excel from changing a number; it is the number that is meant. */
function plainCell(cell: string): string {
  return /^="(.*)"$/.exec(cell.trim())?.[1] ?? cell;
}
