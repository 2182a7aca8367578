import { formDue } from '~/services/formation/form-due.server';
import { remindOfFormation } from '~/services/formation/remind.server';
import type { Job } from './job';

/** Looks at the classes whose enrollment is over: they take place, or their school is asked. */
export const formClassesJob: Job<'form-classes'> = async (_, now) => {
  await formDue(now);
};

/** Asks a school again that has not decided about a class with too few children. */
export const formationReminderJob: Job<'formation-reminder'> = async (payload, now) => {
  await remindOfFormation(payload, now);
};
