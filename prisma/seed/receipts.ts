import type { Prisma } from '~/db/generated/client';
import { todayInShanghai } from '~/domain/calendar';
import { seriesOf } from '~/domain/receipt';
import { idOf } from './ids';
import type { PaymentRow } from './payments';

type ReceiptRows = {
  receipt: Prisma.ReceiptCreateManyInput[];
  receiptSeries: Prisma.ReceiptSeriesCreateManyInput[];
};

/** A receipt for everything that came from outside, in the order it came, numbered without gaps by payee and year. */
export function receiptRows(
  payments: readonly PaymentRow[],
  payeeOf: ReadonlyMap<string, string>,
): ReceiptRows {
  const last = new Map<string, number>();
  const paid = payments
    .flatMap((row) => (row.paidAt && row.method !== 'credit' ? [{ ...row, paidAt: row.paidAt }] : []))
    .sort((a, b) => a.paidAt.getTime() - b.paidAt.getTime() || (a.id < b.id ? -1 : 1));
  const receipt = paid.map(({ id, enrollmentId, paidAt }) => {
    const series = seriesOf(payeeOf.get(enrollmentId) ?? 'fiscal', todayInShanghai(paidAt));
    const number = (last.get(series) ?? 0) + 1;
    last.set(series, number);
    return {
      id: idOf('receipt', id),
      series,
      number,
      paymentId: id,
      issuedAt: new Date(paidAt.getTime() + 2000),
    };
  });
  return { receipt, receiptSeries: [...last].map(([series, count]) => ({ series, last: count })) };
}
