import type { Tx } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { lockRows } from '~/db/transaction.server';
import { type Remainder, type Requote, remainderOf, requote } from '~/domain/aid/requote';
import { todayInShanghai } from '~/domain/calendar';
import { familyMoney } from '~/domain/ledger/place';
import { recordAudit } from '../audit/record.server';
import { usersAround } from '../children/guardian.server';
import { type FrozenQuote, frozenQuote } from '../enrollment/frozen-quote';
import { placesMoney, type StoredPlace } from '../ledger/place-money.server';
import { postPlaces } from '../ledger/post.server';
import { notify } from '../messages/notify.server';
import { sendBack } from '../payments/send-back.server';
import { aidFor } from './facts.server';

/**
 * Prices the lessons still to come of a child's confirmed places again, after an entitlement began, ended or changed:
 * from the first lesson day after today on, with the entitlements of that day. What becomes less goes back to the
 * family, what becomes more stands open on the place's page. A price that stays as it is gets no revision, so it can be
 * called again at any time.
 *
 * That a programme itself begins or ends never does this: a price was frozen with the programmes of its day, and those
 * that pay for a place go on paying for it as long as the child is entitled.
 *
 * @returns places whose price has changed
 */
export async function requotePlaces(tx: Tx, childId: string, now: Date): Promise<string[]> {
  const ids = await lockRows(tx, 'enrollment', await placesAhead(tx, childId, now));
  const changed: string[] = [];
  // One after the other: what one place takes of a cap the next no longer has.
  for (const id of ids) {
    const place = (await placesMoney(tx, [id])).get(id);
    const found = place && (await newPrice(tx, place, now, { lock: true }));
    if (!place || !found) continue;
    await revise(tx, place, found, now);
    changed.push(id);
  }
  return changed;
}

/** Whether pricing a child's places again would change anything; takes no locks. */
export async function wouldRequote(tx: Tx, childId: string, now: Date): Promise<boolean> {
  const places = await placesMoney(tx, await placesAhead(tx, childId, now));
  for (const place of places.values()) if (await newPrice(tx, place, now, { lock: false })) return true;
  return false;
}

/** The child's confirmed places that have a lesson after today. */
async function placesAhead(tx: Pick<Tx, '$queryRaw'>, childId: string, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT e.id::text FROM enrollment e
     WHERE e.child_id = ${childId}::uuid AND e.status = 'confirmed'
       AND EXISTS (SELECT 1 FROM lesson l WHERE l.offering_id = e.offering_id
                      AND l.date > ${todayInShanghai(now)}::date AND l.status <> 'canceled')
     ORDER BY e.id`;
  return rows.map(({ id }) => id);
}

type NewPrice = { rest: Remainder; requote: Requote };

async function newPrice(
  tx: Tx,
  place: StoredPlace,
  now: Date,
  { lock }: { lock: boolean },
): Promise<NewPrice | null> {
  if (place.status !== 'confirmed') return null;
  const rest = remainderOf(place, todayInShanghai(now));
  if (!rest) return null;
  const also = [...rest.payers];
  const aid = await aidFor(tx, place, now, { lock, asOf: rest.from, also });
  const found = requote(rest, aid);
  return found && { rest, requote: found };
}

async function revise(
  tx: Tx,
  place: StoredPlace,
  { rest, requote: { quote, reason } }: NewPrice,
  now: Date,
): Promise<void> {
  const enrollment = await tx.enrollment.findUniqueOrThrow({
    where: { id: place.id },
    select: {
      quote: true,
      _count: { select: { revisions: true } },
      // Of a place that was moved to another class, that class's.
      revisions: {
        where: { reason: 'merged' },
        orderBy: { number: 'desc' },
        take: 1,
        select: { quote: true },
      },
    },
  });
  const { perLessonFen, refundModel, payee } = frozenQuote(
    enrollment.revisions[0]?.quote ?? enrollment.quote,
  );
  const frozen: FrozenQuote = { ...quote, perLessonFen, lessons: rest.lessons, refundModel, payee };
  const number = enrollment._count.revisions + 1;
  await tx.quoteRevision.create({
    data: {
      enrollmentId: place.id,
      number,
      fromDate: dateColumn(rest.from),
      quote: frozen as object,
      reason,
      createdAt: now,
    },
    select: { number: true },
  });
  const act = { kind: 'price_changed', subjectKind: 'enrollment', subjectId: place.id } as const;
  const after = (await postPlaces(tx, act, [place.id], now)).get(place.id);
  if (!after) throw new Error(`no such place: ${place.id}`);
  const refundFen = await sendBack(tx, after, { reason: 'price_changed' }, now);
  await recordAudit(
    tx,
    { system: 'aid' },
    {
      verb: 'enrollment.requote',
      subjectKind: 'enrollment',
      subjectId: place.id,
      data: { number, from: rest.from, dueFen: quote.dueFen, refundFen },
    },
    now,
  );
  await tell(tx, { place, after, from: rest.from }, now);
}

type News = { place: StoredPlace; after: StoredPlace; from: string };

/** The family hears what changed for it in money; who paid which part is on the place's page. */
async function tell(tx: Tx, { place, after, from }: News, now: Date): Promise<void> {
  const { openFen, owedFen, backFen } = familyMoney(after);
  const moreFen = owedFen - familyMoney(place).owedFen;
  if (moreFen === 0) return;
  const userIds = await usersAround(tx, place.childId, place.guardianId);
  const params = { enrollmentId: place.id, offeringId: place.offeringId, childId: place.childId, from };
  // At once, or with those of the week: that much goes back.
  const refundFen = Math.min(-moreFen, backFen - after.goneFen);
  // A refund that is on its way already and no longer due is missing too, once it has gone.
  const onItsWayFen = Math.max(0, (await asked(tx, place.id)) - (backFen - after.goneFen));
  const dueFen = openFen + onItsWayFen;
  if (moreFen > 0) await notify(tx, { userIds }, 'price_higher', { ...params, dueFen }, now);
  else if (refundFen > 0) await notify(tx, { userIds }, 'price_lower_refund', { ...params, refundFen }, now);
  else await notify(tx, { userIds }, 'price_lower', { ...params, lessFen: -moreFen }, now);
}

/** What was asked to go back for a place and has not left yet. */
async function asked(tx: Tx, enrollmentId: string): Promise<number> {
  const { _sum } = await tx.refund.aggregate({
    where: { status: 'requested', payment: { enrollmentId } },
    _sum: { amountFen: true },
  });
  return _sum.amountFen ?? 0;
}
