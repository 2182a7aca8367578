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

/** What families paid: each paid place, and the pay pages that were left. The payee is the school or the county (F3). */
export function paymentRows(places: readonly EnrollmentSeed[]): PaymentRow[] {
  return places
    .filter((place) => place.quote.dueFen > 0)
    .map((place) => {
      const account = place.offering.school.account ?? null;
      const paidAt = place.confirmedAt;
      const mark = idOf('payment', place.id).replaceAll('-', '');
      return {
        id: idOf('payment', place.id),
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
    });
}
