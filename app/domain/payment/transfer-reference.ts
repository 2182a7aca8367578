/**
 * What a family writes on a bank transfer: `HY` and ten digits, of which the last two check the others (ISO 7064,
 * modulo 97), so that one wrong digit, two swapped ones and a left-out one are noticed and never pay somebody else's place.
 */
const PREFIX = 'HY';
const SERIAL_DIGITS = 8;

/** How many serials there are. */
export const REFERENCE_SERIALS = 10 ** SERIAL_DIGITS;

/** The reference of a serial below REFERENCE_SERIALS: `HY1234567889`. Throws RangeError for any other number. */
export function transferReference(serial: number): string {
  if (!Number.isInteger(serial) || serial < 0 || serial >= REFERENCE_SERIALS) {
    throw new RangeError(`Not a serial: ${serial}`);
  }
  const check = 98 - ((serial * 100) % 97);
  return `${PREFIX}${String(serial).padStart(SERIAL_DIGITS, '0')}${String(check).padStart(2, '0')}`;
}

/** Whether the check digits fit. */
export function isTransferReference(text: string): boolean {
  const digits = /^HY(\d{10})$/.exec(text)?.[1];
  return digits !== undefined && Number(digits) % 97 === 1;
}

/** As people read it out: `HY 1234 5678 89`. */
export function spacedReference(reference: string): string {
  return reference.replace(/^(HY)(\d{4})(\d{4})(\d{2})$/, '$1 $2 $3 $4');
}

/** Letters that are typed for digits. */
const LOOKS_LIKE: Record<string, string> = { O: '0', I: '1', L: '1' };

export type FoundReferences = {
  /** With check digits that fit, each once. */
  readonly good: readonly string[];
  /** Something that was meant as a reference, but is mistyped. */
  readonly mistyped: boolean;
};

/**
 * References anywhere in what somebody wrote on a transfer: full-width, lower case, spaces and dashes in between, a
 * letter O for a zero. Ten digits alone count when they stand for themselves and their check digits fit.
 */
export function referencesIn(text: string): FoundReferences {
  const plain = text.normalize('NFKC').toUpperCase();
  const close = plain.replace(/[\s\-_.,:/·]+/g, '');
  const good = new Set<string>();
  let mistyped = false;
  for (const [, typed = ''] of close.matchAll(/HY(?=([0-9OIL]{1,10}))/g)) {
    const reference = PREFIX + typed.replace(/[OIL]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
    if (isTransferReference(reference)) good.add(reference);
    else mistyped = true;
  }
  for (const [, digits] of plain.matchAll(/(?<![0-9A-Z])(\d{4} ?\d{4} ?\d{2})(?![0-9A-Z])/g)) {
    const reference = PREFIX + (digits as string).replaceAll(' ', '');
    if (isTransferReference(reference)) good.add(reference);
  }
  return { good: [...good], mistyped: mistyped && good.size === 0 };
}
