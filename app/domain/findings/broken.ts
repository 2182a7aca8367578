import type { SchoolDate } from '../calendar';
import type { Finding } from '../reduction/finding';
import type { GivenOverride } from '../reduction/overrides';
import type { RulesInForce } from '../reduction/rule';

/** What a rule is broken by. */
export type FindingSubject = {
  readonly kind: 'course' | 'offering' | 'provider' | 'instructor' | 'school';
  readonly id: string;
};

/** Whose it is and where: what the desk groups and links by. */
export type FindingPlace = {
  readonly offeringId: string | null;
  readonly providerId: string | null;
  readonly schoolId: string | null;
  readonly townId: string | null;
};

/** What it touches from now on. */
export type Touched = {
  /** Classes whose children it concerns. */
  readonly offeringIds: readonly string[];
  readonly lessons: number;
  readonly firstLessonOn: SchoolDate | null;
};

/** A broken rule as the desk keeps it: one per rule, thing and place in the thing, however many lessons it is in. */
export type Broken = Finding &
  FindingPlace &
  Touched & {
    readonly version: number;
    readonly subject: FindingSubject;
    /** The findings behind it, as an override covers them. */
    readonly behind: readonly GivenOverride[];
  };

/** What of one thing breaks a rule now, and what officers let pass of it. */
export type Judgement = { readonly broken: readonly Broken[]; readonly passed: readonly Broken[] };

/** One row per rule, thing and place: what makes a finding of tonight the same as yesterday's. */
export function findingKey({ rule, subject, path }: Pick<Broken, 'rule' | 'subject' | 'path'>): string {
  return [rule, subject.kind, subject.id, path].join('|');
}

type Facts = FindingPlace & {
  readonly subject: FindingSubject;
  readonly rules: RulesInForce;
  /** What a finding touches, by its path. */
  readonly touched: (findings: readonly Finding[]) => Touched;
  /** The place under which a path is kept; the path itself when not given. */
  readonly placeOf?: (path: string) => string;
};

/** Findings of one thing, those of one rule and place as one: the first says how it reads. */
export function gather(findings: readonly Finding[], facts: Facts): Broken[] {
  const { subject, rules, touched, placeOf = (path: string) => path, ...where } = facts;
  const places = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule}|${placeOf(finding.path)}`;
    places.set(key, [...(places.get(key) ?? []), finding]);
  }
  return [...places.values()].map((alike) => {
    const [first] = alike as [Finding];
    const { offeringId, providerId, schoolId, townId } = where;
    return {
      ...first,
      path: placeOf(first.path),
      version: rules[first.rule]?.version ?? 1,
      subject,
      offeringId,
      providerId,
      schoolId,
      townId,
      ...touched(alike),
      behind: alike.map(({ rule, path, actual }) => ({ rule, path, actual })),
    };
  });
}
