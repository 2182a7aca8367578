import type { Db } from '~/db/client.server';

/** What of the payments of a place is still with the payee: paid, less what went back or is on its way. Whole fen. */
export async function moneyHeld(
  db: Pick<Db, 'payment'>,
  enrollmentId: string,
): Promise<{ payments: { id: string; leftFen: number }[]; paidFen: number; refundedFen: number }> {
  const paid = await db.payment.findMany({
    where: { enrollmentId, status: 'paid' },
    orderBy: { paidAt: 'asc' },
    select: {
      id: true,
      amountFen: true,
      refunds: { where: { status: { not: 'failed' } }, select: { amountFen: true } },
    },
  });
  const sum = (amounts: { amountFen: number }[]) =>
    amounts.reduce((total, each) => total + each.amountFen, 0);
  return {
    payments: paid.map(({ id, amountFen, refunds }) => ({ id, leftFen: amountFen - sum(refunds) })),
    paidFen: sum(paid),
    refundedFen: sum(paid.flatMap((payment) => payment.refunds)),
  };
}
