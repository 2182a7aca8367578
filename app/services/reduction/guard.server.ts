import type { Db } from '~/db/client.server';
import { type SchoolCalendar, todayInShanghai } from '~/domain/calendar';
import { REGION } from '~/domain/planning/dossier';
import { type StaffedLesson, stretchesOf } from '~/domain/planning/stretches';
import { startOf } from '~/domain/planning/times';
import { checkDossier } from '~/domain/reduction/check';
import type { Finding } from '~/domain/reduction/finding';
import { standing } from '~/domain/reduction/overrides';
import { type RulesInForce, rulesInForce } from '~/domain/reduction/rule';
import { loadCalendar } from '../planning/calendar.server';
import { ruleVersions } from '../rules/versions.server';
import { type Change, rulesForClass, type StoredClass, storedClasses, storedDossier } from './classes.server';

/** The rules that bind what is done now. */
export async function rulesNow(db: Db, now: Date): Promise<RulesInForce> {
  return rulesInForce(await ruleVersions(db), { on: todayInShanghai(now), region: REGION });
}

/**
 * What stands in the way of an act upon a class: the rules in force over the facts as the act would make them, hard
 * findings and soft ones that nobody let pass. Only lessons still to come are judged. Inside the act's transaction,
 * after its locks. `anew`: the act itself is a new one that today's rules bind (giving a room, other people); without
 * it the class is judged as lawfully planned (selling a place in it). Empty: nothing does.
 */
export async function classFindings(
  db: Db,
  offeringId: string,
  now: Date,
  { anew, ...change }: Change & { readonly anew: boolean },
): Promise<Finding[]> {
  const stored = (await storedClasses(db, [offeringId])).get(offeringId);
  if (!stored) return [];
  const rules = anew ? await rulesNow(db, now) : rulesForClass(await ruleVersions(db), stored, now);
  return findingsOfClass(stored, rules, await loadCalendar(db), now, change);
}

/** The same over facts that were read before. */
export function findingsOfClass(
  stored: StoredClass,
  rules: RulesInForce,
  calendar: SchoolCalendar,
  now: Date,
  change: Change = {},
): Finding[] {
  const lessons = (change.lessons ?? stored.lessons).filter((lesson) => startOf(lesson) > now);
  // Other people for all of them stand in every lesson alike.
  const staffed = change.staff
    ? lessons.map(({ date, startMinute, endMinute }) => ({ date, startMinute, endMinute }))
    : lessons;
  const found = stretchesOf<StoredClass['staff'][number], StaffedLesson>(
    staffed,
    change.staff ?? stored.staff,
  ).flatMap((stretch) => {
    const dossier = storedDossier(stored, rules, now, { ...change, ...stretch });
    return checkDossier(dossier, { rules, calendar, allowOffCampus: false }).findings;
  });
  const once = new Map(found.map((each) => [`${each.rule} ${each.path} ${each.actual}`, each]));
  return standing([...once.values()], stored.overrides);
}
