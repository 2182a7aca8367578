/** Text of a CSV file, whichever way it was saved; null when it is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  // Excel's "Unicode text" is UTF-16 with a mark; everything else that has zero bytes is no text.
  if (a === 0xff && b === 0xfe) return decode('utf-16le', bytes);
  if (a === 0xfe && b === 0xff) return decode('utf-16be', bytes);
  if (bytes.includes(0)) return null;
  // A text in GB18030 (what Chinese Excel saves as CSV) is practically never well-formed UTF-8, so UTF-8 is asked first.
  return decode('utf-8', bytes) ?? decode('gb18030', bytes);
}

/** Null when the bytes are not of that encoding. The mark at the beginning is dropped. */
function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
