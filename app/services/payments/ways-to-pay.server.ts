import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { hasLapsed } from '~/domain/enrollment/hold';
import { familyMoney } from '~/domain/ledger/place';
import type { BankAccount } from '~/domain/payment/bank-account';
import { transferDates } from '~/domain/payment/transfer';
import { startOf } from '~/domain/planning/times';
import { NotFound } from '~/domain/refusal';
import { guardianIdOf } from '../children/guardian.server';
import { payeeAccountsOn } from '../county/bank-accounts.server';
import { moneySettingsOn } from '../county/settings.server';
import { lessonTimes } from '../enrollment/lesson-times.server';
import { placesMoney } from '../ledger/place-money.server';
import { creditLeft } from './credit.server';

export type TransferShown = {
  reference: string;
  dueAt: string;
  account: BankAccount | null;
};

/** How a family can pay what is open for a place. Whole fen. */
export type WaysToPay = {
  priceFen: number;
  /** What came, less what went back. */
  paidFen: number;
  openFen: number;
  /** What the actor has left from earlier refunds of the same payee, as far as it can be used here. */
  creditFen: number;
  /** The transfer that is waited for, once the family has chosen one. */
  transfer: TransferShown | null;
  /** What choosing a transfer now would mean; null where it is too late for one, or the payee has no account. */
  transferOffer: { dueAt: string; heldUntil: string; account: BankAccount } | null;
};

/** The ways to pay for a place. @throws NotFound when it is not the actor's, nor a child's of the actor */
export async function waysToPay(actor: Actor, enrollmentId: string, now: Date): Promise<WaysToPay> {
  const guardianId = guardianIdOf(actor);
  const row = await db.enrollment.findFirst({
    where: { id: enrollmentId, OR: [{ guardianId }, { child: { guardians: { some: { guardianId } } } }] },
    select: { status: true, heldUntil: true, offeringId: true, guardianId: true, transfer: true },
  });
  const place = row && (await placesMoney(db, [enrollmentId])).get(enrollmentId);
  if (!row || !place) throw new NotFound('enrollment');
  const { priceFen, openFen } = familyMoney(place);
  const account = (await payeeAccountsOn(db, now))[place.payee] ?? null;
  const waits = openFen > 0 && !hasLapsed(row, now);
  const own = row.guardianId === guardianId;
  const credit = waits && own ? await creditLeft(db, guardianId, place.payee) : 0;
  const transfer = row.transfer && {
    reference: row.transfer.reference,
    dueAt: row.transfer.dueAt.toISOString(),
    account,
  };
  const offer = waits && row.status === 'held' && !transfer && account;
  return {
    priceFen,
    paidFen: place.receivedFen - place.goneFen,
    openFen,
    creditFen: Math.min(credit, openFen),
    transfer,
    transferOffer: offer ? await offerOf(row.offeringId, account, now) : null,
  };
}

async function offerOf(offeringId: string, account: BankAccount, now: Date) {
  const { dueAt, heldUntil } = transferDates(await moneySettingsOn(db, now), now);
  const next = (await lessonTimes(db, offeringId)).map(startOf).find((start) => start > now);
  if (!next || next <= heldUntil) return null;
  return { dueAt: dueAt.toISOString(), heldUntil: heldUntil.toISOString(), account };
}
