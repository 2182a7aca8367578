import { violationOf } from '~/db/constraint.server';
import { repeated } from '~/db/transaction.server';
import { NotFound, type Refused } from '~/domain/refusal';
import { RuleBroken } from '~/domain/rule-broken';
import { type AskedFacts, askedFacts } from './asked-facts.server';
import { type Allowed, answerOf, choose, type Enrolled, type Wish } from './choice.server';
import { type ClassOnSale, classKept, classOnSale, forgetClass } from './class-on-sale.server';
import { type Written, writePlaces } from './take-places.server';

/** What came of one of several wishes: its answer, what is thrown for it, or null where only the lock can tell. */
export type Outcome = Enrolled | Refused | NotFound | null;

type Choice = ReturnType<typeof choose> | NotFound | null;
type Look = { on: ClassOnSale; choices: Choice[] };

/**
 * Takes places of one class for all these wishes in one statement: read without a lock, decided in their order, written.
 *
 * @param wishes no child twice
 * @returns for each wish, in their order, up to those that need the lock before anything is written: whoever comes after
 *   them has to be asked about again, so that nobody overtakes them
 * @throws Busy
 */
export async function takeTogether(offeringId: string, wishes: readonly Wish[]): Promise<Outcome[]> {
  const now = new Date(Math.max(...wishes.map((wish) => wish.now.getTime())));
  const kept = await classKept(offeringId, now);
  const first = await look(offeringId, wishes, now, kept);
  // Refused by what was kept of the class: only what is true of it now may say so.
  const seen = kept && first?.choices.some(isStale) ? await look(offeringId, wishes, now, null) : first;
  if (!seen) return wishes.map(() => new NotFound('offering'));
  const { on, choices } = seen;
  const wanted = choices.filter(isAllowed);
  const written = await writeAll(on, wanted, now);
  return choices.map((choice) => {
    if (choice === null || !isAllowed(choice)) return choice;
    const place = written[wanted.indexOf(choice)];
    return place ? answerOf(place, on) : null;
  });
}

/** One look at the wishes: by the class as it was kept, or else as it is now. Null when there is no such offering. */
async function look(
  offeringId: string,
  wishes: readonly Wish[],
  now: Date,
  kept: ClassOnSale | null,
): Promise<Look | null> {
  const facts = await askedFacts(offeringId, wishes, now, { stamped: !kept });
  const on = facts[0] ? (kept ?? (await classOnSale(offeringId, facts[0].stamp, now))) : null;
  return on && { on, choices: inOrder(wishes, facts, on) };
}

/**
 * Each by itself, no further than to those that need the lock. Nobody is refused for want of the places that those
 * before it may get: whether they do, only the statement that writes them knows.
 */
function inOrder(wishes: readonly Wish[], facts: readonly AskedFacts[], on: ClassOnSale): Choice[] {
  const choices: Choice[] = [];
  for (const [index, wish] of wishes.entries()) {
    const mine = facts[index] as AskedFacts;
    const choice = chooseOrNotFound(wish, mine, on);
    const needsLock = isAllowed(choice) && (mine.lapsed || mine.aided);
    if (isAllowed(choice) && !needsLock && choices.includes(null)) break;
    choices.push(needsLock ? null : choice);
  }
  return choices;
}

function chooseOrNotFound(wish: Wish, mine: AskedFacts, on: ClassOnSale): Choice {
  try {
    return choose(wish, mine, on);
  } catch (error) {
    if (error instanceof NotFound) return error;
    throw error;
  }
}

const isAllowed = (choice: Choice): choice is Allowed =>
  choice !== null && !(choice instanceof NotFound) && choice.kind === 'allowed';

/** Whether there is room is read afresh each time, and needs no second look. */
function isStale(choice: Choice): boolean {
  if (choice === null || choice instanceof NotFound || choice.kind !== 'refused') return false;
  return choice.refusals.some(({ code }) => code !== 'full' && code !== 'others_wait');
}

/** None when a guard refused: for whom, only each alone can tell. */
async function writeAll(on: ClassOnSale, wanted: readonly Allowed[], now: Date): Promise<readonly Written[]> {
  if (wanted.length === 0) return [];
  try {
    const written = await repeated(() => writePlaces(on, wanted, now));
    if (written.some(({ kind }) => kind === 'changed')) forgetClass(on.offeringId);
    return written;
  } catch (error) {
    if (error instanceof RuleBroken || violationOf(error)) return [];
    throw error;
  }
}
