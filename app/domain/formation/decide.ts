import type { OfferingStatus } from '../states';

/** What is known of a class when its last day of enrollment is over. */
export type FormationFacts = {
  readonly now: Date;
  readonly status: OfferingStatus;
  /** The deadline: until then children can come. */
  readonly closesAt: Date | null;
  readonly minimum: number;
  /** Places that are paid, or cost nothing. */
  readonly confirmed: number;
  /** Places that still have time to be paid. */
  readonly held: number;
  /** When the first lesson begins; null when none is left. */
  readonly begins: Date | null;
  /** Its places are drawn, and the draw is not written yet: nobody can have come. */
  readonly drawing?: boolean;
};

/**
 * `not_due`: nothing to say yet, or any more. `waits`: places that are still being paid decide it. `takes_place`: enough
 * children. `too_few`: the school decides.
 */
export type Formation = 'not_due' | 'waits' | 'takes_place' | 'too_few';

/**
 * Whether a class takes place, from the very instant on at which enrollment closes. A place counts when it is paid; one
 * that still has its time to be paid is waited for only where it can make the difference, so that nobody waits longer
 * than a hold lasts. A draw that is late is waited for. Once it has begun nothing is decided here.
 */
export function formationOf(facts: FormationFacts): Formation {
  const { now, status, closesAt, minimum, confirmed, held, begins, drawing = false } = facts;
  if (drawing || status !== 'open' || closesAt === null || now < closesAt) return 'not_due';
  if (begins === null || begins <= now) return 'not_due';
  if (confirmed >= minimum) return 'takes_place';
  return confirmed + held >= minimum ? 'waits' : 'too_few';
}

/** Why the school cannot decide about a class now. `open`: enrollment goes on. `settled`: it was decided, or is over. */
export type NotToDecide = 'open' | 'waits' | 'settled';

/** Whether it is for the school to decide: too few children, told so, and not begun. Null when it is. */
export function notToDecide(facts: FormationFacts): NotToDecide | null {
  switch (formationOf(facts)) {
    case 'too_few':
      return null;
    case 'waits':
      return 'waits';
    case 'takes_place':
      return 'settled';
    case 'not_due': {
      const coming = facts.status === 'open' && facts.begins !== null && facts.begins > facts.now;
      return coming ? 'open' : 'settled';
    }
  }
}
