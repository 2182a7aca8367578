import type { Actor } from '~/domain/access/actor';
import type { Aid } from '~/domain/aid/programme';
import { decideEnrollment, type EnrollmentFacts } from '~/domain/enrollment/decide';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import type { AskedFacts } from './asked-facts.server';
import type { ClassOnSale } from './class-on-sale.server';
import { type Agreed, consentRefusals, consentsMissing } from './consents-missing';
import type { Asked } from './standing.server';
import type { TakenPlace, Wanted, Written } from './take-places.server';

/** One who wants a place, what was agreed to just now, and when it was asked for. */
export type Wish = { actor: Actor; asked: Asked; agreed: Agreed; now: Date };

/** `existing`: the place was there before; its state may be any by now. */
export type Enrolled = TakenPlace & { kind: 'done'; existing: boolean };

/** The wish may have its place, and with what it is written. */
export type Allowed = Wanted & { kind: 'allowed' };

/**
 * The decision about one wish.
 *
 * @param aid what a programme pays for the child
 * @throws NotFound for another's child
 */
export function choose(
  { actor, asked, agreed, now }: Wish,
  mine: AskedFacts,
  on: ClassOnSale,
  aid: Aid | null = null,
): Enrolled | Refused | Allowed {
  const before = placeBefore(mine);
  if (before) return before;
  const decision = decideEnrollment({ ...factsFor(mine, on, asked, now), aid });
  if (decision.kind === 'refused') return decision;
  const consents = consentsMissing(mine.consents, on.receiverId);
  const open = consentRefusals(consents, agreed, on.rules);
  if (open.length > 0) return refused(...open);
  const { offered, childStamp, users } = mine;
  return { kind: 'allowed', actor, asked, now, decision, offered, childStamp, consents, users };
}

/** The place that the child has already, or that this very form has taken. @throws NotFound for another's child */
function placeBefore({ own, sameRequest, place }: AskedFacts): Enrolled | null {
  if (!own) throw new NotFound('child');
  const found = sameRequest ?? place;
  return found && { kind: 'done', enrollmentId: found.id, status: found.status, existing: true };
}

function factsFor(
  mine: AskedFacts,
  on: ClassOnSale,
  { offeringId }: Asked,
  now: Date,
): Omit<EnrollmentFacts, 'aid'> {
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
    rules: on.rules,
    courses: mine.live.filter((each) => each !== offeringId).length,
    holdMinutes: mine.offered ? on.offeredHoldMinutes : on.holdMinutes,
  };
}

/** What the database says of a place, as the one hears it who wants it; null where only the lock can tell. */
export function answerOf(written: Written, on: ClassOnSale): Enrolled | Refused | null {
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
    case 'busy':
      return null;
  }
}
