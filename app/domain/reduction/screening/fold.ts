import { simplified } from './traditional';

/** One character as the screening reads it, and where it stands in the text as it was written. */
export type FoldedChar = {
  /** Narrow, lower case, simplified; look-alikes of Latin letters made Latin. */
  readonly char: string;
  readonly from: number;
  readonly to: number;
  /** What stands between it and the character before: nothing, what a trick would put there, or the end of a phrase. */
  readonly gap: 'none' | 'light' | 'strong';
  /** Whether it was written as a capital letter. */
  readonly upper: boolean;
};

/** Marks that end a phrase: two characters on both sides of one are seldom one word. */
const phraseEnds = new Set('，。；：？！、,;:?!\n\r\t｜|()（）【】[]');

/** More than this between two characters and they are not read as one word. */
const widestGap = 6;

/** Cyrillic and Greek letters that look like Latin ones. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  к: 'k',
  т: 't',
  м: 'm',
  в: 'b',
  н: 'h',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ο: 'o',
  ρ: 'p',
  τ: 't',
};

/**
 * The letters and numbers of a text without what tricks put between them: full-width and circled forms, traditional
 * characters, mixed case, spaces, dots, stars, emoji and characters of no width do not help.
 */
export function fold(text: string): FoldedChar[] {
  const folded: FoldedChar[] = [];
  let gap: FoldedChar['gap'] = 'none';
  let between = 0;
  let from = 0;
  for (const written of text) {
    const to = from + written.length;
    const code = written.codePointAt(0) ?? 0;
    if (code >= 0x4e00 && code <= 0x9fff) {
      folded.push({ char: simplified(written), from, to, gap, upper: false });
      [gap, between] = ['none', 0];
    } else {
      const letters = narrow(written, code);
      if (letters === '') {
        between += 1;
        const ends = phraseEnds.has(written) || between > widestGap;
        if (ends) gap = 'strong';
        else if (gap === 'none' && !invisible(code)) gap = 'light';
      }
      for (const letter of letters) {
        const small = letter.toLowerCase();
        const char = simplified(lookAlikes[small] ?? small);
        folded.push({ char, from, to, gap, upper: letter !== small });
        [gap, between] = ['none', 0];
      }
    }
    from = to;
  }
  return folded;
}

/** The letters and digits a character stands for; empty for marks, spaces and symbols. */
function narrow(written: string, code: number): string {
  if (code < 128) return /[a-z0-9]/i.test(written) ? written : '';
  // NFKD takes accents off letters; what is left of them are marks.
  return written.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Characters of no width, and marks that sit on the letter before: the two letters still touch. */
function invisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff
  );
}
