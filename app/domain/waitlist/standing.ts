import { type SaleFacts, saleRefusals } from '../enrollment/sale';

/**
 * Whether free places of a class are offered by themselves to those who wait: never where the school chooses, after the
 * draw where places are drawn, and only while a family that is offered one could take it.
 */
export function offersByItself(facts: SaleFacts): boolean {
  const { allocation, draw } = facts.offering;
  if (allocation === 'school_choice') return false;
  if (allocation === 'draw' && draw?.status !== 'drawn') return false;
  return canBeOffered(facts);
}

/** Whether a place of the class could be taken by a family that is offered one, room aside. */
export function canBeOffered(facts: SaleFacts): boolean {
  return saleRefusals({ ...facts, offered: true }).every(({ code }) => code === 'full');
}
