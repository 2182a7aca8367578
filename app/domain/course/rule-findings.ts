import { findingsOf, subjectLists } from '../reduction/check';
import type { Break } from '../reduction/checks/check';
import { compareFindings } from '../reduction/compare';
import type { Assessment, CoursePromise } from '../reduction/dossier';
import type { Finding } from '../reduction/finding';
import type { RulesInForce, Words } from '../reduction/rule';
import { type ScreenHit, screenText } from '../reduction/screening/screen';

/** What the rules ask of a course, as its form holds it. */
export type CourseForRules = {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly syllabusZh: readonly string[];
  readonly syllabusEn: readonly string[];
  readonly assessment: Assessment;
  readonly promises: readonly CoursePromise[];
  /** Null while nobody has answered. */
  readonly homeworkMinutes: number | null;
};

/** The rules that a course itself can break. */
export const COURSE_RULES = ['C2', 'C3', 'C5', 'C6', 'C7', 'H1', 'T4'] as const;

/** The fields whose words are screened. */
export const SCREENED_FIELDS = [
  'titleZh',
  'titleEn',
  'summaryZh',
  'summaryEn',
  'syllabusZh',
  'syllabusEn',
] as const;
export type ScreenedField = (typeof SCREENED_FIELDS)[number];

/** A word of the lexicon in a course: in which field, in a syllabus in which line, and as it is written there. */
export type LocatedHit = ScreenHit & {
  readonly field: ScreenedField;
  readonly line: number | null;
  readonly seen: string;
};

/** A finding in a course; `path` is the name of the form's field. Of words it also says where they stand and why. */
export type CourseFinding = Finding & {
  readonly passage?: string;
  readonly seen?: string;
  readonly why?: Words;
};

/** Every word of a course that the screening knows, in the order of the form. */
export function courseHits(course: CourseForRules, rules: RulesInForce): LocatedHit[] {
  const lists = subjectLists(rules);
  return SCREENED_FIELDS.flatMap((field) => {
    const written = course[field];
    const lines = typeof written === 'string' ? [written] : written;
    return lines.flatMap((text, index) =>
      screenText(text, lists, { title: field === 'titleZh' || field === 'titleEn' }).map((hit) => ({
        ...hit,
        field,
        line: typeof written === 'string' ? null : index,
        seen: text.slice(hit.from, hit.to),
      })),
    );
  });
}

/**
 * What in a course breaks a rule in force (C2, C3, C5, C6, C7, H1, T4): pure, the same while one types, when it is
 * sent and when it is approved. A word that stands twice in a field is told once.
 */
export function courseFindings(course: CourseForRules, rules: RulesInForce): CourseFinding[] {
  const found: CourseFinding[] = [];
  const tell = (ruleId: string, each: Break, more: Pick<CourseFinding, 'passage' | 'seen' | 'why'> = {}) => {
    const rule = rules[ruleId];
    if (!rule) return;
    for (const finding of findingsOf(rule, [each])) {
      const known = found.some(
        ({ rule, path, actual }) =>
          rule === finding.rule && path === finding.path && actual === finding.actual,
      );
      if (!known) found.push({ ...finding, ...more });
    }
  };
  for (const hit of courseHits(course, rules))
    tell(hit.rule, breakOf(hit), { passage: hit.passage, seen: hit.seen, why: hit.why });
  if (course.assessment === 'exam') {
    tell('C2', { path: 'assessment', actual: 'exam', limit: 'showcase', words: 'C2.exam' });
  }
  for (const promise of course.promises) {
    if (promise === 'admission') {
      tell('C6', { path: 'promises', actual: promise, limit: 'none', words: 'C6.admission' });
    } else {
      tell('C7', {
        path: 'promises',
        actual: promise,
        limit: 'none',
        words: `C7.${promise}`,
        doubtful: true,
      });
    }
  }
  if (course.homeworkMinutes !== null && course.homeworkMinutes > 0) {
    const actual = String(course.homeworkMinutes);
    tell('H1', { path: 'homeworkMinutes', actual, limit: '0', words: 'H1.homework', doubtful: true });
  }
  return found.sort(compareFindings);
}

function breakOf({ field, rule, kind, word, subject }: LocatedHit): Break {
  const doubtful = kind === 'doubtful';
  const words = {
    C2: doubtful ? 'C2.doubtful' : 'C2.academic',
    C3: 'C3.doubtful',
    C5: 'C5.foreign_curriculum',
    T4: 'T4.title',
  } as const;
  return {
    path: field,
    actual: word,
    limit: 'non_academic',
    words: words[rule],
    values: { word, subject },
    ...(doubtful && { doubtful: true as const }),
  };
}
