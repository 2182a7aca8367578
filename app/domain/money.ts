/** Money is whole fen (1/100 yuan). Names of amounts end in `Fen`. */
export type Fen = number;

/** Throws RangeError unless `amount` is a whole number of fen that arithmetic keeps exact. */
export function assertFen(amount: Fen): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not whole fen: ${amount}`);
  return amount;
}

/** Sum of whole fen. Throws RangeError on anything else. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return amounts.reduce<Fen>((sum, amount) => assertFen(sum + assertFen(amount)), 0);
}

/**
 * `totalFen` in `parts` shares that differ by at most one fen and add up exactly; the odd fen go to the earliest
 * shares. Throws RangeError when the total is negative or `parts` is not a whole number of at least 1.
 */
export function splitEvenly(totalFen: Fen, parts: number): Fen[] {
  if (assertFen(totalFen) < 0) throw new RangeError(`Cannot split a negative amount: ${totalFen}`);
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError(`Cannot split into ${parts} parts`);
  const share = Math.floor(totalFen / parts);
  const odd = totalFen - share * parts;
  return Array.from({ length: parts }, (_, index) => share + (index < odd ? 1 : 0));
}

/**
 * An amount in yuan as people type it (`35`, `35.00`, `¥1,234.5`, `35元`) in fen. Null for anything else: negative,
 * more than two decimals, misplaced separators, or one hundred million yuan and more.
 */
export function parseYuan(text: string): Fen | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元$/, '');
  const match = /^(\d{1,8}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const yuan = Number((match[1] as string).replaceAll(',', ''));
  if (yuan >= 100_000_000) return null;
  return yuan * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** 3500 → `35.00`: digits only, for form fields and files. People's pages use the formatter of their language. */
export function yuanText(amountFen: Fen): string {
  const digits = String(Math.abs(assertFen(amountFen))).padStart(3, '0');
  return `${amountFen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
