import type { CourseForRules } from '~/domain/course/rule-findings';
import { ASSESSMENTS, PROMISES } from '~/domain/reduction/dossier';

/** The answers of a course form as they stand in its fields, before anything is read into them. */
export type CourseText = { readonly [name: string]: string | readonly string[] | undefined };

/** What is typed in a course form, as far as the rules ask; answers that cannot be read count as none. */
export function courseForRules(text: CourseText): CourseForRules {
  const one = (name: string) => {
    const value = text[name];
    return typeof value === 'string' ? value : (value?.[0] ?? '');
  };
  const many = (name: string) => {
    const value = text[name];
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
  const lines = (name: string) => one(name).split(/\r?\n/);
  const minutes = one('homeworkMinutes').trim();
  return {
    titleZh: one('titleZh'),
    titleEn: one('titleEn'),
    summaryZh: one('summaryZh'),
    summaryEn: one('summaryEn'),
    syllabusZh: lines('syllabusZh'),
    syllabusEn: lines('syllabusEn'),
    assessment: ASSESSMENTS.find((each) => each === one('assessment')) ?? 'none',
    promises: PROMISES.filter((each) => many('promises').includes(each)),
    homeworkMinutes: /^\d{1,5}$/.test(minutes) ? Number(minutes) : null,
  };
}

/** The fields of a form as text: several values of one name stay several. */
export function courseTextOf(form: FormData): CourseText {
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]));
}
