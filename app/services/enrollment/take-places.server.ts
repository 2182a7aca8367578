import type { Tx } from '~/db/client.server';
import { statement } from '~/db/statement.server';
import { newId } from '~/db/uuid.server';
import { type Actor, roleFor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { CONSENT_VERSIONS, type ConsentKind } from '~/domain/consent';
import type { EnrollmentDecision } from '~/domain/enrollment/decide';
import { familyFund } from '~/domain/ledger/accounts';
import { Balances } from '~/domain/ledger/balances';
import { grantedFen, type PlaceMoney, placeBalances } from '~/domain/ledger/place';
import type { MessageKind, MessageParams } from '~/domain/messages/kinds';
import { startOf } from '~/domain/planning/times';
import { streamsOf } from '~/domain/pricing/streams';
import type { EnrollmentStatus } from '~/domain/states';
import type { JobName, JobPayloads } from '~/jobs/payloads';
import type { ClassOnSale } from './class-on-sale.server';
import type { FrozenQuote } from './frozen-quote';
import type { Asked } from './standing.server';

export type TakenPlace = { enrollmentId: string; status: EnrollmentStatus };

/** What `take_places` says of a wish (prisma/migrations/20261124080000_take_places tells when it says what). */
export type TakeAnswer =
  | { kind: 'taken' }
  | ({ kind: 'existing' } & TakenPlace)
  | { kind: 'full'; lapsed: boolean }
  | { kind: 'changed' }
  | { kind: 'busy' };

export type Written = Exclude<TakeAnswer, { kind: 'taken' }> | ({ kind: 'taken' } & TakenPlace);

export type Wanted = {
  actor: Actor;
  asked: Asked;
  /** When it was asked for: what its price counts as still to come. */
  now: Date;
  decision: Extract<EnrollmentDecision, { kind: 'allowed' }>;
  /** A place that the waiting list offers: its entry ends with it. */
  offered: boolean;
  /** What the child had when it was decided (`child_stamp`). */
  childStamp: string;
  consents: readonly ConsentKind[];
  /** Users around the child. */
  users: readonly string[];
};

const take = statement<{ answers: TakeAnswer[] }>('take_places', 'SELECT take_places($1::jsonb) AS answers');

/**
 * Writes places of one class that were decided on, in one statement: checked again under the lock of the class, then the
 * rows with their frozen quotes, consents, ledger, audit, messages and jobs. With `tx` as a step of its transaction.
 *
 * @param wanted no child twice
 * @returns what came of each wish, in their order
 * @throws what the guards of the database raise; then nobody has a place
 */
export async function writePlaces(
  on: ClassOnSale,
  wanted: readonly Wanted[],
  now: Date,
  tx?: Tx,
): Promise<Written[]> {
  const wishes = wanted.map((each) => placeOf(on, each));
  const { offeringId, stamp, facts } = on;
  const { termId } = facts;
  const text = JSON.stringify({ offeringId, stamp, now, day: todayInShanghai(now), termId, wishes });
  const [row] = await (tx ? take.in(tx, text) : take(text));
  return wishes.map(({ id, status }, index) => {
    const answer = row?.answers[index] ?? { kind: 'changed' };
    return answer.kind === 'taken' ? { kind: 'taken', enrollmentId: id, status } : answer;
  });
}

function placeOf(on: ClassOnSale, wanted: Wanted) {
  const id = newId();
  const { actor, asked, now, decision, offered, childStamp, consents, users } = wanted;
  const { offeringId, childId } = asked;
  const { outcome, holdUntil, quote } = decision;
  const money = newPlaceMoney(on, decision, now);
  const { perLessonFen } = on.facts.offering;
  const frozen: FrozenQuote = {
    ...quote,
    perLessonFen,
    lessons: money.lessons.length,
    refundModel: on.refundModel,
    payee: on.facts.payee,
  };
  const messages = (outcome === 'held' ? [actor.userId] : users).map((userId) => ({ id: newId(), userId }));
  const [kind, params] = messageOf(wanted, id);
  return {
    id,
    childId,
    guardianId: asked.guardianId,
    requestKey: asked.requestKey,
    now,
    childStamp,
    offered,
    status: outcome,
    heldUntil: holdUntil,
    quote: frozen,
    dueFen: quote.dueFen,
    entryId: newId(),
    postings: placeBalances(money).since(new Balances(), id),
    grants: [...grantedFen(money)]
      .filter(([, amountFen]) => amountFen > 0)
      .map(([programmeId, amountFen]) => ({ programmeId, amountFen })),
    consents: consents.map((each) => ({
      id: newId(),
      kind: each,
      textVersion: CONSENT_VERSIONS[each],
      receiverId: each === 'roster_to_provider' ? on.receiverId : null,
    })),
    audit: {
      userId: actor.userId,
      role: roleFor(actor, 'enrollment.write'),
      verb: outcome === 'held' ? 'enrollment.hold' : 'enrollment.confirm',
      data: { offeringId, childId, dueFen: quote.dueFen, consents },
    },
    messages,
    messageKind: kind,
    messageParams: params,
    jobs: [
      job('index-offering', { offeringId }, { key: `index-offering:${offeringId}` }),
      ...(holdUntil
        ? [job('lapse-hold', { enrollmentId: id }, { runAt: holdUntil, key: `lapse-hold:${id}` })]
        : []),
      ...messages.map((message) => job('send-message', { messageId: message.id })),
    ],
  };
}

/** The place as its money sees it: every lesson that was priced is still to come, and nothing has been paid. */
function newPlaceMoney(on: ClassOnSale, decision: Wanted['decision'], now: Date): PlaceMoney {
  const { offering, payee: collects } = on.facts;
  const payee = collects === 'school' ? offering.schoolId : 'fiscal';
  return {
    status: decision.outcome,
    providerId: on.providerId,
    schoolId: offering.schoolId,
    payee,
    model: on.refundModel,
    withdrawnOn: null,
    materialsUsed: false,
    prices: [{ from: null, streams: streamsOf(decision.quote, familyFund(payee)) }],
    lessons: offering.lessons
      .filter((lesson) => startOf(lesson) > now)
      .map(({ date }, index) => ({
        id: String(index),
        date,
        pricedFor: date,
        state: 'future',
        earned: false,
      })),
    receivedFen: 0,
    goneFen: 0,
  };
}

type Told = 'place_held' | 'place_confirmed';

/** A hold is told to who has to pay, a place to everybody around the child. */
function messageOf({ asked, decision }: Wanted, enrollmentId: string): [MessageKind, MessageParams[Told]] {
  const { offeringId, childId } = asked;
  const about = { enrollmentId, offeringId, childId };
  const { holdUntil, quote } = decision;
  return holdUntil
    ? ['place_held', { ...about, dueFen: quote.dueFen, until: holdUntil.toISOString() }]
    : ['place_confirmed', { ...about, paidFen: 0 }];
}

/** A job as `post_jobs` moves it from the outbox into the queue; the same as `enqueue` writes. */
function job<Name extends JobName>(
  name: Name,
  payload: JobPayloads[Name],
  { runAt = null, key = null }: { runAt?: Date | null; key?: string | null } = {},
) {
  return { name, payload, runAt, key };
}
