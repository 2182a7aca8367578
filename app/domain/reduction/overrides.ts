import type { Finding } from './finding';

/** What a named officer let pass: this rule, at this place, reading this. */
export type GivenOverride = { readonly rule: string; readonly path: string; readonly actual: string };

/**
 * The findings that still stand in the way: every hard one, and the soft ones that nobody let pass. What was let pass
 * in a course's words stands for every class of that course, wherever in the words it is found.
 */
export function standing(findings: readonly Finding[], overrides: readonly GivenOverride[]): Finding[] {
  return findings.filter(
    (finding) => finding.severity === 'hard' || !overrides.some((given) => covers(given, finding)),
  );
}

function covers(given: GivenOverride, { rule, path, actual }: Finding): boolean {
  if (given.rule !== rule || given.actual !== actual) return false;
  return steady(given.path) === steady(path) || path.startsWith('course.');
}

/** Which lesson it was is no matter: as lessons pass, the same ones have other numbers. */
function steady(path: string): string {
  return path.replace(/^lessons\[\d+\]/, 'lessons');
}
