import type { FoldedChar } from './fold';
import {
  ANY_SUBJECT,
  careTypes,
  foreignCurricula,
  hiddenNames,
  type LexiconEntry,
  type SubjectLists,
} from './lexicon';

/** A name of the lexicon, or an academic subject's own name (`entry` null). */
export type Named = {
  readonly word: string;
  readonly subject: string;
  readonly rule: 'C2' | 'C3' | 'C5' | 'T4';
  readonly entry: LexiconEntry | null;
};

type Indexed = Named & { readonly entry: LexiconEntry };

const rules = [
  ['C2', hiddenNames],
  ['C5', foreignCurricula],
  ['T4', careTypes],
] as const;

/** Chinese names by their first character; Latin ones by themselves, with and without the spaces in them. */
const byFirst = new Map<string, Indexed[]>();
const latin = new Map<string, Indexed>();
for (const [rule, entries] of rules) {
  for (const entry of entries) {
    for (const word of entry.words) {
      const named: Indexed = { word, subject: entry.subject, rule, entry };
      if (/^[a-z]/i.test(word)) {
        const key = word.toLowerCase();
        latin.set(key, named);
        const joined = key.replaceAll(' ', '');
        if (joined.length > 5 && !latin.has(joined)) latin.set(joined, named);
      } else {
        const first = word.charAt(0);
        byFirst.set(first, [...(byFirst.get(first) ?? []), named]);
      }
    }
  }
}

/** Chinese names that begin at a character: those of the lexicon and the subjects' own. */
export function entriesAt(
  folded: readonly FoldedChar[],
  start: number,
  { subjects, provincialSubjects }: SubjectLists,
  title: boolean,
): Named[] {
  const first = folded[start]?.char ?? '';
  const found: Named[] = [];
  for (const named of byFirst.get(first) ?? []) {
    if (standsAt(named.word, folded, start)) {
      const active = inForce(named, { subjects, provincialSubjects }, title);
      if (active) found.push(active);
    }
  }
  for (const word of beginning(subjects, first)) {
    if (standsAt(word, folded, start)) found.push({ word, subject: word, rule: 'C2', entry: null });
  }
  for (const word of beginning(provincialSubjects, first)) {
    if (standsAt(word, folded, start)) found.push({ word, subject: word, rule: 'C3', entry: null });
  }
  return found;
}

/** Lists of subjects by first character, as often as one list is asked: every character of a course asks. */
const firstOf = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

function beginning(words: readonly string[], first: string): readonly string[] {
  let known = firstOf.get(words);
  if (!known) {
    const made = new Map<string, string[]>();
    for (const word of words) made.set(word.charAt(0), [...(made.get(word.charAt(0)) ?? []), word]);
    firstOf.set(words, made);
    known = made;
  }
  return known.get(first.charAt(0)) ?? [];
}

/** Latin names of a text: whole words, `s` at the end or not, letters set apart (K.E.T) read together. */
export function latinWordsOf(
  folded: readonly FoldedChar[],
  lists: SubjectLists,
  title: boolean,
): (Named & { start: number; end: number })[] {
  const tokens = tokensOf(folded);
  const found: (Named & { start: number; end: number })[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    let key = '';
    for (let last = first; last < Math.min(tokens.length, first + 4); last += 1) {
      const token = tokens[last];
      if (!token || (last > first && folded[token.start]?.gap !== 'light')) break;
      key = key ? `${key} ${token.word}` : token.word;
      const named = latin.get(key) ?? (key.endsWith('s') ? latin.get(key.slice(0, -1)) : undefined);
      const active = named && inForce(named, lists, title);
      if (active) found.push({ ...active, start: tokens[first]?.start ?? 0, end: token.end });
    }
  }
  return found;
}

type Token = { word: string; start: number; end: number };

function tokensOf(folded: readonly FoldedChar[]): Token[] {
  const tokens: Token[] = [];
  folded.forEach(({ char, gap }, at) => {
    if (char < 'a' || char > 'z') return;
    const last = tokens.at(-1);
    if (last && last.end === at && gap === 'none') {
      last.word += char;
      last.end = at + 1;
    } else tokens.push({ word: char, start: at, end: at + 1 });
  });
  const joined: Token[] = [];
  let single = false;
  for (const token of tokens) {
    const last = joined.at(-1);
    const alone = token.word.length === 1;
    if (last && alone && single && last.end === token.start && folded[token.start]?.gap === 'light') {
      last.word += token.word;
      last.end = token.end;
    } else joined.push({ ...token });
    single = alone;
  }
  return joined;
}

function standsAt(word: string, folded: readonly FoldedChar[], start: number): boolean {
  if (word.charAt(0) !== folded[start]?.char.charAt(0)) return false;
  let at = start;
  for (const char of word) {
    if (folded[at]?.char !== char) return false;
    at += 1;
  }
  return true;
}

/** A name as the rules in force read it; null where its subject is not academic, or where only titles are read. */
function inForce(
  named: Indexed,
  { subjects, provincialSubjects }: SubjectLists,
  title: boolean,
): Named | null {
  if (named.rule === 'T4') return title ? named : null;
  if (named.rule === 'C5') return named;
  if (named.subject === ANY_SUBJECT) return subjects.length > 0 ? named : null;
  if (provincialSubjects.includes(named.subject)) return { ...named, rule: 'C3' };
  return subjects.includes(named.subject) ? named : null;
}
