import type { Db } from '~/db/client.server';
import type { SchoolDate } from '~/domain/calendar';
import type { CheckAge } from '~/domain/expiry/check-holds';
import { ruleConstants } from '~/domain/reduction/constants';

/** P8's number in force on a day: how many days a clear check lets somebody teach. */
export async function checkAgeOn(_db: Db, _on: SchoolDate): Promise<CheckAge> {
  return { staffCheckMaxAgeDays: ruleConstants.P8.staffCheckMaxAgeDays };
}
