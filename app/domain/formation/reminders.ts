import { addDays, instantOf, type SchoolDate } from '../calendar';

/** Two days before the first lesson the school is asked again, on the day before the bureau is told too. */
export type ReminderStep = 'remind' | 'escalate';

/** When a school is asked again that has to decide about a class: two days before its first lesson. */
export const askedAgainAt = (firstDate: SchoolDate): Date => instantOf(addDays(firstDate, -2), 9 * 60);

/**
 * When a school that has not decided is asked again, and when the bureau hears of it. What would lie in the past is left
 * out, but for the bureau, which hears of it at once.
 */
export function remindersOf(firstDate: SchoolDate, now: Date): { step: ReminderStep; at: Date }[] {
  const remind = askedAgainAt(firstDate);
  const escalate = instantOf(addDays(firstDate, -1), 8 * 60);
  return [
    ...(remind > now ? [{ step: 'remind', at: remind } as const] : []),
    { step: 'escalate', at: escalate > now ? escalate : now },
  ];
}
