import type { Tx } from '~/db/client.server';
import { lockRow } from '~/db/transaction.server';
import type { EndReason } from '~/domain/payment/outcome';
import { NotFound } from '~/domain/refusal';
import type { EnrollmentStatus } from '~/domain/states';
import type { Payee } from '~/ports/payments/port';

/** A place whose rows are locked: the offering's first, then the place's own, as everybody takes them. */
export type LockedPlace = {
  id: string;
  offeringId: string;
  childId: string;
  guardianId: string;
  status: EnrollmentStatus;
  heldUntil: Date | null;
  endReason: EndReason | null;
};

/** Locks a place together with its offering: for what may need a place counted. */
export async function lockPlace(tx: Tx, enrollmentId: string): Promise<LockedPlace> {
  const found = await tx.enrollment.findUnique({
    where: { id: enrollmentId },
    select: { offeringId: true },
  });
  if (!found) throw new NotFound('enrollment');
  await lockRow(tx, 'offering', found.offeringId);
  await lockRow(tx, 'enrollment', enrollmentId);
  return tx.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: {
      id: true,
      offeringId: true,
      childId: true,
      guardianId: true,
      status: true,
      heldUntil: true,
      endReason: true,
    },
  });
}

/** F3: the account that collects, as the port names it. */
export function payeeOfPayment(payment: { payeeAccount: string | null }): Payee {
  return payment.payeeAccount ? { kind: 'school', accountId: payment.payeeAccount } : { kind: 'fiscal' };
}
