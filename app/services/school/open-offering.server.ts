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
import { type OpeningTerms, openingRefusals } from './opening';
import { schoolIdsFor } from './scope.server';

export type OpeningInput = { offeringId: string } & OpeningTerms;

/** Most a school may charge for its service today, as the county has posted it (F2); 0: nothing is posted. Whole fen. */
export async function serviceChargeMax(now: Date): Promise<number> {
  return (await moneySettingsOn(db, now)).service_charge_max_fen;
}

/**
 * Opens a class for enrollment: families see it from now on and can enroll between the two times, which the school may
 * have moved (a request can wait longer than the provider thought), for the service charge it sets. Refuses what could
 * not be sold, and a charge that the county has not posted (F2).
 *
 * @throws NotFound when it is not at the actor's school
 */
export async function openOffering(
  actor: Actor,
  { offeringId, opensAt, closesAt, serviceFen = 0 }: OpeningInput,
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
      select: { roomId: true, course: { select: { providerId: true } } },
    });
    const facts = offering && (await offeringFacts(tx, [offeringId], now)).get(offeringId);
    if (!facts) throw new NotFound('offering');
    const refusals = openingRefusals(
      {
        ...facts,
        roomGiven: offering.roomId !== null,
        serviceMaxFen: (await moneySettingsOn(tx, now)).service_charge_max_fen,
      },
      { opensAt, closesAt, serviceFen },
    );
    const said = new Set(refusals.map(({ params }) => params?.ruleId));
    const broken = (await classFindings(tx, offeringId, now, { anew: false })).filter(
      ({ rule }) => !said.has(rule),
    );
    const all = [...refusals, ...broken.map((finding) => findingRefusal(finding, {}))];
    if (all.length > 0) return refused(...all);

    await tx.offering.update({
      where: { id: offeringId },
      data: { status: 'open', opensAt, closesAt, serviceFen },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'offering.open' },
      {
        verb: 'offering.open',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), serviceFen },
      },
      now,
    );
    const userIds = await ownersOfProvider(tx, offering.course.providerId);
    await notify(tx, { userIds }, 'offering_opened', { offeringId }, now);
    await enqueue(tx, 'index-offering', { offeringId });
    return { kind: 'done', offeringId };
  });
}
