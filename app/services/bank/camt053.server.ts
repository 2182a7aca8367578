import { XMLParser } from 'fast-xml-parser';
import { isSchoolDate, type SchoolDate } from '~/domain/calendar';
import { parseYuan } from '~/domain/money';
import { type BankBooking, type BankFile, isBookable, isBookingNumber } from '~/domain/payment/bank-lines';
import type { RefusalCode } from '~/domain/refusal';

type Node = Record<string, unknown>;

const LISTS = new Set(['Stmt', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'Strd']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  // Text stays text: 00123 is a booking number, and an amount is read by us.
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: true,
  isArray: (name) => LISTS.has(name),
});

/**
 * Reads a bank statement in the standard form camt.053 (ISO 20022, any version): booked entries in CNY; an entry of
 * several transfers that names their amounts is read as several. A document type or an entity of its own is refused
 * unread.
 */
export function readCamt053(xml: string): BankFile {
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml)) return no('bank_entities');
  let document: Node | undefined;
  try {
    document = node(parser.parse(xml, true)).Document as Node | undefined;
  } catch {
    return no('bank_unreadable');
  }
  const statements = list(node(document).BkToCstmrStmt ? node(node(document).BkToCstmrStmt).Stmt : undefined);
  if (statements.length === 0) return no('bank_unreadable');
  const bookings: BankBooking[] = [];
  for (const [index, entry] of statements.flatMap((statement) => list(statement.Ntry)).entries()) {
    if (textOf(entry.Sts, 'Cd') !== 'BOOK') continue;
    if (node(entry.Amt)['@Ccy'] !== 'CNY') return no('bank_other_currency');
    const read = bookingsOf(entry);
    if (!read) return no('bank_row', { row: index + 1 });
    bookings.push(...read);
  }
  return bookings.length === 0 ? no('bank_empty') : { kind: 'read', bookings };
}

function no(code: RefusalCode, params?: Record<string, number>): BankFile {
  return { kind: 'refused', refusals: [{ code, path: 'file', ...(params && { params }) }] };
}

const node = (value: unknown): Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
const list = (value: unknown): Node[] => (Array.isArray(value) ? value.map(node) : []);

/** The text of an element: itself, its `#text`, or that of the first child of these names that has one. */
function textOf(value: unknown, ...names: string[]): string {
  if (typeof value === 'string') return decoded(value);
  const own = node(value)['#text'];
  if (typeof own === 'string') return decoded(own);
  for (const name of names) {
    const below = textOf(node(value)[name]);
    if (below) return below;
  }
  return '';
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities every XML has, and characters by number; the parser itself resolves none. */
function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (name) return NAMED[String(name).toLowerCase()] ?? whole;
      const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

function bookingsOf(entry: Node): BankBooking[] | null {
  const bookedOn = dateOf(textOf(entry.BookgDt, 'Dt', 'DtTm'));
  const whole = fenOf(entry.Amt);
  const id = textOf(entry.AcctSvcrRef) || textOf(entry.NtryRef);
  const direction = textOf(entry.CdtDbtInd);
  if (!bookedOn || whole === null || !isBookable(whole) || !isBookingNumber(id)) return null;
  if (direction !== 'CRDT' && direction !== 'DBIT') return null;
  const sign = direction === 'CRDT' ? 1 : -1;
  const extra = textOf(entry.AddtlNtryInf);
  const details = list(entry.NtryDtls).flatMap((each) => list(each.TxDtls));
  const parts = details.map((each) => fenOf(each.Amt) ?? fenOf(node(node(each.AmtDtls).TxAmt).Amt));
  const split =
    details.length > 1 && parts.reduce<number>((sum, part) => sum + (part ?? Number.NaN), 0) === whole;
  if (!split) {
    const text = [...details.map(remarkOf), extra].filter(Boolean).join(' ');
    const amountFen = sign * whole;
    return [{ externalId: id, bookedOn, amountFen, ...payerOf(details[0] ?? {}), text }];
  }
  return details.map((each, index) => ({
    externalId: `${id}/${index + 1}`,
    bookedOn,
    amountFen: sign * (parts[index] as number),
    ...payerOf(each),
    text: [remarkOf(each), extra].filter(Boolean).join(' '),
  }));
}

function remarkOf(details: Node): string {
  const remittance = node(details.RmtInf);
  const free = Array.isArray(remittance.Ustrd) ? remittance.Ustrd.map((each) => textOf(each)) : [];
  const structured = list(remittance.Strd).map((each) => textOf(node(each.CdtrRefInf).Ref));
  const endToEnd = textOf(node(details.Refs).EndToEndId);
  return [...free, ...structured, endToEnd === 'NOTPROVIDED' ? '' : endToEnd, textOf(details.AddtlTxInf)]
    .filter(Boolean)
    .join(' ');
}

function payerOf(details: Node): { payer: string; payerAccount: string } {
  const parties = node(details.RltdPties);
  const debtor = node(parties.Dbtr);
  const account = node(node(parties.DbtrAcct).Id);
  return {
    payer: textOf(debtor.Nm) || textOf(node(debtor.Pty).Nm),
    payerAccount: textOf(account.IBAN) || textOf(node(account.Othr).Id),
  };
}

function fenOf(amount: unknown): number | null {
  const text = textOf(amount);
  return /^\d+(\.\d+)?$/.test(text) ? parseYuan(text.replace(/(\.\d\d)0+$/, '$1')) : null;
}

function dateOf(text: string): SchoolDate | null {
  const date = text.slice(0, 10);
  return isSchoolDate(date) ? date : null;
}
