import { EMPTY_ENDINGS, EMPTY_WORDS } from './words';

/** A piece of a query in one script. */
export interface Token {
  text: string;
  script: 'han' | 'latin';
}

const pieces = /\p{Script=Han}+|[\p{Script=Latin}\p{N}]+/gu;
const isHan = /^\p{Script=Han}/u;

/** What is looked for: the query's words, those that tell nothing left out. Lower case is the caller's. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [piece] of text.matchAll(pieces)) {
    if (EMPTY_WORDS.has(piece)) continue;
    if (!isHan.test(piece)) {
      tokens.push({ text: plainLatin(piece), script: 'latin' });
      continue;
    }
    const ending = EMPTY_ENDINGS.find((each) => piece.endsWith(each) && piece.length > each.length + 1);
    tokens.push({ text: ending ? piece.slice(0, -ending.length) : piece, script: 'han' });
  }
  return tokens;
}

/** Latin letters without their marks: lǜ → lu, so that toned pinyin is read as well. */
function plainLatin(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '');
}

/** The text as both engines compare it. */
export function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Single characters and pairs of neighbours of the Chinese in a text, each once: 古琴课 → 古 琴 课 古琴 琴课. */
export function grams(text: string): string[] {
  const found = new Set<string>();
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
    const characters = [...run];
    characters.forEach((character, index) => {
      found.add(character);
      const next = characters[index + 1];
      if (next) found.add(character + next);
    });
  }
  return [...found];
}

/** The pairs of a Chinese word, which decide whether another is like it; the character itself when it is one. */
export function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return characters;
  return characters.slice(0, -1).map((character, index) => character + characters[index + 1]);
}
