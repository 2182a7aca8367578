import { todayInShanghai } from '../calendar';
import type { OfferingStatus } from '../states';
import { askedAgainAt } from './reminders';

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
  /** Places offered to children in the line, who still have time to answer. */
  readonly offered?: number;
  /** When the first lesson begins; null when none is left. */
  readonly begins: Date | null;
  /** Its places are drawn, and the draw is not written yet: nobody can have come. */
  readonly drawing?: boolean;
};

/**
 * `not_due`: nothing to say yet, or any more. `waits`: places that are still being paid decide it. `asks`: children of the
 * line who are being offered places do. `takes_place`: enough children. `too_few`: the school decides.
 */
export type Formation = 'not_due' | 'waits' | 'asks' | 'takes_place' | 'too_few';

/** Until when answers to offers are waited for: from then on the school needs what time is left. Null without lessons. */
export function answersAwaitedUntil({ begins }: Pick<FormationFacts, 'begins'>): Date | null {
  return begins && askedAgainAt(todayInShanghai(begins));
}

/**
 * Whether a class takes place, from the very instant on at which enrollment closes. A place counts when it is paid; one
 * that still has its time to be paid is waited for only where it can make the difference, so that nobody waits longer
 * than a hold lasts. So are answers of the line, from one offer to the next, but never into the last two days before the
 * first lesson. A draw that is late is waited for. Once it has begun nothing is decided here.
 */
export function formationOf(facts: FormationFacts): Formation {
  const { now, status, closesAt, minimum, confirmed, held, offered = 0, begins, drawing = false } = facts;
  if (drawing || status !== 'open' || closesAt === null || now < closesAt) return 'not_due';
  if (begins === null || begins <= now) return 'not_due';
  if (confirmed >= minimum) return 'takes_place';
  if (confirmed + held >= minimum) return 'waits';
  const until = answersAwaitedUntil(facts);
  const awaited = until !== null && now < until;
  return awaited && confirmed + held + offered >= minimum ? 'asks' : 'too_few';
}

/** Why the school cannot decide about a class now. `open`: enrollment goes on. `settled`: it was decided, or is over. */
export type NotToDecide = 'open' | 'waits' | 'asks' | 'settled';

/** Whether it is for the school to decide: too few children, told so, and not begun. Null when it is. */
export function notToDecide(facts: FormationFacts): NotToDecide | null {
  const formation = formationOf(facts);
  switch (formation) {
    case 'too_few':
      return null;
    case 'waits':
    case 'asks':
      return formation;
    case 'takes_place':
      return 'settled';
    case 'not_due': {
      const coming = facts.status === 'open' && facts.begins !== null && facts.begins > facts.now;
      return coming ? 'open' : 'settled';
    }
  }
}
