import type { Tx } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { CONSENT_VERSIONS, type ConsentKind } from '~/domain/consent';
import type { EnrollmentDecision } from '~/domain/enrollment/decide';
import { consentFindings } from '~/domain/reduction/child';
import type { RulesInForce } from '~/domain/reduction/rule';
import type { Refusal } from '~/domain/refusal';
import type { EnrollmentStatus } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { usersAround } from '../children/guardian.server';
import { postNewPlace } from '../ledger/post.server';
import { notify } from '../messages/notify.server';
import type { FrozenQuote } from './frozen-quote';
import type { Asked, Standing } from './standing.server';

export type Agreed = { childData: boolean; rosterToProvider: boolean };
export type TakenPlace = { enrollmentId: string; status: EnrollmentStatus };

const FIELD = { child_data: 'childData', roster_to_provider: 'rosterToProvider' } as const;

/** M1, M5: nothing is taken for a child before each consent was given separately. */
export function consentRefusals(
  missing: readonly ConsentKind[],
  agreed: Agreed,
  rules: RulesInForce,
): Refusal[] {
  const open = missing.filter((kind) => !agreed[FIELD[kind]]);
  return consentFindings(open, rules).map(({ rule, path }) => ({
    code: 'consent_missing',
    path: FIELD[path as ConsentKind],
    params: { ruleId: rule },
  }));
}

type Place = {
  asked: Asked;
  standing: Standing;
  decision: Extract<EnrollmentDecision, { kind: 'allowed' }>;
  basis: Pick<FrozenQuote, 'perLessonFen' | 'lessons' | 'refundModel' | 'payee'>;
};

/** Writes a place that was decided on: row with its frozen quote, consents, audit, message, jobs. */
export async function writePlace(
  tx: Tx,
  actor: Actor,
  { asked, standing, decision, basis }: Place,
  now: Date,
): Promise<TakenPlace> {
  const { offeringId, childId, guardianId, requestKey } = asked;
  const { outcome, holdUntil, quote } = decision;
  const { id } = await tx.enrollment.create({
    data: {
      offeringId,
      childId,
      guardianId,
      requestKey,
      status: outcome,
      heldUntil: holdUntil,
      confirmedAt: outcome === 'confirmed' ? now : null,
      quote: { ...quote, ...basis } satisfies FrozenQuote as object,
      dueFen: quote.dueFen,
      createdAt: now,
    },
    select: { id: true },
  });
  // Whatever is charged or promised is in the ledger from this moment on; budgets are bound with it.
  const act = { kind: 'place_taken', subjectKind: 'enrollment', subjectId: id } as const;
  if (quote.lines.length > 0) await postNewPlace(tx, act, id, now);
  if (standing.consentsMissing.length > 0) {
    await tx.consent.createMany({
      data: standing.consentsMissing.map((kind) => ({
        guardianId,
        childId,
        kind,
        textVersion: CONSENT_VERSIONS[kind],
        receiverId: kind === 'roster_to_provider' ? (standing.receiver?.id ?? null) : null,
        agreedAt: now,
      })),
    });
  }
  await recordAudit(
    tx,
    { actor, permission: 'enrollment.write' },
    {
      verb: outcome === 'held' ? 'enrollment.hold' : 'enrollment.confirm',
      subjectKind: 'enrollment',
      subjectId: id,
      data: { offeringId, childId, dueFen: quote.dueFen, consents: standing.consentsMissing },
    },
    now,
  );
  await enqueue(tx, 'index-offering', { offeringId });
  const params = { enrollmentId: id, offeringId, childId };
  if (holdUntil) {
    const until = holdUntil.toISOString();
    await enqueue(tx, 'lapse-hold', { enrollmentId: id }, { runAt: holdUntil, jobKey: `lapse-hold:${id}` });
    await notify(
      tx,
      { userIds: [actor.userId] },
      'place_held',
      { ...params, dueFen: quote.dueFen, until },
      now,
    );
  } else {
    const userIds = await usersAround(tx, childId, guardianId);
    await notify(tx, { userIds }, 'place_confirmed', { ...params, paidFen: 0 }, now);
  }
  return { enrollmentId: id, status: outcome };
}
