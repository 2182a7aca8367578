import type { Db } from '~/db/client.server';
import type { SchoolDate } from '~/domain/calendar';
import type { CheckAge } from '~/domain/expiry/check-holds';
import { bookNumbers } from '~/domain/reduction/book/numbers';
import { versionOn } from '~/domain/reduction/rule';
import { ruleVersions } from '~/services/rules/versions.server';

/**
 * P8's number in force on a day: how many days a clear check lets somebody teach. Where no version of the rule is in
 * the database the law's own number holds: no gap in the book makes an old check good.
 */
export async function checkAgeOn(db: Db, on: SchoolDate): Promise<CheckAge> {
  const versions = (await ruleVersions(db)).filter(({ rule }) => rule === 'P8');
  const days = versionOn(versions, on)?.params.staffCheckMaxAgeDays;
  return typeof days === 'number' ? { staffCheckMaxAgeDays: days } : bookNumbers('P8');
}
