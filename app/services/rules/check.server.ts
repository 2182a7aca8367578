import { db } from '~/db/client.server';
import { type Answer, checkDossier } from '~/domain/reduction/check';
import type { Dossier } from '~/domain/reduction/dossier';
import { rulesInForce } from '~/domain/reduction/rule';
import { spend } from '../identity/limits.server';
import { loadCalendar } from '../planning/calendar.server';
import { ruleVersions } from './versions.server';

/**
 * Judges a plan that somebody sends, by the rules in force on its own day and the county's calendar. Courses outside
 * school are switched off (P21). Keeps nothing but that an address asked.
 */
export async function checkPlan(
  dossier: Dossier,
  address: string,
): Promise<{ kind: 'answered'; answer: Answer } | { kind: 'too_often'; retryAt: Date }> {
  const tries = await spend('rules_check_address', address);
  if (!tries.allowed) return { kind: 'too_often', retryAt: tries.retryAt };
  const rules = rulesInForce(await ruleVersions(db), { on: dossier.asOf, region: dossier.region });
  const calendar = await loadCalendar(db);
  return { kind: 'answered', answer: checkDossier(dossier, { rules, calendar, allowOffCampus: false }) };
}
