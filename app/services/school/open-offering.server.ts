import { db } from '~/db/client.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { findingRefusal } from '~/domain/reduction/finding';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { moneySettingsOn } from '../county/settings.server';
import { offeringFacts } from '../enrollment/offering-facts.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { classFindings } from '../reduction/guard.server';
import { openingRefusals } from './opening';
import { schoolIdsFor } from './scope.server';
import { decideWay, type WayInput, wayAudited, writeWay } from './way.server';

export type OpeningInput = WayInput & {
  offeringId: string;
  /** What the school charges for its service; none unless said. Whole fen. */
  serviceFen?: number;
};

/** Most a school may charge for its service today, as the county has posted it (F2); 0: nothing is posted. Whole fen. */
export async function serviceChargeMax(now: Date): Promise<number> {
  return (await moneySettingsOn(db, now)).service_charge_max_fen;
}

/**
 * Opens a class for enrollment: families see it from now on and can enroll between the two times, which the school may
 * have moved (a request can wait longer than the provider thought), for the service charge it sets; or hand in wishes
 * for it, or apply, where the school gives the places in another way. Refuses what could not be sold, a way that the
 * county does not allow, and a charge that it has not posted (F2).
 *
 * @throws NotFound when it is not at the actor's school
 */
export async function openOffering(
  actor: Actor,
  { offeringId, serviceFen = 0, ...input }: OpeningInput,
  now: Date,
): Promise<{ kind: 'done'; offeringId: string } | Refused> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'offering', idOf(offeringId, 'offering'));
    const offering = await tx.offering.findFirst({
      where: {
        id: offeringId,
        schoolId: { in: schoolIdsFor(actor, 'offering.open') },
        status: { not: 'draft' },
      },
      select: {
        id: true,
        termId: true,
        capacity: true,
        roomId: true,
        course: { select: { providerId: true } },
      },
    });
    const facts = offering && (await offeringFacts(tx, [offeringId], now)).get(offeringId);
    if (!facts) throw new NotFound('offering');
    const { way, refusals: against } = await decideWay(tx, offering, input, now);
    const terms = openingRefusals(
      {
        ...facts,
        roomGiven: offering.roomId !== null,
        serviceMaxFen: (await moneySettingsOn(tx, now)).service_charge_max_fen,
      },
      { opensAt: way.opensAt, closesAt: way.closesAt, serviceFen },
    );
    const refusals = [...terms, ...against];
    const said = new Set(refusals.map(({ params }) => params?.ruleId));
    const broken = (await classFindings(tx, offeringId, now, { anew: false })).filter(
      ({ rule }) => !said.has(rule),
    );
    const all = [...refusals, ...broken.map((finding) => findingRefusal(finding, {}))];
    if (all.length > 0) return refused(...all);

    await writeWay(tx, offeringId, way, { status: 'open', serviceFen });
    await recordAudit(
      tx,
      { actor, permission: 'offering.open' },
      {
        verb: 'offering.open',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { ...wayAudited(way), serviceFen },
      },
      now,
    );
    const userIds = await ownersOfProvider(tx, offering.course.providerId);
    await notify(tx, { userIds }, 'offering_opened', { offeringId }, now);
    await enqueue(tx, 'index-offering', { offeringId });
    return { kind: 'done', offeringId };
  });
}
