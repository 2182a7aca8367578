import type { Prisma } from '~/db/generated/client';
import type { PaymentMethod } from '~/domain/states';
import type { EnrollmentSeed } from './enrollments';
import { idOf } from './ids';
import type { SchoolSeed } from './schools';

const MINUTE = 60_000;

export type PaymentRow = Prisma.PaymentCreateManyInput & {
  id: string;
  enrollmentId: string;
  amountFen: number;
  method: PaymentMethod;
  paidAt: Date | null;
};

/** Who collects at a school, as a party of the ledger (F3). */
export function payeeOf({ id, account }: Pick<SchoolSeed, 'id' | 'account'>): string {
  return account ? id : 'fiscal';
}

/** What the till keeps of a payment: 0.6 percent, as the practice till does. */
export const feeOf = (amountFen: number) => Math.round((amountFen * 6) / 1000);

/** The collecting account at the till; empty for the fiscal one. */
export const payeeAccountOf = (row: PaymentRow | undefined) => row?.payeeAccount ?? '';

export const paymentIdOf = ({ id }: Pick<EnrollmentSeed, 'id'>) => idOf('payment', id);

/** What families paid: each paid place, and the pay pages that were left. The payee is the school or the county (F3). */
export function paymentRows(places: readonly EnrollmentSeed[]): PaymentRow[] {
  return (
    places
      // A drawn place that is not paid yet has no pay page either: its family has days.
      .filter((place) => place.quote.dueFen > 0 && (place.status !== 'held' || place.transfer))
      .map((place) => {
        const account = place.offering.school.account ?? null;
        if (place.transfer) return transferRow(place, place.transfer);
        const paidAt = place.confirmedAt;
        const id = paymentIdOf(place);
        const mark = id.replaceAll('-', '');
        return {
          id,
          enrollmentId: place.id,
          amountFen: place.quote.dueFen,
          status: paidAt ? ('paid' as const) : ('expired' as const),
          method: 'stripe' as const,
          payee: account ? ('school' as const) : ('fiscal' as const),
          payeeAccount: account,
          checkoutId: `cs_test_demo${mark}`,
          paymentIntentId: paidAt ? `pi_demo${mark.slice(0, 20)}` : null,
          expiresAt: new Date(place.createdAt.getTime() + 15 * MINUTE),
          paidAt,
          createdAt: new Date(place.createdAt.getTime() + 1500),
          updatedAt: paidAt ?? new Date(place.createdAt.getTime() + 15 * MINUTE),
        };
      })
  );
}

function transferRow(
  { offering, ...place }: EnrollmentSeed,
  { paidFen, paidAt }: NonNullable<EnrollmentSeed['transfer']>,
): PaymentRow {
  const account = offering.school.account ?? null;
  return {
    id: paymentIdOf(place),
    enrollmentId: place.id,
    amountFen: paidFen,
    status: 'paid',
    method: 'bank_transfer',
    payee: account ? 'school' : 'fiscal',
    payeeAccount: account,
    checkoutId: null,
    paymentIntentId: null,
    expiresAt: paidAt,
    paidAt,
    createdAt: paidAt,
    updatedAt: paidAt,
  };
}
