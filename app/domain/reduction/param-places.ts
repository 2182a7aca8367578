import type { RuleParam, RuleParams } from './rule';

/** One number or list of a rule that can be changed: `classMax.primary`, and how it reads now. */
export type ParamPlace = {
  readonly key: string;
  readonly value: string | number | boolean | readonly string[];
};

/** What of a rule's numbers a new version can change, each by its place. */
export function paramPlaces(params: RuleParams, above = ''): ParamPlace[] {
  return Object.entries(params).flatMap(([name, value]): ParamPlace[] => {
    const key = above === '' ? name : `${above}.${name}`;
    return isMany(value) ? paramPlaces(value, key) : [{ key, value }];
  });
}

/** The same numbers with some changed; what is not named stays. */
export function changedParams(
  params: RuleParams,
  changes: ReadonlyMap<string, ParamPlace['value']>,
  above = '',
): RuleParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, RuleParam] => {
      const key = above === '' ? name : `${above}.${name}`;
      return [name, isMany(value) ? changedParams(value, changes, key) : (changes.get(key) ?? value)];
    }),
  );
}

const isMany = (value: RuleParam): value is RuleParams => typeof value === 'object' && !Array.isArray(value);
