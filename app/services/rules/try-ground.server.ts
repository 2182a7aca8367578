import { db } from '~/db/client.server';
import type { SchoolCalendar, SchoolDate } from '~/domain/calendar';
import { REGION } from '~/domain/planning/dossier';
import { type RulesInForce, rulesInForce, versionOn, type Words } from '~/domain/reduction/rule';
import { loadCalendar } from '../planning/calendar.server';
import { ruleVersions } from './versions.server';

/** What a plan is tried on: the rules of a day, their names, and the county's calendar. Plain JSON, for the browser too. */
export type TryGround = {
  readonly region: string;
  readonly rules: RulesInForce;
  readonly titles: Readonly<Record<string, Words>>;
  readonly calendar: SchoolCalendar;
};

/** The ground of a day, with the rules that are wanted and no others. */
export async function tryGround(on: SchoolDate, wanted: (rule: string) => boolean): Promise<TryGround> {
  const versions = (await ruleVersions(db)).filter(({ rule }) => wanted(rule));
  const titles: Record<string, Words> = {};
  for (const { rule, title } of versions) titles[rule] ??= title;
  for (const rule of Object.keys(titles)) {
    const now = versionOn(
      versions.filter((version) => version.rule === rule),
      on,
    );
    if (now) titles[rule] = now.title;
  }
  return {
    region: REGION,
    rules: rulesInForce(versions, { on, region: REGION }),
    titles,
    calendar: await loadCalendar(db),
  };
}
