import type { Words } from '../rule';
import { apart, besideExams, harmless, harmlessAfter, harmlessBefore } from './contexts';
import { type FoldedChar, fold } from './fold';
import type { Named } from './index-of-names';
import type { HitKind } from './lexicon';
import { whys } from './whys';

/** A name where it stands: the first folded character and the one after the last. */
export type Candidate = Named & { readonly start: number; readonly end: number };

/** A text as names in it are judged: as written, folded, and the folded letters in one piece. */
export type Reading = {
  readonly text: string;
  readonly folded: readonly FoldedChar[];
  readonly tight: string;
  /** Where each folded character begins in `tight`: those outside the basic plane are two units long. */
  readonly units: readonly number[];
  /** How many small Latin letters there are, and how many of any size. */
  readonly small: number;
  readonly latin: number;
};

export function readingOf(text: string, folded: readonly FoldedChar[]): Reading {
  const units: number[] = [];
  let [tight, small, latin] = ['', 0, 0];
  for (const { char, upper } of folded) {
    units.push(tight.length);
    tight += char;
    if (isLatin(char)) latin += 1;
    if (isLatin(char) && !upper) small += 1;
  }
  units.push(tight.length);
  return { text, folded, tight, units, small, latin };
}

/** As far as a use of a word is looked for around it; names and uses are shorter. */
const AROUND = 40;

/** 不刷题, no exam prep: said to be absent, which a person reads. */
const negated = /(不|没有|拒绝|告别|不是)$/;
const negatedLatin = /\b(no|not|without|never)\s+$/i;

/** How sure a name is where it stands; null when it is an everyday word there, or part of two others. */
export function judge(named: Candidate, reading: Reading): { kind: HitKind; why: Words } | null {
  const { word, start, end, entry } = named;
  const letters = reading.folded.slice(start, end);
  const as = (kind: HitKind, why: keyof typeof whys = kind) => ({ kind, why: whys[why] });
  const { before, own, after } = around(reading, start, end);
  const used = (uses: readonly RegExp[] = []) => uses.some((use) => covers(use, before, own, after));

  if (used(apart[word.toLowerCase()])) return null;
  if (named.rule === 'C3') return as('doubtful', 'provincial');
  if (entry?.capitals === 'only') return capitalsOnly(reading, letters) ? as(entry.kind) : null;
  if (entry?.capitals === 'exam') {
    const beside = `${before.slice(-16)} ${after.slice(0, 16)}`;
    if (besideExams.any.test(beside)) return as(entry.kind);
    // PeT is no way to write the animal.
    if (!letters.some(({ upper }, index) => upper && index > 0)) return null;
    return besideExams.capitals.test(beside) ? as(entry.kind) : as('doubtful');
  }
  const kind = entry?.kind ?? 'academic';
  const split = letters.some(({ gap }, index) => index > 0 && gap === 'strong');
  if (kind === 'doubtful') return split ? null : as('doubtful');
  if (split) return as('doubtful', 'split');
  if (kind !== 'academic') return as(kind);
  const from = letters[0]?.from ?? 0;
  if (negated.test(before) || negatedLatin.test(reading.text.slice(Math.max(0, from - 12), from))) {
    return as('doubtful', 'context');
  }
  if (used(harmless[word.toLowerCase()])) return as('doubtful', 'context');
  if (!entry || word === '英文' || word === 'English') {
    if (harmlessAfter.test(after) || harmlessBefore.test(before)) return as('doubtful', 'context');
    if (inNameOfWork(reading.text, letters)) return as('doubtful', 'in_title');
  }
  return as('academic');
}

/** IB, AP: written in capitals, in a text that is not all capitals or says nothing else in Latin letters. */
function capitalsOnly({ small, latin }: Reading, letters: readonly FoldedChar[]): boolean {
  return letters.every(({ upper }) => upper) && (small > 0 || latin === letters.length);
}

function isLatin(char: string): boolean {
  return char >= 'a' && char <= 'z';
}

function around({ tight, units }: Reading, start: number, end: number) {
  const [from, to] = [units[start] ?? 0, units[end] ?? tight.length];
  return {
    before: tight.slice(Math.max(0, from - AROUND), from),
    own: tight.slice(from, to),
    after: tight.slice(to, to + AROUND),
  };
}

/** Whether a use of the word covers it where it stands. */
function covers(use: RegExp, before: string, own: string, after: string): boolean {
  for (const match of (before + own + after).matchAll(use)) {
    const end = match.index + match[0].length;
    if (match.index <= before.length && before.length + own.length <= end) return true;
  }
  return false;
}

/** Marks of the title of a work; quotation marks only count where the text says that it is a play. */
const worksMarks = [
  ['《', '》'],
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
] as const;

/** Inside 《》 with more than the subject's own name and nothing of a textbook: the title of a play or a book. */
function inNameOfWork(whole: string, letters: readonly FoldedChar[]): boolean {
  const skipped = Math.max(0, (letters[0]?.from ?? 0) - AROUND);
  const text = whole.slice(skipped, (letters.at(-1)?.to ?? 0) + AROUND);
  const [from, to] = [(letters[0]?.from ?? 0) - skipped, (letters.at(-1)?.to ?? 0) - skipped];
  return worksMarks.some(([open, close]) => {
    const [opened, closed] = [text.lastIndexOf(open, from), text.indexOf(close, to)];
    if (opened < 0 || closed < 0 || text.slice(opened, from).includes(close)) return false;
    if (open === '“' && !/剧|戏|drama|play|theat|musical/i.test(text)) return false;
    const name = text.slice(opened + 1, closed);
    return fold(name).length > letters.length && !/年级|[上下]册|同步|教材|课本|练习|试|提高|基础/.test(name);
  });
}
