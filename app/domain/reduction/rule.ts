import type { Role } from '../access/roles';
import type { SchoolDate } from '../calendar';

/** Words in both languages. */
export type Words = { readonly zh: string; readonly en: string };

/**
 * hard: the act is refused. soft: a named officer may let it pass with a reason. cfg: a local number, checked as soft
 * where something checks it. info: shown, nothing checks it.
 */
export const RULE_SEVERITIES = ['hard', 'soft', 'cfg', 'info'] as const;
export type RuleSeverity = (typeof RULE_SEVERITIES)[number];

/** Whom a rule binds. */
export const RULE_BINDS = [
  'school',
  'provider',
  'teacher',
  'platform',
  'bureau',
  'reviewer',
  'family',
] as const;
export type RuleBinds = (typeof RULE_BINDS)[number];

/** Where a rule holds: everywhere, in the province, or by decision of this county. */
export const RULE_REGIONS = ['national', 'zhejiang', 'county'] as const;
export type RuleRegion = (typeof RULE_REGIONS)[number];

/** How sure the source is: L statute read, V page found, V* mirror, M memory, I reading or inference. */
export const CONFIDENCES = ['L', 'V', 'V*', 'M', 'I'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** The document a rule stands in: an id of the document list (D3, L1), or `county` for the county's own decision. */
export type RuleSource = {
  readonly document: string;
  readonly title: Words;
  /** 教基厅函〔2023〕26号; null where a law has none. */
  readonly number: string | null;
  readonly article: string | null;
  readonly date: SchoolDate | null;
};

/** Numbers and lists of a rule, by name; what code reads by rule id and never repeats. Plain JSON. */
export type RuleParams = { readonly [name: string]: RuleParam };
export type RuleParam =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly [name: string]: RuleParam };

/** One version of a rule. It never changes; the next one begins later. */
export type RuleVersion = {
  readonly rule: string;
  readonly version: number;
  readonly severity: RuleSeverity;
  /** The number is the county's own, within what the law leaves to it. */
  readonly local: boolean;
  readonly binds: readonly RuleBinds[];
  readonly params: RuleParams;
  /** First and last day, both included; null: until a next version. */
  readonly from: SchoolDate;
  readonly to: SchoolDate | null;
  readonly region: RuleRegion;
  readonly source: RuleSource;
  readonly confidence: Confidence;
  /** A name of a few words, and what the rule asks in plain words: no law-speak. */
  readonly title: Words;
  readonly words: Words;
  /** Role of the officer who may let a soft finding pass; null: nobody. */
  readonly overrideBy: Extract<Role, 'bureau_officer' | 'school_admin'> | null;
  /** new_acts: what was lawfully done before `from` is left alone; everything: it binds that too. */
  readonly reach: 'new_acts' | 'everything';
};

/** What a check needs of the version that holds: no words, so that a form can carry the whole set. */
export type RuleInForce = {
  readonly rule: string;
  readonly version: number;
  readonly severity: 'hard' | 'soft';
  readonly params: RuleParams;
  /** 教监管〔2022〕4号, or the name of the law with its article. */
  readonly source: string;
  readonly overrideBy: RuleVersion['overrideBy'];
};

/** The rules that bind at a moment, by id. Plain JSON: a loader hands it to the form that checks while one types. */
export type RulesInForce = { readonly [rule: string]: RuleInForce | undefined };

/** How a source is named in one line. */
export function sourceText({ number, title, article }: RuleSource): string {
  const name = number ?? `《${title.zh}》`;
  return article ? `${name}${/^\d/.test(article) ? `第${article}条` : article}` : name;
}

/** The version of one rule that holds on a day: the latest that has begun and not ended; null when none does. */
export function versionOn<V extends Pick<RuleVersion, 'from' | 'to' | 'version'>>(
  versions: readonly V[],
  on: SchoolDate,
): V | null {
  let found: V | null = null;
  for (const each of versions) {
    if (each.from > on || (each.to !== null && each.to < on)) continue;
    if (!found || each.from > found.from) found = each;
  }
  return found;
}

/**
 * The version that binds, on a day, something that was done before (`doneOn`): the one in force when it was done,
 * unless a later one that has begun says that it reaches everything.
 */
export function versionFor<V extends Pick<RuleVersion, 'from' | 'to' | 'version' | 'reach'>>(
  versions: readonly V[],
  { doneOn, on }: { readonly doneOn: SchoolDate; readonly on: SchoolDate },
): V | null {
  if (doneOn >= on) return versionOn(versions, on);
  const later = versionOn(
    versions.filter((each) => each.from > doneOn && each.reach === 'everything'),
    on,
  );
  return later ?? versionOn(versions, doneOn);
}

/**
 * The rules in force, for a place and a day. `doneOn`: judge something that was lawfully done then, so that a version
 * that began since binds it only where it reaches everything.
 */
export function rulesInForce(
  versions: readonly RuleVersion[],
  {
    on,
    region,
    doneOn = on,
  }: { readonly on: SchoolDate; readonly region: string; readonly doneOn?: SchoolDate },
): RulesInForce {
  const byRule = new Map<string, RuleVersion[]>();
  for (const each of versions) {
    if (each.region === 'zhejiang' && region !== 'zhejiang') continue;
    byRule.set(each.rule, [...(byRule.get(each.rule) ?? []), each]);
  }
  const found: Record<string, RuleInForce> = {};
  for (const [rule, all] of byRule) {
    const version = versionFor(all, { doneOn, on });
    if (!version || version.severity === 'info') continue;
    found[rule] = inForce(version);
  }
  return found;
}

/** A version as checks see it. */
export function inForce({ rule, version, severity, params, source, overrideBy }: RuleVersion): RuleInForce {
  return {
    rule,
    version,
    severity: severity === 'hard' ? 'hard' : 'soft',
    params,
    source: sourceText(source),
    overrideBy,
  };
}
