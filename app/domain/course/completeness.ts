import { isGrade } from '../grade';
import { classMaxOf } from '../planning/slots';
import type { RulesInForce } from '../reduction/rule';
import type { Refusal } from '../refusal';

/** The words and numbers of a course, as its form holds them. */
export type CourseDraft = {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly syllabusZh: readonly string[];
  readonly syllabusEn: readonly string[];
  readonly grades: readonly number[];
  readonly groupMax: number | null;
  readonly minAreaM2: number | null;
  /** Minutes a lesson (H1); null while nobody has answered. */
  readonly homeworkMinutes: number | null;
};

/**
 * What a draft lacks before it can be submitted; empty when nothing. Both languages are asked for: half of a page in
 * the other language is a broken page. Materials and needs of the room may be none.
 */
export function courseRefusals(draft: CourseDraft, rules: RulesInForce): Refusal[] {
  const refusals: Refusal[] = [];
  for (const path of ['titleZh', 'titleEn', 'summaryZh', 'summaryEn'] as const) {
    if (draft[path].trim() === '') refusals.push({ code: 'required', path });
  }
  const [zh, en] = [written(draft.syllabusZh), written(draft.syllabusEn)];
  if (zh === 0) refusals.push({ code: 'required', path: 'syllabusZh' });
  if (en === 0) refusals.push({ code: 'required', path: 'syllabusEn' });
  if (zh > 0 && en > 0 && zh !== en) {
    refusals.push({ code: 'syllabus_uneven', path: 'syllabusEn', params: { zh, en } });
  }
  if (draft.grades.length === 0 || !draft.grades.every(isGrade)) {
    refusals.push({ code: 'required', path: 'grades' });
  }
  const max = classMaxOf(draft.grades, rules);
  if (draft.groupMax !== null && (draft.groupMax < 1 || draft.groupMax > max)) {
    refusals.push({ code: 'capacity_over_class_max', path: 'groupMax', params: { ruleId: 'V1', max } });
  }
  if (draft.minAreaM2 !== null && draft.minAreaM2 < 1) {
    refusals.push({ code: 'area_not_positive', path: 'minAreaM2' });
  }
  if (draft.homeworkMinutes === null) refusals.push({ code: 'required', path: 'homeworkMinutes' });
  return refusals;
}

function written(lines: readonly string[]): number {
  return lines.filter((line) => line.trim() !== '').length;
}
