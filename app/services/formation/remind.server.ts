import { inTransaction } from '~/db/transaction.server';
import type { ReminderStep } from '~/domain/formation/reminders';
import { notify, officersOfBureau, staffOfSchool } from '../messages/notify.server';
import { classToForm, isUndecided } from './class.server';

/**
 * Asks a school again that has not decided about a class with too few children, and on the day before the first lesson
 * tells the bureau as well. Nothing happens once it is decided.
 *
 * @returns whether somebody was told
 */
export async function remindOfFormation(
  { offeringId, step }: { offeringId: string; step: ReminderStep },
  now: Date,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const of = await classToForm(tx, offeringId, now);
    const [first] = of?.lessons ?? [];
    if (!of || !first || !isUndecided(of)) return false;
    const params = { offeringId, date: first.date };
    const heads = await staffOfSchool(tx, of.schoolId);
    await notify(tx, { userIds: heads }, 'class_short_reminder', params, now);
    if (step === 'escalate') {
      const officers = await officersOfBureau(tx);
      await notify(tx, { userIds: officers }, 'class_undecided', params, now);
    }
    return true;
  });
}
