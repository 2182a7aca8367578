import type { Tx } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { PostingLine } from '~/domain/ledger/accounts';
import type { BankBooking } from '~/domain/payment/bank-lines';
import { type BankMatch, matchCredit, type WaitingPlace } from '~/domain/payment/bank-match';
import { referencesIn } from '~/domain/payment/transfer-reference';
import { recordAudit } from '../audit/record.server';
import { postEntry } from '../ledger/post.server';
import { moneyCame } from '../payments/money-came.server';
import { openSum } from '../payments/open-sum.server';
import { payeeColumns } from '../payments/payee.server';
import { lockPlace } from '../payments/place.server';
import { sealLine } from './line-text.server';

export type TakenBooking = 'matched' | 'asked' | 'ignored' | 'known';

/**
 * Takes one booking of a bank statement, once: money for a place that waits for it is paid to it, any other is posted as
 * unassigned and asked about. What goes out is only kept on the list.
 */
export async function takeBooking(
  tx: Tx,
  statement: { id: string; payee: string },
  booking: BankBooking,
  now: Date,
): Promise<TakenBooking> {
  const { payee } = statement;
  const { externalId, amountFen, bookedOn, payer, payerAccount, text } = booking;
  // Two imports at once: the second waits here until the first has its line.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bank_line:${payee}:${externalId}`}, 0))::text`;
  const key = { payee_externalId: { payee, externalId } };
  if (await tx.bankLine.findUnique({ where: key, select: { id: true } })) return 'known';
  const match: BankMatch =
    amountFen < 0 ? { kind: 'ask', doubt: 'money_out' } : await matchOf(tx, text, payee);
  const status = match.kind === 'place' ? 'matched' : amountFen < 0 ? 'ignored' : 'asked';
  const { id } = await tx.bankLine.create({
    data: {
      statementId: statement.id,
      payee,
      externalId,
      bookedOn: dateColumn(bookedOn),
      amountFen,
      ...sealLine({ payer, payerAccount, text }),
      status,
      doubt: match.kind === 'ask' ? match.doubt : null,
    },
    select: { id: true },
  });
  if (match.kind === 'place') await payPlace(tx, { id, payee, amountFen }, match.enrollmentId, now);
  else if (status === 'asked') await postUnassigned(tx, { id, payee, amountFen }, now);
  await recordAudit(
    tx,
    { system: 'bank' },
    { verb: `bank_line.${status}`, subjectKind: 'bank_line', subjectId: id, data: { amountFen } },
    now,
  );
  return status;
}

type Line = { id: string; payee: string; amountFen: number };

async function matchOf(tx: Tx, text: string, payee: string): Promise<BankMatch> {
  const found = referencesIn(text);
  const orders = await tx.transferOrder.findMany({
    where: { reference: { in: [...found.good] } },
    select: { enrollmentId: true },
  });
  const places: WaitingPlace[] = [];
  for (const { enrollmentId } of orders) {
    const { status } = await lockPlace(tx, enrollmentId);
    const { place, openFen } = await openSum(tx, enrollmentId);
    places.push({ enrollmentId, status, payee: place.payee, openFen });
  }
  return matchCredit(found, places, payee);
}

/** Writes the payment of a line down and gives it its consequence; `assigned`: it lay with the payee until now. */
export async function payPlace(
  tx: Tx,
  line: Line,
  enrollmentId: string,
  now: Date,
  assigned = false,
): Promise<void> {
  const place = await lockPlace(tx, enrollmentId);
  const payment = await tx.payment.create({
    data: {
      enrollmentId,
      amountFen: line.amountFen,
      method: 'bank_transfer',
      status: 'paid',
      ...(await payeeColumns(tx, line.payee)),
      expiresAt: now,
      paidAt: now,
      createdAt: now,
    },
  });
  await tx.bankLine.update({ where: { id: line.id }, data: { paymentId: payment.id }, select: { id: true } });
  await recordAudit(
    tx,
    { system: 'bank' },
    {
      verb: 'payment.paid',
      subjectKind: 'payment',
      subjectId: payment.id,
      data: { enrollmentId, amountFen: line.amountFen },
    },
    now,
  );
  await moneyCame(tx, place, { ...payment, assigned }, now);
}

const side = (account: 'cash' | 'unassigned', party: string, amountFen: number): PostingLine => ({
  account,
  party,
  fund: '',
  enrollmentId: null,
  amountFen,
});

async function postUnassigned(tx: Tx, { id, payee, amountFen }: Line, now: Date): Promise<void> {
  const act = {
    kind: 'transfer_unassigned',
    subjectKind: 'bank_line',
    subjectId: id,
    key: `bank_line:${id}`,
  } as const;
  await postEntry(tx, act, [side('cash', payee, amountFen), side('unassigned', payee, -amountFen)], now);
}

/** The money went back to whoever sent it. */
export async function postReturned(tx: Tx, { id, payee, amountFen }: Line, now: Date): Promise<void> {
  const act = {
    kind: 'transfer_returned',
    subjectKind: 'bank_line',
    subjectId: id,
    key: `bank_line:${id}:returned`,
  } as const;
  await postEntry(tx, act, [side('unassigned', payee, amountFen), side('cash', payee, -amountFen)], now);
}
