import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { guardianIdOf } from '../children/guardian.server';
import type { PaymentCard } from '../enrollment/place-page.server';

export type PaidCard = PaymentCard & {
  enrollmentId: string;
  childName: string;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
};

export type PaymentsPage = {
  payments: PaidCard[];
  paidFen: number;
  refundedFen: number;
  underWayFen: number;
};

/** What the actor paid, newest first, with what came back; pay pages that were never paid on are left out. */
export async function paymentsPage(actor: Actor): Promise<PaymentsPage> {
  const rows = await db.payment.findMany({
    where: { enrollment: { guardianId: guardianIdOf(actor) }, status: { in: ['paid', 'processing'] } },
    orderBy: { createdAt: 'desc' },
    include: {
      refunds: { orderBy: { requestedAt: 'asc' } },
      enrollment: {
        select: {
          id: true,
          child: { select: { name: true } },
          offering: {
            select: {
              course: { select: { titleZh: true, titleEn: true } },
              school: { select: { nameZh: true, nameEn: true } },
            },
          },
        },
      },
    },
  });
  const payments = rows.map(
    ({ enrollment: { id: enrollmentId, child, offering }, refunds, ...payment }): PaidCard => ({
      id: payment.id,
      enrollmentId,
      childName: child.name,
      titleZh: offering.course.titleZh,
      titleEn: offering.course.titleEn,
      schoolZh: offering.school.nameZh,
      schoolEn: offering.school.nameEn,
      amountFen: payment.amountFen,
      status: payment.status,
      payee: payment.payee,
      createdAt: payment.createdAt.toISOString(),
      paidAt: payment.paidAt?.toISOString() ?? null,
      refunds: refunds.map(({ amountFen, status, reason, requestedAt, arrivedAt, ...refund }) => ({
        id: refund.id,
        amountFen,
        status,
        reason,
        requestedAt: requestedAt.toISOString(),
        arrivedAt: arrivedAt?.toISOString() ?? null,
      })),
    }),
  );
  const sum = (amounts: { amountFen: number }[]) =>
    amounts.reduce((total, each) => total + each.amountFen, 0);
  const refunds = payments.flatMap((payment) => payment.refunds);
  return {
    payments,
    paidFen: sum(payments.filter(({ status }) => status === 'paid')),
    refundedFen: sum(refunds.filter(({ status }) => status === 'arrived')),
    underWayFen: sum(refunds.filter(({ status }) => status === 'requested' || status === 'sent')),
  };
}
