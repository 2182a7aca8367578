import type { CheckedParams, CheckedRule } from '../params';
import { ruleBook } from './index';

/**
 * The numbers of a rule as the repository's book has them last: for what only shows, lays out or imagines. Whatever
 * decides about an act asks the version in force (`RulesInForce`).
 */
export function bookNumbers<Rule extends CheckedRule>(rule: Rule): CheckedParams[Rule] {
  const version = ruleBook.filter((each) => each.rule === rule).at(-1);
  if (!version) throw new Error(`no rule ${rule}`);
  return version.params as unknown as CheckedParams[Rule];
}
