import type { Words } from '../rule';
import { apart, besideExams, harmless, harmlessAfter, harmlessBefore } from './contexts';
import { type FoldedChar, fold } from './fold';
import { entriesAt, latinWordsOf, type Named } from './index-of-names';
import type { HitKind, SubjectLists } from './lexicon';
import { whys } from './whys';

export type { SubjectLists } from './lexicon';

export type ScreenHit = {
  /** Where it stands in the text as it was written. */
  readonly from: number;
  readonly to: number;
  /** The name of the lexicon it was read as: what cases are kept under. */
  readonly word: string;
  /** The academic subject behind it, in the rule's own word; `ANY_SUBJECT` where it is drilling of whatever subject. */
  readonly subject: string;
  readonly kind: HitKind;
  readonly rule: 'C2' | 'C3' | 'C5' | 'T4';
  readonly why: Words;
  /** The words around it, as they were written. */
  readonly passage: string;
};

export type CourseHit = ScreenHit & {
  /** title, summary, or syllabus[2]. */
  readonly path: string;
};

type Candidate = Named & { readonly start: number; readonly end: number };

/**
 * Names of academic courses, foreign curricula and (in a title) kinds of care that a text holds, in the order of the
 * text (C2, C3, C5, T4). Of a name inside another the longer is told. Spelling tricks do not help (`fold`).
 */
export function screenText(text: string, lists: SubjectLists, { title = false } = {}): ScreenHit[] {
  const folded = fold(text);
  const tight = folded.map(({ char }) => char).join('');
  const found: (Candidate & { kind: HitKind; why: Words })[] = [];
  for (const each of candidates(folded, lists, title)) {
    if (isApart(each, folded, tight)) continue;
    const judged = judge(each, folded, tight, text);
    if (judged) found.push({ ...each, ...judged });
  }
  const whole = found.filter((each) => !found.some((other) => contains(other, each)));
  const kept: typeof found = [];
  for (const each of whole.sort(byWeight)) {
    if (!kept.some((other) => each.start < other.end && other.start < each.end)) kept.push(each);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, word, subject, rule, kind, why }) => {
      const from = folded[start]?.from ?? 0;
      const to = folded[end - 1]?.to ?? from;
      return { from, to, word, subject, kind, rule, why, passage: passageOf(text, from, to) };
    });
}

type Span = { readonly start: number; readonly end: number };

/** Whether a name is part of a longer one. */
function contains(outer: Span, inner: Span): boolean {
  return (
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start
  );
}

/** Of names that run into each other (写作, 作文) the certain one is told, then the longer, then the first. */
function byWeight(a: Span & { readonly kind: HitKind }, b: Span & { readonly kind: HitKind }): number {
  const doubt = Number(a.kind === 'doubtful') - Number(b.kind === 'doubtful');
  return doubt || b.end - b.start - (a.end - a.start) || a.start - b.start;
}

/** The hits of a course in one language, by the field they stand in. */
export function screenCourse(
  course: { readonly title: string; readonly summary: string; readonly syllabus: readonly string[] },
  lists: SubjectLists,
): readonly CourseHit[] {
  const at = (path: string, text: string) =>
    screenText(text, lists, { title: path === 'title' }).map((hit) => ({ path, ...hit }));
  return [
    ...at('title', course.title),
    ...at('summary', course.summary),
    ...course.syllabus.flatMap((line, index) => at(`syllabus[${index}]`, line)),
  ];
}

/** Everything that might be a name. */
function candidates(folded: readonly FoldedChar[], lists: SubjectLists, title: boolean): Candidate[] {
  const found: Candidate[] = [];
  for (let start = 0; start < folded.length; start += 1) {
    for (const named of entriesAt(folded, start, lists, title)) {
      found.push({ ...named, start, end: start + [...named.word].length });
    }
  }
  return [...found, ...latinWordsOf(folded, lists, title)];
}

/** Whether the characters belong to two other words, as in 文化学习. */
function isApart({ word, start, end }: Candidate, folded: readonly FoldedChar[], tight: string): boolean {
  return (apart[word.toLowerCase()] ?? []).some((pattern) =>
    covers(pattern, tight, offset(folded, start), offset(folded, end)),
  );
}

