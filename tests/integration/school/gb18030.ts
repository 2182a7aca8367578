/**
 * Encodes text as GB18030, which Node can only decode: the table is made by decoding every two-byte sequence once. Four
 * bytes (characters beyond that table) are computed from the standard's linear ranges by decoding as well.
 */
const decoder = new TextDecoder('gb18030');
const twoBytes = new Map<string, [number, number]>();
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail === 0x7f) continue;
    const text = decoder.decode(Uint8Array.of(lead, trail));
    if ([...text].length === 1 && text !== '\ufffd') twoBytes.set(text, [lead, trail]);
  }
}

export default function encodeGb18030(text: string): Buffer {
  const out: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = twoBytes.get(character);
    if (code < 0x80) out.push(code);
    else if (pair) out.push(...pair);
    else if (code >= 0x10000) out.push(...fourBytes(code - 0x10000 + 189_000));
    else throw new Error(`no GB18030 bytes at hand for ${character}`);
  }
  return Buffer.from(out);
}

/** Supplementary planes are linear from 0x90308130, index 189000. */
function fourBytes(index: number): number[] {
  const d = index % 10;
  const c = Math.floor(index / 10) % 126;
  const b = Math.floor(index / 1260) % 10;
  const a = Math.floor(index / 12_600);
  return [0x81 + a, 0x30 + b, 0x81 + c, 0x30 + d];
}
