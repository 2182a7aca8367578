import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { referencesIn } from '~/domain/payment/transfer-reference';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { openSum } from '../payments/open-sum.server';
import { lockPlace } from '../payments/place.server';
import { payPlace, postReturned } from './take-booking.server';

type Decided = { kind: 'done' };

/**
 * Gives money that nobody knew the purpose of to the place with this reference; what follows is what follows from any
 * money for it (the place is confirmed, given again if it still can be, or the money goes back).
 *
 * @throws NotFound; Busy
 */
export async function assignLine(
  actor: Actor,
  { lineId, reference }: { lineId: string; reference: string },
  now: Date,
): Promise<Decided | Refused> {
  const [typed] = referencesIn(reference).good;
  return inTransaction(async (tx) => {
    const order = typed && (await tx.transferOrder.findUnique({ where: { reference: typed } }));
    if (!order) return refused({ code: 'reference_unknown', path: 'reference' });
    // The place before the line, as an import takes them.
    await lockPlace(tx, order.enrollmentId);
    const line = await askedLine(tx, lineId);
    if (!line) return refused({ code: 'changed_meanwhile' });
    const { place } = await openSum(tx, order.enrollmentId);
    if (place.payee !== line.payee) return refused({ code: 'other_payee', path: 'reference' });
    await settle(tx, actor, lineId, { status: 'matched', note: null }, now);
    await payPlace(tx, line, order.enrollmentId, now, true);
    return { kind: 'done' };
  });
}

/** Marks money that was sent back to whoever sent it, with the bank's number of that. @throws NotFound; Busy */
export async function returnLine(
  actor: Actor,
  { lineId, note }: { lineId: string; note: string },
  now: Date,
): Promise<Decided | Refused> {
  return inTransaction(async (tx) => {
    const line = await askedLine(tx, lineId);
    if (!line) return refused({ code: 'changed_meanwhile' });
    await settle(tx, actor, lineId, { status: 'returned', note }, now);
    await postReturned(tx, line, now);
    return { kind: 'done' };
  });
}

async function askedLine(tx: Tx, id: string) {
  await lockRow(tx, 'bank_line', id);
  const line = await tx.bankLine.findUnique({
    where: { id },
    select: { id: true, payee: true, amountFen: true, status: true },
  });
  if (!line) throw new NotFound('bank_line');
  return line.status === 'asked' ? line : null;
}

async function settle(
  tx: Tx,
  actor: Actor,
  id: string,
  data: { status: 'matched' | 'returned'; note: string | null },
  now: Date,
): Promise<void> {
  await tx.bankLine.update({
    where: { id },
    data: { ...data, decidedBy: actor.userId, decidedAt: now },
    select: { id: true },
  });
  const verb = data.status === 'matched' ? 'bank_line.assign' : 'bank_line.return';
  await recordAudit(
    tx,
    { actor, permission: 'money.act' },
    { verb, subjectKind: 'bank_line', subjectId: id },
    now,
  );
}
