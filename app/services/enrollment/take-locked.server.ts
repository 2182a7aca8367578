import type { Tx } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { RuleBroken } from '~/domain/rule-broken';
import { aidFor } from '../aid/facts.server';
import { askedFacts } from './asked-facts.server';
import { answerOf, choose, type Enrolled, type Wish } from './choice.server';
import { readClass } from './class-on-sale.server';
import { lapseInTheWay } from './lapse.server';
import { writePlaces } from './take-places.server';

/**
 * Takes one place with the class locked from the first look on; what the database itself refuses comes back as a refusal.
 *
 * @throws NotFound, Busy
 */
export async function takeLocked(wish: Wish): Promise<Enrolled | Refused> {
  try {
    return await inTransaction((tx) => lockAndTake(tx, wish));
  } catch (error) {
    if (error instanceof RuleBroken) {
      const { ruleId } = error;
      return saidNow(wish, refused({ code: 'class_against_rule', params: { ruleId } }));
    }
    switch (violationOf(error)?.constraint) {
      case 'enrollment_within_capacity':
        return refused({ code: 'full' });
      case 'programme_within_budget':
      case 'programme_within_cap':
        // The price counted on money that is gone: asked again it says what is left.
        return refused({ code: 'changed_meanwhile' });
      case 'offering_paused':
        return refused({ code: 'offering_paused' });
      case 'enrollment_no_overlap':
        return saidNow(wish, refused({ code: 'clash' }));
      case 'enrollment_one_live_place':
      case 'enrollment_guardian_id_request_key_key':
        return saidNow(wish, refused({ code: 'invalid_state' }));
      default:
        throw error;
    }
  }
}

async function lockAndTake(tx: Tx, wish: Wish): Promise<Enrolled | Refused> {
  const { asked, now } = wish;
  const { offeringId, childId } = asked;
  if (!(await lockRow(tx, 'offering', offeringId))) throw new NotFound('offering');
  await lapseInTheWay(tx, asked, now);
  await lockRow(tx, 'child', childId);
  const on = await readClass(tx, offeringId, now);
  const [mine] = await askedFacts(offeringId, [wish], now, { tx });
  if (!on || !mine) throw new NotFound('offering');
  const { termId } = on.facts;
  const aid = mine.aided && mine.own ? await aidFor(tx, { childId, termId }, now, { lock: true }) : null;
  const choice = choose(wish, mine, on, aid);
  if (choice.kind !== 'allowed') return choice;
  const [written] = await writePlaces(on, [choice], now, tx);
  if (!written) throw new Error('a wish was left without an answer');
  // What is over and still stands in the way could not be ended just now: its payment may be on the way.
  const answer = answerOf(written.kind === 'full' ? { ...written, lapsed: false } : written, on);
  return answer ?? refused({ code: 'changed_meanwhile' });
}

/** Says after the fact, with dates and times, what the database has refused; `otherwise` when nothing shows any more. */
async function saidNow(wish: Wish, otherwise: Refused): Promise<Enrolled | Refused> {
  const { asked, now } = wish;
  return inTransaction(async (tx) => {
    const on = await readClass(tx, asked.offeringId, now);
    const [mine] = await askedFacts(asked.offeringId, [wish], now, { tx });
    if (!on || !mine) return otherwise;
    const choice = choose(wish, mine, on);
    return choice.kind === 'allowed' ? otherwise : choice;
  });
}
