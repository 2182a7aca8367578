import { open, seal } from '../pupils/pupil-number.server';

/** Who paid and what they wrote: personal data of families. */
export type LineText = { payer: string; payerAccount: string; text: string };

export function sealLine(line: LineText): { textCipher: string; textKeyId: string } {
  const { cipher, keyId } = seal(JSON.stringify(line));
  return { textCipher: cipher, textKeyId: keyId };
}

export function openLine(row: { textCipher: string; textKeyId: string }): LineText {
  return JSON.parse(open(row.textCipher, row.textKeyId)) as LineText;
}
