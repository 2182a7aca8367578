import type { SchoolKind } from './states';

/** School year of compulsory education: 1-6 primary, 7-9 junior high. */
export type Grade = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

export type Stage = 'primary' | 'junior';

export const grades: readonly Grade[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Whether a number is a grade. */
export function isGrade(value: number): value is Grade {
  return Number.isInteger(value) && value >= 1 && value <= 9;
}

/** Primary school to grade 6, junior high from grade 7. */
export function stageOf(grade: Grade): Stage {
  return grade <= 6 ? 'primary' : 'junior';
}

/** The stages that some grades belong to, primary first. */
export function stagesOf(of: readonly Grade[]): Stage[] {
  return (['primary', 'junior'] as const).filter((stage) => of.some((grade) => stageOf(grade) === stage));
}

/** The grades a kind of school teaches. */
export function gradesOf(kind: SchoolKind): Grade[] {
  return grades.filter((grade) => kind === 'nine_year' || stageOf(grade) === kind);
}

const chineseDigits = '一二三四五六七八九';
const juniorDigits: Record<string, Grade> = { 一: 7, 二: 8, 三: 9 };

/** A grade as people write it: `三年级`, `三`, `3`, `3年级`, `Grade 3`, `G3`, `初一`, `七年级`. Null when it is none of 1-9. */
export function parseGrade(text: string): Grade | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const junior = /^(?:初中?)([一二三123])(?:年级)?$/.exec(plain);
  if (junior) return juniorDigits[junior[1] as string] ?? ((Number(junior[1]) + 6) as Grade);
  const primary = /^小学?([一二三四五六1-6])(?:年级)?$/.exec(plain);
  const match =
    primary ??
    /^(?:grade|year|g)?([1-9])(?:年级|\.0+)?$/.exec(plain) ??
    /^([一二三四五六七八九])(?:年级)?$/.exec(plain);
  if (!match) return null;
  const digit = match[1] as string;
  const value = chineseDigits.includes(digit) ? chineseDigits.indexOf(digit) + 1 : Number(digit);
  return isGrade(value) ? value : null;
}
