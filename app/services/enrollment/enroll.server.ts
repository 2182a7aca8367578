import type { Tx } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import { oncePerProcess } from '~/db/once-per-process.server';
import { inTransaction, lockRow, repeated } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { Aid } from '~/domain/aid/programme';
import { decideEnrollment, type EnrollmentFacts } from '~/domain/enrollment/decide';
import { FairQueue } from '~/domain/enrollment/fair-queue';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { RuleBroken } from '~/domain/rule-broken';
import { moveJobsSoon } from '~/jobs/outbox.server';
import { aidFor } from '../aid/facts.server';
import { guardianIdOf } from '../children/guardian.server';
import { type AskedFacts, askedFacts } from './asked-facts.server';
import { type ClassOnSale, classKept, classOnSale, forgetClass, readClass } from './class-on-sale.server';
import { type Agreed, consentRefusals, consentsMissing } from './consents-missing';
import { lapseInTheWay } from './lapse.server';
import type { Asked } from './standing.server';
import { type TakenPlace, writePlace } from './take-place.server';

export type EnrollInput = {
  offeringId: string;
  childId: string;
  /** What the guardian ticked just now; consents given before are not asked again. */
  consent: Agreed;
  /** Named by the form: sent twice (double click, two tabs, retry, back button) it finds the same place. */
  requestKey: string | null;
};

/** `existing`: the place was there before; its state may be any by now. */
export type Enrolled = TakenPlace & { kind: 'done'; existing: boolean };

/** How many who want the same class are served at once, first come first; the others wait in the process. */
const AT_ONCE = 4;
// One per process, also when the server's own files and the built bundle both load this module.
const queue = oncePerProcess('enroll-queue', () => new FairQueue(AT_ONCE));

/**
 * Takes a place for a child: held until it is paid, or confirmed at once where nothing is due. What is asked is read
 * without a lock and decided; one statement then checks it again under the lock of the class and writes it. Where that
 * is not enough (an expired hold stands in the way, a programme pays, somebody was faster) it is done once more with
 * the class locked throughout.
 *
 * @throws NotFound for an offering that is not there and a child that is not the actor's; Busy
 */
export async function enroll(actor: Actor, input: EnrollInput, now: Date): Promise<Enrolled | Refused> {
  const asked: Asked = { ...input, guardianId: guardianIdOf(actor) };
  const { consent } = input;
  const answer = await queue.run(
    asked.offeringId,
    async () => (await takeAtOnce(actor, asked, consent, now)) ?? takeLocked(actor, asked, consent, now),
  );
  if (answer.kind === 'done' && !answer.existing) moveJobsSoon();
  return answer;
}

/** Null where only the lock can tell. */
async function takeAtOnce(
  actor: Actor,
  asked: Asked,
  agreed: Agreed,
  now: Date,
): Promise<Enrolled | Refused | null> {
  const kept = await lookUnlocked(asked, agreed, now, await classKept(asked.offeringId, now));
  // Refused by what was kept of the class: only what is true of it now may say so.
  const seen = kept && !isStale(kept) ? kept : await lookUnlocked(asked, agreed, now, null);
  if (!seen) throw new NotFound('offering');
  const { choice, mine, on } = seen;
  if (choice.kind !== 'allowed') return choice;
  if (mine.lapsed || mine.aided) return null;
  try {
    const written = await repeated(() => writePlace(actor, choice, now));
    if (written.kind === 'changed') forgetClass(asked.offeringId);
    return answerOf(written, on);
  } catch (error) {
    if (error instanceof RuleBroken || violationOf(error)) return null;
    throw error;
  }
}

/** One look at the wish: by the class as it was kept, or else as it is now. Null when there is no such offering. */
async function lookUnlocked(asked: Asked, agreed: Agreed, now: Date, kept: ClassOnSale | null) {
  const mine = await askedFacts(asked, now, { stamped: !kept });
  const on = mine && (kept ?? (await classOnSale(asked.offeringId, mine.stamp, now)));
  if (!mine || !on) return null;
  const choice = placeBefore(mine) ?? choose({ asked, agreed, mine, on, aid: null }, now);
  return { choice, mine, on, byKept: kept !== null };
}

/** Whether there is room is read afresh each time, and needs no second look. */
function isStale({ choice, byKept }: NonNullable<Awaited<ReturnType<typeof lookUnlocked>>>): boolean {
  if (!byKept || choice.kind !== 'refused') return false;
  return choice.refusals.some(({ code }) => code !== 'full' && code !== 'others_wait');
}

