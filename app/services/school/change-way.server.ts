import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { wayChangeable } from '~/domain/enrollment/ways';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { moneySettingsOn } from '../county/settings.server';
import { offeringFacts } from '../enrollment/offering-facts.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { termsRefusals } from './opening';
import { schoolIdsFor } from './scope.server';
import { decideWay, type WayInput, wayAudited, writeWay } from './way.server';

/**
 * Gives the places of a class that is open in another way, by another draw, with other kept places or at other times:
 * until families can hand in wishes or take places, and again when its draw was aborted.
 *
 * @throws NotFound when it is not at the actor's school
 */
export async function changeWay(
  actor: Actor,
  { offeringId, ...input }: WayInput & { offeringId: string },
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
        status: true,
        allocation: true,
        opensAt: true,
        serviceFen: true,
        termId: true,
        capacity: true,
        roomId: true,
        draw: { select: { status: true, opensAt: true } },
        course: { select: { providerId: true } },
      },
    });
    const facts = offering && (await offeringFacts(tx, [offeringId], now)).get(offeringId);
    if (!facts) throw new NotFound('offering');
    if (offering.status !== 'open') return refused({ code: 'invalid_state' });
    if (!wayChangeable({ now, ...offering })) return refused({ code: 'way_settled' });
    const { way, refusals } = await decideWay(tx, offering, input, now);
    const about = {
      ...facts,
      roomGiven: offering.roomId !== null,
      serviceMaxFen: (await moneySettingsOn(tx, now)).service_charge_max_fen,
    };
    // What it charges stands as it was opened.
    const terms = termsRefusals(about, { opensAt: way.opensAt, closesAt: way.closesAt, serviceFen: 0 });
    if (terms.length + refusals.length > 0) return refused(...terms, ...refusals);
    await writeWay(tx, offeringId, way);
    await recordAudit(
      tx,
      { actor, permission: 'offering.open' },
      {
        verb: 'offering.change_way',
        subjectKind: 'offering',
        subjectId: offeringId,
        data: { before: offering.allocation, ...wayAudited(way) },
      },
      now,
    );
    const userIds = await ownersOfProvider(tx, offering.course.providerId);
    await notify(tx, { userIds }, 'offering_way_changed', { offeringId }, now);
    await enqueue(tx, 'index-offering', { offeringId });
    return { kind: 'done', offeringId };
  });
}
