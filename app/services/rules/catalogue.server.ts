import { db } from '~/db/client.server';
import type { SchoolDate } from '~/domain/calendar';
import {
  answers,
  byRule,
  byStart,
  RULE_SECTIONS,
  type RuleCard,
  type RuleQuestion,
  type RuleSection,
  sectionOf,
} from '~/domain/reduction/browse';
import { CHECKED_RULES } from '~/domain/reduction/check';
import { RULE_BINDS, RULE_SEVERITIES, type RuleVersion, versionOn } from '~/domain/reduction/rule';
import { NotFound } from '~/domain/refusal';
import { ruleVersions } from './versions.server';

/** A question as it stands in an address; what is no severity and nobody bound asks for all. */
export function ruleQuestion(asked: URLSearchParams): RuleQuestion {
  const severity = asked.get('severity');
  const binds = asked.get('binds');
  return {
    severity: RULE_SEVERITIES.find((each) => each === severity) ?? null,
    binds: RULE_BINDS.find((each) => each === binds) ?? null,
    text: (asked.get('q') ?? '').slice(0, 100).trim(),
  };
}

export type RulesOn = {
  readonly sections: readonly { readonly section: RuleSection; readonly rules: readonly RuleCard[] }[];
  readonly count: number;
  /** Rules whose first version is still to come. */
  readonly coming: readonly RuleCard[];
};

/** The rules in force on a day that answer a question, by section. */
export async function rulesOn(on: SchoolDate, question: RuleQuestion): Promise<RulesOn> {
  const versionsOf = new Map<string, RuleVersion[]>();
  for (const each of await ruleVersions(db)) {
    versionsOf.set(each.rule, [...(versionsOf.get(each.rule) ?? []), each]);
  }
  const inForce: RuleCard[] = [];
  const coming: RuleCard[] = [];
  for (const versions of versionsOf.values()) {
    const [next] = versions.filter(({ from }) => from > on).sort(byStart);
    const now = versionOn(versions, on);
    if (now) inForce.push({ ...cardOf(now), nextFrom: next?.from ?? null });
    else if (next) coming.push(cardOf(next));
  }
  const found = inForce.filter((card) => answers(card, question)).sort(byRule);
  return {
    sections: RULE_SECTIONS.map((section) => ({
      section,
      rules: found.filter(({ rule }) => sectionOf(rule) === section),
    })).filter(({ rules }) => rules.length > 0),
    count: found.length,
    coming: coming.filter((card) => answers(card, question)).sort(byRule),
  };
}

const cardOf = (version: RuleVersion): RuleCard => ({
  ...version,
  checked: CHECKED_RULES.has(version.rule),
  nextFrom: null,
});

/**
 * Every version of one rule, the newest first, and the one to show for a day: that in force then, else the first.
 *
 * @throws NotFound
 */
export async function rulePage(
  rule: string,
  on: SchoolDate,
): Promise<{ versions: RuleVersion[]; shown: RuleVersion; inForce: boolean; checked: boolean }> {
  const versions = (await ruleVersions(db)).filter((version) => version.rule === rule);
  const newest = [...versions].sort((a, b) => byStart(b, a));
  const now = versionOn(versions, on);
  const shown = now ?? newest.at(-1);
  if (!shown) throw new NotFound('rule');
  return { versions: newest, shown, inForce: now !== null, checked: CHECKED_RULES.has(rule) };
}
