import type { SchoolCalendar } from '../../calendar';
import type { Dossier } from '../dossier';
import type { CheckedParams, CheckedRule } from '../params';
import type { CourseHit } from '../screening/screen';
import type { BreakWords } from '../words';

/** What the facts are judged on: the county's calendar and whether it has switched off-campus courses on (P21). */
export type Ground = { readonly calendar: SchoolCalendar; readonly allowOffCampus: boolean };

/** The ground with what the screening saw in the course's words, read once for all rules about words. */
export type Judged = Ground & { readonly hits: readonly CourseHit[] };

/** One way in which facts break a rule. Numbers go in as text: `limit` is what would have been lawful. */
export type Break = {
  readonly path: string;
  readonly actual: string;
  readonly limit: string;
  readonly words: BreakWords;
  readonly values?: Readonly<Record<string, string | number>>;
  /** For a person to decide, though the rule itself is hard. */
  readonly doubtful?: true;
};

/** The check of one rule over a dossier. */
export type Check<Rule extends CheckedRule = CheckedRule> = {
  readonly rule: Rule;
  find(dossier: Dossier, params: CheckedParams[Rule], ground: Judged): Break[];
};