/** The same with the class locked from the first look on; what the database itself refuses comes back as a refusal. */
async function takeLocked(
  actor: Actor,
  asked: Asked,
  agreed: Agreed,
  now: Date,
): Promise<Enrolled | Refused> {
  try {
    return await inTransaction((tx) => lockAndTake(tx, actor, asked, agreed, now));
  } catch (error) {
    if (error instanceof RuleBroken) {
      const { ruleId } = error;
      return saidNow(asked, now, refused({ code: 'class_against_rule', params: { ruleId } }));
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
        return saidNow(asked, now, refused({ code: 'clash' }));
      case 'enrollment_one_live_place':
      case 'enrollment_guardian_id_request_key_key':
        return saidNow(asked, now, refused({ code: 'invalid_state' }));
      default:
        throw error;
    }
  }
}

async function lockAndTake(
  tx: Tx,
  actor: Actor,
  asked: Asked,
  agreed: Agreed,
  now: Date,
): Promise<Enrolled | Refused> {
  const { offeringId, childId } = asked;
  if (!(await lockRow(tx, 'offering', offeringId))) throw new NotFound('offering');
  await lapseInTheWay(tx, asked, now);
  await lockRow(tx, 'child', childId);
  const on = await readClass(tx, offeringId, now);
  const mine = on && (await askedFacts(asked, now, { tx }));
  if (!mine) throw new NotFound('offering');
  const before = placeBefore(mine);
  if (before) return before;
  const { termId } = on.facts;
  const aid = mine.aided ? await aidFor(tx, { childId, termId }, now, { lock: true }) : null;
  const choice = choose({ asked, agreed, mine, on, aid }, now);
  if (choice.kind === 'refused') return choice;
  const written = await writePlace(actor, choice, now, tx);
  // What is over and still stands in the way could not be ended just now: its payment may be on the way.
  const answer = answerOf(written.kind === 'full' ? { ...written, lapsed: false } : written, on);
  return answer ?? refused({ code: 'changed_meanwhile' });
}

/** The place that the child has already, or that this very form has taken. @throws NotFound for another's child */
function placeBefore({ own, sameRequest, place }: AskedFacts): Enrolled | null {
  if (!own) throw new NotFound('child');
  const found = sameRequest ?? place;
  return found && { kind: 'done', enrollmentId: found.id, status: found.status, existing: true };
}

function answerOf(
  written: Awaited<ReturnType<typeof writePlace>>,
  on: ClassOnSale,
): Enrolled | Refused | null {
  switch (written.kind) {
    case 'taken':
    case 'existing': {
      const { enrollmentId, status } = written;
      return { kind: 'done', enrollmentId, status, existing: written.kind === 'existing' };
    }
    case 'full': {
      const { capacity } = on.facts.offering;
      return written.lapsed ? null : refused({ code: 'full', params: { capacity } });
    }
    case 'changed':
      return null;
  }
}

type Question = { asked: Asked; agreed: Agreed; mine: AskedFacts; on: ClassOnSale; aid: Aid | null };

/** The decision, and with what the place is written. */
function choose({ asked, agreed, mine, on, aid }: Question, now: Date) {
  const decision = decideEnrollment(factsFor(mine, on, asked, aid, now));
  if (decision.kind === 'refused') return decision;
  const consents = consentsMissing(mine.consents, on.receiverId);
  const open = consentRefusals(consents, agreed, on.rules);
  if (open.length > 0) return refused(...open);
  const { offered, childStamp, users } = mine;
  return { kind: 'allowed' as const, asked, decision, on, offered, childStamp, consents, users };
}

function factsFor(
  mine: AskedFacts,
  on: ClassOnSale,
  { offeringId }: Asked,
  aid: Aid | null,
  now: Date,
): EnrollmentFacts {
  const { offering, townId } = on.facts;
  const towns = new Map([[offering.schoolId, townId]]);
  for (const lesson of mine.lessons) towns.set(lesson.schoolId, lesson.townId);
  return {
    ...on.facts,
    now,
    // The place that is offered to the child counts as taken for everybody but the child.
    offering: {
      ...offering,
      capacity: mine.capacity,
      taken: mine.taken - (mine.offered ? 1 : 0),
      waiting: mine.waiting,
    },
    offered: mine.offered,
    child: mine.child,
    alreadyLive: mine.place !== null,
    taken: mine.lessons,
    travelMinutes: (from, to) => on.travel.get(`${towns.get(from)}>${towns.get(to)}`) ?? 0,
    aid,
    rules: on.rules,
    courses: mine.live.filter((each) => each !== offeringId).length,
    holdMinutes: mine.offered ? on.offeredHoldMinutes : on.holdMinutes,
  };
}

/** Says after the fact, with dates and times, what the database has refused; `otherwise` when nothing shows any more. */
async function saidNow(asked: Asked, now: Date, otherwise: Refused): Promise<Enrolled | Refused> {
  return inTransaction(async (tx) => {
    const on = await readClass(tx, asked.offeringId, now);
    const mine = on && (await askedFacts(asked, now, { tx }));
    if (!mine) return otherwise;
    const before = placeBefore(mine);
    if (before) return before;
    const decision = decideEnrollment(factsFor(mine, on, asked, null, now));
    return decision.kind === 'refused' ? decision : otherwise;
  });
}
