import { oncePerProcess } from '~/db/once-per-process.server';
import type { Actor } from '~/domain/access/actor';
import { Busy } from '~/domain/busy';
import { FairQueue, type Turn } from '~/domain/fair-queue';
import type { Refused } from '~/domain/refusal';
import { moveJobsSoon } from '~/jobs/outbox.server';
import { guardianIdOf } from '../children/guardian.server';
import type { Enrolled, Wish } from './choice.server';
import type { Agreed } from './consents-missing';
import { takeLocked } from './take-locked.server';
import { takeTogether } from './take-together.server';

export type { Enrolled };

export type EnrollInput = {
  offeringId: string;
  childId: string;
  /** What the guardian ticked just now; consents given before are not asked again. */
  consent: Agreed;
  /** Named by the form: sent twice (double click, two tabs, retry, back button) it finds the same place. */
  requestKey: string | null;
};

type Answer = Enrolled | Refused;

/** How many who want the same class are served together. */
const TOGETHER = 16;
// One per process, also when the server's own files and the built bundle both load this module.
const queue = oncePerProcess('enroll-queue', () => new FairQueue<Wish, Answer>(TOGETHER));

/**
 * Takes a place for a child: held until it is paid, or confirmed at once where nothing is due. What is asked is read
 * without a lock and decided; one statement then checks it again under the lock of the class and writes it, for all who
 * wait for this class together. Where that is not enough (an expired hold stands in the way, a programme pays, somebody
 * was faster) it is done once more for this child alone, with the class locked throughout.
 *
 * @throws NotFound for an offering that is not there and a child that is not the actor's; Busy
 */
export async function enroll(actor: Actor, input: EnrollInput, now: Date): Promise<Answer> {
  const [offeringId, childId] = [input.offeringId.toLowerCase(), input.childId.toLowerCase()];
  const asked = { offeringId, childId, requestKey: input.requestKey, guardianId: guardianIdOf(actor) };
  const answer = await queue.ask(offeringId, { actor, asked, agreed: input.consent, now }, serve);
  if (answer.kind === 'done' && !answer.existing) moveJobsSoon();
  return answer;
}

/** All whose turn it is; a child that was asked for twice (a double click, two parents) once after the other. */
async function serve(offeringId: string, turns: readonly Turn<Wish, Answer>[]): Promise<void> {
  const first = new Map<string, Turn<Wish, Answer>>();
  for (const turn of turns) {
    const { childId } = turn.wish.asked;
    if (!first.has(childId)) first.set(childId, turn);
  }
  const together = [...first.values()];
  const outcomes = await takeTogether(
    offeringId,
    together.map(({ wish }) => wish),
  );
  const served = together.slice(0, outcomes.length);
  for (const [index, { answer }] of served.entries()) {
    const outcome = outcomes[index] ?? null;
    if (outcome !== null) answer(outcome instanceof Error ? Promise.reject(outcome) : outcome);
  }
  await serveAlone(served.filter((_, index) => outcomes[index] === null));
  const left = turns.filter((turn) => !served.includes(turn));
  if (left.length > 0) await serve(offeringId, left);
}

/** One after the other; who has to wait too long for a lock speaks for all behind it, who would wait for the same. */
async function serveAlone(turns: readonly Turn<Wish, Answer>[]): Promise<void> {
  let busy: Busy | null = null;
  for (const { wish, answer } of turns) {
    const alone = busy ? Promise.reject(busy) : takeLocked(wish);
    answer(alone);
    await alone.catch((error) => {
      if (error instanceof Busy) busy = error;
    });
  }
}
