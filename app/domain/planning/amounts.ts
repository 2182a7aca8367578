import type { Refusal } from '../refusal';
import type { OfferingPlan } from './plan';

/** Amounts that nobody could read. What may be charged is P2's business. */
export function amountRefusals({ perLessonFen, materialsFen }: OfferingPlan): Refusal[] {
  const readable = (value: number) => Number.isSafeInteger(value) && value >= 0;
  const refusals: Refusal[] = [];
  if (!readable(perLessonFen)) refusals.push({ code: 'price_invalid', path: 'perLessonFen' });
  if (!readable(materialsFen)) refusals.push({ code: 'price_invalid', path: 'materialsFen' });
  return refusals;
}
