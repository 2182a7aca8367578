import { addDays, type SchoolDate } from '../calendar';
import type { RuleBinds, RuleSeverity, RuleVersion } from './rule';

/** The sections of the rule book in its order, by the letter of their ids. */
export const RULE_SECTIONS = ['T', 'H', 'C', 'P', 'F', 'M', 'K', 'V', 'B', 'other'] as const;
export type RuleSection = (typeof RULE_SECTIONS)[number];

/** What one asks the rule book for. Null: everything. */
export type RuleQuestion = {
  readonly severity: RuleSeverity | null;
  readonly binds: RuleBinds | null;
  readonly text: string;
};

/** A version as a list shows it. */
export type RuleCard = RuleVersion & {
  /** Something checks it by itself. */
  readonly checked: boolean;
  /** When its next version begins; null when none is known. */
  readonly nextFrom: SchoolDate | null;
};

/** The section an id belongs to. */
export function sectionOf(rule: string): RuleSection {
  return RULE_SECTIONS.find((section) => section === rule[0]) ?? 'other';
}

/** For sorting: in the order of the book. */
export function byRule(a: Pick<RuleVersion, 'rule'>, b: Pick<RuleVersion, 'rule'>): number {
  return (
    RULE_SECTIONS.indexOf(sectionOf(a.rule)) - RULE_SECTIONS.indexOf(sectionOf(b.rule)) ||
    Number(a.rule.slice(1)) - Number(b.rule.slice(1)) ||
    (a.rule < b.rule ? -1 : 1)
  );
}

/** For sorting: the earlier first. */
export function byStart(a: Pick<RuleVersion, 'from'>, b: Pick<RuleVersion, 'from'>): number {
  return a.from < b.from ? -1 : 1;
}

/** Whether a version is what was asked for. Each word must stand in it; an id (`t6`) asks for that rule alone. */
export function answers(version: RuleVersion, { severity, binds, text }: RuleQuestion): boolean {
  if (severity !== null && version.severity !== severity) return false;
  if (binds !== null && !version.binds.includes(binds)) return false;
  const wanted = plain(text);
  if (/^[a-z]\d{1,2}$/.test(wanted)) return plain(version.rule) === wanted;
  const { title, words, source } = version;
  const all = plain(
    `${[title, words, source.title].flatMap(({ zh, en }) => [zh, en]).join(' ')} ${source.number ?? ''}`,
  );
  return wanted.split(' ').every((word) => all.includes(word));
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The last day of a version: its own, or the day before the next begins; null while none is known. */
export function lastDayOf(
  version: Pick<RuleVersion, 'from' | 'to'>,
  all: readonly Pick<RuleVersion, 'from'>[],
): SchoolDate | null {
  const next = all.filter(({ from }) => from > version.from).sort(byStart)[0];
  const dayBefore = next ? addDays(next.from, -1) : null;
  if (version.to === null || dayBefore === null) return version.to ?? dayBefore;
  return version.to < dayBefore ? version.to : dayBefore;
}
