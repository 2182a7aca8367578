import type { Words } from '../rule';
import { type FoldedChar, fold } from './fold';
import { entriesAt, latinWordsOf } from './index-of-names';
import { type Candidate, judge, readingOf } from './judge';
import type { HitKind, SubjectLists } from './lexicon';

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

type Judged = Candidate & { readonly kind: HitKind; readonly why: Words };

/**
 * Names of academic courses, foreign curricula and (in a title) kinds of care that a text holds, in the order of the
 * text (C2, C3, C5, T4). Of a name inside another the longer is told. Spelling tricks do not help (`fold`).
 */
export function screenText(text: string, lists: SubjectLists, { title = false } = {}): ScreenHit[] {
  const folded = fold(text);
  const found: Judged[] = [];
  const seen = candidates(folded, lists, title);
  if (seen.length > 0) {
    const reading = readingOf(text, folded);
    for (const each of seen) {
      const judged = judge(each, reading);
      if (judged) found.push({ ...each, ...judged });
    }
  }
  return clusters(found)
    .flatMap(told)
    .map(({ start, end, word, subject, rule, kind, why }) => {
      const from = folded[start]?.from ?? 0;
      const to = folded[end - 1]?.to ?? from;
      return { from, to, word, subject, kind, rule, why, passage: passageOf(text, from, to) };
    });
}

/** Names that run into each other, together; in the order of the text. */
function clusters(found: readonly Judged[]): Judged[][] {
  const groups: Judged[][] = [];
  let end = 0;
  for (const each of [...found].sort((a, b) => a.start - b.start)) {
    if (each.start < end) groups.at(-1)?.push(each);
    else groups.push([each]);
    end = Math.max(end, each.end);
  }
  return groups;
}

/** Of names that run into each other: none that is part of a longer one, then the certain, the longer, the first. */
function told(group: readonly Judged[]): Judged[] {
  if (group.length === 1) return [...group];
  const length = ({ start, end }: Judged) => end - start;
  const inside = (inner: Judged) => (outer: Judged) =>
    outer.start <= inner.start && inner.end <= outer.end && length(outer) > length(inner);
  const kept: Judged[] = [];
  const weighed = group
    .filter((each) => !group.some(inside(each)))
    .sort(
      (a, b) =>
        Number(a.kind === 'doubtful') - Number(b.kind === 'doubtful') ||
        length(b) - length(a) ||
        a.start - b.start,
    );
  for (const each of weighed) {
    if (!kept.some((other) => each.start < other.end && other.start < each.end)) kept.push(each);
  }
  return kept.sort((a, b) => a.start - b.start);
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

/** What is kept of the words around. */
function passageOf(text: string, from: number, to: number): string {
  const [start, end] = [Math.max(0, from - 12), Math.min(text.length, to + 12)];
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
    .replace(/\s+/g, ' ')
    .trim();
}
