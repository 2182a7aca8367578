import type { Refusal } from '../refusal';
import type { Words } from './rule';
import { sourceInEnglish } from './source-in-english';

/** What breaks a rule: where, what it is and what it may be at most, in words anybody can act on. */
export type Finding = {
  readonly rule: string;
  readonly severity: 'hard' | 'soft';
  /** Where in the facts: `lessons[0].end`. */
  readonly path: string;
  readonly actual: string;
  readonly limit: string;
  readonly message: Words;
  readonly source: string;
};

export type Verdict = 'pass' | 'review' | 'block';

/** block: something hard; review: only soft findings; else pass. */
export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): Verdict {
  if (findings.some(({ severity }) => severity === 'hard')) return 'block';
  return findings.length > 0 ? 'review' : 'pass';
}

/** A finding as the refusal of an act: code `rule`, or `rule_soft` where a named officer may still let it pass, with the finding's own words, rule and source as parameters. */
export function findingRefusal(
  { rule, severity, path, message, source }: Finding,
  place: { readonly path?: string; readonly name?: string } = { path },
): Refusal {
  const about = (words: string, colon: string) => (place.name ? `${place.name}${colon}${words}` : words);
  return {
    code: severity === 'soft' ? 'rule_soft' : 'rule',
    ...(place.path !== undefined && { path: place.path }),
    params: {
      ruleId: rule,
      zh: about(message.zh, '：'),
      en: about(message.en, ': '),
      source,
      sourceEn: sourceInEnglish(source),
    },
  };
}
