import type { Tx } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { decideEnrollment, type EnrollmentFacts } from '~/domain/enrollment/decide';
import { startOf } from '~/domain/planning/times';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { RuleBroken } from '~/domain/rule-broken';
import type { EnrollmentStatus } from '~/domain/states';
import { guardianIdOf } from '../children/guardian.server';
import { moneySettingsOn, placeSettingsOn } from '../county/settings.server';
import { enrollmentFacts } from './facts.server';
import { lapseInTheWay } from './lapse.server';
import { type Asked, standingOf } from './standing.server';
import { takeOffered } from './take-offered.server';
import { type Agreed, consentRefusals, type TakenPlace, writePlace } from './write-place.server';

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

/**
 * Takes a place for a child: held until it is paid, or confirmed at once where nothing is due. The offering's row is
 * locked first, so that whoever comes second counts the first. What the database itself refuses comes back as a refusal.
 *
 * @throws NotFound for an offering that is not there and a child that is not the actor's; Busy
 */
export async function enroll(actor: Actor, input: EnrollInput, now: Date): Promise<Enrolled | Refused> {
  const asked: Asked = { ...input, guardianId: guardianIdOf(actor) };
  try {
    return await inTransaction((tx) => takePlace(tx, actor, asked, input.consent, now));
  } catch (error) {
    // Faster than us: another place of the child, a listing that ended. Said from what is true now.
    if (error instanceof RuleBroken) {
      const { ruleId } = error;
      return inTransaction(
        async (tx) =>
          (await decisionFor(tx, asked, now)) ?? refused({ code: 'class_against_rule', params: { ruleId } }),
      );
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
        return inTransaction(async (tx) => (await decisionFor(tx, asked, now)) ?? refused({ code: 'clash' }));
      case 'enrollment_one_live_place':
      case 'enrollment_guardian_id_request_key_key':
        return inTransaction(async (tx) => {
          const place = await livePlace(tx, asked);
          return place ? { kind: 'done', ...place, existing: true } : refused({ code: 'invalid_state' });
        });
      default:
        throw error;
    }
  }
}

async function takePlace(
  tx: Tx,
  actor: Actor,
  asked: Asked,
  agreed: Agreed,
  now: Date,
): Promise<Enrolled | Refused> {
  if (!(await lockRow(tx, 'offering', asked.offeringId))) throw new NotFound('offering');
  await lapseInTheWay(tx, asked, now);
  const standing = await standingOf(tx, asked, now);
  if (!standing?.own) throw new NotFound('child');
  if (standing.sameRequest) {
    const { id, status } = standing.sameRequest;
    return { kind: 'done', enrollmentId: id, status, existing: true };
  }
  const facts = (
    await enrollmentFacts(
      tx,
      { childId: asked.childId, offeringIds: [asked.offeringId], thorough: true, lock: true },
      now,
    )
  ).get(asked.offeringId);
  if (!facts) throw new NotFound('offering');
  if (facts.alreadyLive) {
    const place = await livePlace(tx, asked);
    if (place) return { kind: 'done', ...place, existing: true };
  }
  const holdMinutes = facts.offered
    ? (await placeSettingsOn(tx, now)).offered_hold_minutes
    : standing.holdMinutes;
  const decision = decideEnrollment({ ...facts, holdMinutes });
  if (decision.kind === 'refused') return decision;
  const missing = consentRefusals(standing.consentsMissing, agreed, facts.rules);
  if (missing.length > 0) return refused(...missing);
  const { refund_model: refundModel } = await moneySettingsOn(tx, now);
  const basis = { ...basisOf(facts), refundModel, payee: facts.payee };
  const place = await writePlace(tx, actor, { asked, standing, decision, basis }, now);
  if (facts.offered) {
    const by = { actor, permission: 'enrollment.write' } as const;
    await takeOffered(tx, by, { ...asked, enrollmentId: place.enrollmentId }, now);
  }
  return { kind: 'done', ...place, existing: false };
}

/** What the price was counted from, kept beside it. */
function basisOf({ now, offering }: EnrollmentFacts) {
  const lessons = offering.lessons.filter((lesson) => startOf(lesson) > now).length;
  return { perLessonFen: offering.perLessonFen, lessons };
}

/** The child's live place in the offering, or the one the form has taken. */
async function livePlace(tx: Tx, asked: Asked): Promise<TakenPlace | null> {
  const { offeringId, childId, guardianId, requestKey } = asked;
  const place = await tx.enrollment.findFirst({
    where: {
      offeringId,
      childId,
      OR: [{ status: { in: ['held', 'confirmed'] } }, ...(requestKey ? [{ guardianId, requestKey }] : [])],
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, status: true },
  });
  return place && { enrollmentId: place.id, status: place.status as EnrollmentStatus };
}

/** Says after the fact, with dates and times, what the database has refused; null when nothing shows any more. */
async function decisionFor(tx: Tx, { childId, offeringId }: Asked, now: Date): Promise<Refused | null> {
  const facts = (await enrollmentFacts(tx, { childId, offeringIds: [offeringId], thorough: true }, now)).get(
    offeringId,
  );
  const decision = facts && decideEnrollment(facts);
  return decision?.kind === 'refused' ? decision : null;
}