/** How sure a name is where it stands; null when it is an everyday word there. */
function judge(
  named: Candidate,
  folded: readonly FoldedChar[],
  tight: string,
  text: string,
): { kind: HitKind; why: Words } | null {
  const { word, start, end, entry } = named;
  const letters = folded.slice(start, end);
  const as = (kind: HitKind, why: keyof typeof whys = kind) => ({ kind, why: whys[why] });
  if (named.rule === 'C3') return as('doubtful', 'provincial');
  if (entry?.capitals) {
    const capitals = letters.every(({ upper }) => upper);
    // PeT is no way to write the animal.
    const odd = letters.some(({ upper }, index) => upper && index > 0);
    const rest = folded.filter((_, at) => at < start || at >= end);
    const shouting = !rest.some(({ char, upper }) => !upper && /[a-z]/.test(char));
    const alone = !rest.some(({ char }) => /[a-z]/.test(char));
    if (entry.capitals === 'only') return capitals && (alone || !shouting) ? as(entry.kind) : null;
    const beside = tight
      .slice(Math.max(0, offset(folded, start) - 16), offset(folded, start))
      .concat(' ', tight.slice(offset(folded, end), offset(folded, end) + 16));
    if (besideExams.any.test(beside)) return as(entry.kind);
    if (!odd) return null;
    return besideExams.capitals.test(beside) ? as(entry.kind) : as('doubtful');
  }
  const kind = entry?.kind ?? 'academic';
  if (kind === 'doubtful') return split(letters) ? null : as('doubtful');
  if (split(letters)) return as('doubtful', 'split');
  if (kind !== 'academic') return as(kind);
  if (negated.test(tight.slice(0, offset(folded, start)))) return as('doubtful', 'context');
  const contexts = harmless[word.toLowerCase()] ?? [];
  if (contexts.some((each) => covers(each, tight, offset(folded, start), offset(folded, end)))) {
    return as('doubtful', 'context');
  }
  if (!entry || word === '英文' || word === 'English') {
    const about =
      harmlessAfter.test(tight.slice(offset(folded, end))) ||
      harmlessBefore.test(tight.slice(0, offset(folded, start)));
    if (about) return as('doubtful', 'context');
    if (inNameOfWork(text, letters)) return as('doubtful', 'in_title');
  }
  return as('academic');
}

/** 不刷题, no exam prep: said to be absent, which a person reads. */
const negated = /(不|没有|拒绝|告别|不是|no|not|without|never)$/;

/** Whether the end of a phrase runs through the name. */
function split(letters: readonly FoldedChar[]): boolean {
  return letters.some(({ gap }, index) => index > 0 && gap === 'strong');
}

/** Where a folded character begins in the joined text: characters outside the basic plane are two units long. */
function offset(folded: readonly FoldedChar[], index: number): number {
  let units = 0;
  for (let at = 0; at < index; at += 1) units += folded[at]?.char.length ?? 0;
  return units;
}

function covers(pattern: RegExp, tight: string, from: number, to: number): boolean {
  for (const match of tight.matchAll(pattern)) {
    if (match.index <= from && to <= match.index + match[0].length) return true;
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
function inNameOfWork(text: string, letters: readonly FoldedChar[]): boolean {
  const [from, to] = [letters[0]?.from ?? 0, letters.at(-1)?.to ?? 0];
  return worksMarks.some(([open, close]) => {
    const [opened, closed] = [text.lastIndexOf(open, from), text.indexOf(close, to)];
    if (opened < 0 || closed < 0 || text.slice(opened, from).includes(close)) return false;
    if (open === '“' && !/剧|戏|drama|play|theat|musical/i.test(text)) return false;
    const name = text.slice(opened + 1, closed);
    return fold(name).length > letters.length && !/年级|[上下]册|同步|教材|课本|练习|试|提高|基础/.test(name);
  });
}

/** What is kept of the words around. */
function passageOf(text: string, from: number, to: number): string {
  const [start, end] = [Math.max(0, from - 12), Math.min(text.length, to + 12)];
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
    .replace(/\s+/g, ' ')
    .trim();
}
