import type { Break, Check, Ground } from './checks/check';
import { c2, c3, c5, c6, c7, t4Title } from './checks/content';
import { f3, f5, f6, f7, f18 } from './checks/money';
import { p1, p2, p4, p5, p21 } from './checks/provider';
import { p6, p7, p8, p13 } from './checks/staff';
import { t1, t4, t6, t14 } from './checks/time';
import { v1, v2, v3 } from './checks/venue';
import { compareFindings } from './compare';
import type { Dossier } from './dossier';
import { type Finding, type Verdict, verdictOf } from './finding';
import type { CheckedParams, CheckedRule } from './params';
import type { RuleInForce, RulesInForce } from './rule';
import { screenCourse } from './screening/screen';
import { breakWords } from './words';

export type { Ground } from './checks/check';

/** The answer about a dossier: formats.md, section 1. */
export type Answer = { readonly verdict: Verdict; readonly findings: readonly Finding[] };

const DOSSIER_CHECKS = [
  t1,
  t4,
  t4Title,
  t6,
  t14,
  c2,
  c3,
  c5,
  c6,
  c7,
  p1,
  p2,
  p4,
  p5,
  p6,
  p7,
  p8,
  p13,
  p21,
  f3,
  f5,
  f6,
  f7,
  f18,
  v1,
  v2,
  v3,
] as unknown as readonly Check[];

/** Rules that something checks by itself; all others of the book are shown and kept by people. */
export const CHECKED_RULES: ReadonlySet<string> = new Set<CheckedRule | 'K1' | 'K5' | 'K6' | 'K8'>([
  ...DOSSIER_CHECKS.map(({ rule }) => rule),
  // Through T1: whether a day is a school day, and whose timetable it follows.
  'K1',
  'K5',
  'K6',
  'K8',
  // Over a school's day, a provider, a class, a child, a course form.
  'T2',
  'T3',
  'T13',
  'P12',
  'P16',
  'C4',
  'H1',
  'M1',
  'M5',
  'B1',
  'B2',
  'B3',
]);

/**
 * What of a plan breaks which of the rules in force: pure, the same for the form that is being typed, the guard of
 * every write, the command line and the API. Findings come by rule and place.
 */
export function checkDossier(
  dossier: Dossier,
  { rules, ...ground }: Ground & { readonly rules: RulesInForce },
): Answer {
  const judged = { ...ground, hits: screenCourse(dossier.course, subjectLists(rules)) };
  const findings = DOSSIER_CHECKS.flatMap((check) => {
    const rule = rules[check.rule];
    return rule ? findingsOf(rule, check.find(dossier, rule.params as never, judged)) : [];
  }).sort(compareFindings);
  return { verdict: verdictOf(findings), findings };
}

/** The academic subjects that the versions in force name: of the country (C2) and of the province (C3). */
export function subjectLists({ C2, C3 }: RulesInForce) {
  return {
    subjects: C2 ? (C2.params as CheckedParams['C2']).academicSubjects : [],
    provincialSubjects: C3 ? (C3.params as CheckedParams['C3']).academicSubjectsZhejiang : [],
  };
}

/** Breaks of one rule as findings: its severity unless a person has to decide, its source, words in both languages. */
export function findingsOf(rule: RuleInForce, breaks: readonly Break[]): Finding[] {
  return breaks.map(({ path, actual, limit, words, values, doubtful }) => ({
    rule: rule.rule,
    severity: doubtful ? 'soft' : rule.severity,
    path,
    actual,
    limit,
    message: breakWords(words, { ...values, actual, limit }),
    source: rule.source,
  }));
}
