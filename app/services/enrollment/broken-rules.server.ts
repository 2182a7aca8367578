import type { Db } from '~/db/client.server';
import { loadCalendar } from '../planning/calendar.server';
import { rulesForClass, storedClasses } from '../reduction/classes.server';
import { findingsOfClass } from '../reduction/guard.server';
import { ruleVersions } from '../rules/versions.server';

/** Ids of the rules that stand in the way of selling a place in these classes now, by class. */
export async function brokenRules(
  db: Db,
  offeringIds: readonly string[],
  now: Date,
): Promise<Map<string, string[]>> {
  const classes = await storedClasses(db, offeringIds);
  const versions = await ruleVersions(db);
  const calendar = await loadCalendar(db);
  return new Map(
    [...classes].map(([id, stored]) => {
      const found = findingsOfClass(stored, rulesForClass(versions, stored, now), calendar, now);
      return [id, [...new Set(found.map(({ rule }) => rule))]];
    }),
  );
}
