import type { Prisma } from '~/db/generated/client';
import type { EnrollmentSeed } from './enrollments';
import { idOf } from './ids';

const MINUTE = 60_000;

export type PaymentRow = Prisma.PaymentCreateManyInput & { id: string; checkoutId: string };

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

/** What went back in full: the class was canceled, or the family canceled before its start. */
export function refundRows(places: readonly EnrollmentSeed[]): Prisma.RefundCreateManyInput[] {
  return places
    .filter((place) => place.quote.dueFen > 0 && place.confirmedAt && place.status === 'canceled')
    .map((place) => {
      const asked = (place.endedAt ?? place.createdAt).getTime();
      const id = idOf('refund', place.id);
      return {
        id,
        paymentId: idOf('payment', place.id),
        amountFen: place.quote.dueFen,
        reason: place.endReason === 'school' ? ('school_canceled' as const) : ('guardian_canceled' as const),
        status: 'arrived' as const,
        stripeRefundId: `re_demo${id.replaceAll('-', '').slice(0, 20)}`,
        requestedAt: new Date(asked),
        sentAt: new Date(asked + 4000),
        arrivedAt: new Date(asked + 9 * MINUTE),
      };
    });
}
