import { describe, expect, it } from 'vitest';
import { addDays } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import { checkDossier } from '~/domain/reduction/check';
import type { Dossier } from '~/domain/reduction/dossier';
import { rulesInForce } from '~/domain/reduction/rule';
import { readDossier } from '~/forms/rules/dossier';
import fixture from '../../../fixtures/rules/dossier.json' with { type: 'json' };
import { county } from '../calendar/county';

/** What a test may write into. */
export type Loose<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { -readonly [Key in keyof Value]: Loose<Value[Key]> };

export type Change = (plan: Loose<Dossier>) => void;

/** The lawful example, changed. */
export function plan(change: Change = () => undefined): Dossier {
  const changed = structuredClone(fixture) as unknown as Loose<Dossier>;
  change(changed);
  // What a test judges must be something that anybody could hand in.
  const read = readDossier(changed);
  if ('problem' in read) throw new Error(`${read.problem.path} ${read.problem.error}`);
  return read.value;
}

/** The book's rules on the plan's own day. */
export function judge(dossier: Dossier, { allowOffCampus = true } = {}) {
  const rules = rulesInForce(ruleBook, { on: dossier.asOf, region: dossier.region });
  return checkDossier(dossier, { rules, calendar: county, allowOffCampus });
}

/** `hard lessons[0].start`, for one rule. */
export function broken(rule: string, dossier: Dossier, how?: { allowOffCampus?: boolean }): string[] {
  return judge(dossier, how)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, path }) => `${severity} ${path}`);
}

export const outside: Change = (d) => {
  d.regime = 'off_campus';
  d.fee.coversMonths = 3;
  d.fee.classHours = 32;
  d.lessons = [{ date: '2026-09-08', start: '18:00', end: '19:00' }];
};

export type Row = readonly [name: string, change: Change, expected?: string | readonly string[]];

/**
 * A table of one rule: what each change breaks of it (nothing, when left out). The last row that breaks it is judged
 * again on the first day of the rule, and on the day before, when nothing was broken yet.
 */
export function ruleTable(rule: string, rows: readonly Row[], how?: { allowOffCampus?: boolean }): void {
  describe(rule, () => {
    it.each(rows.map(([name, change, expected = []]) => [name, change, [expected].flat()] as const))(
      '%s',
      (_name, change, expected) => {
        expect(broken(rule, plan(change), how)).toEqual(expected);
      },
    );

    it('binds from its first day on', () => {
      const [, change, expected] = rows.filter(([, , each]) => each !== undefined).at(-1) ?? [];
      const from = ruleBook.find((each) => each.rule === rule)?.from;
      if (!change || !expected || !from) throw new Error(`Nothing breaks ${rule}`);
      const on = (asOf: string) =>
        broken(
          rule,
          plan((d) => {
            change(d);
            d.asOf = asOf;
          }),
          how,
        );
      expect(on(addDays(from, -1))).toEqual([]);
      expect(on(from)).toEqual([expected].flat());
    });
  });
}
