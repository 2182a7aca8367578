import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import { transferDates } from '~/domain/payment/transfer';
import { transferReference } from '~/domain/payment/transfer-reference';
import { sealLine } from '~/services/bank/line-text.server';
import { castUserId } from './cast';
import type { EnrollmentSeed, Filled } from './enrollments';
import { dateOf, idOf } from './ids';
import { ENROLLABLE } from './lives';
import { payeeOf, paymentIdOf } from './payments';
import type { Replay } from './replay';
import type { Timeline } from './timeline';
import type { DemoDays } from './today';

export type BankRows = {
  readonly transferOrder: Prisma.TransferOrderCreateManyInput[];
  readonly bankStatement: Prisma.BankStatementCreateManyInput[];
  readonly bankLine: Prisma.BankLineCreateManyInput[];
};

const DAYS = { transfer_days: 3, transfer_grace_days: 2 };
/** What somebody transferred without a word about what for. */
const UNASSIGNED_FEN = 26_000;
const importedAt = ({ today }: DemoDays) => instantOf(addDays(today, -1), 9 * 60 + 30);

/**
 * Has two families pay the fiscal account by bank transfer: one has paid everything, the other a part so far and holds
 * its place for the rest. Their money came with the statement that the bureau imported yesterday.
 */
export function byTransfer(filled: readonly Filled[], days: DemoDays): Filled[] {
  const at = importedAt(days);
  const since = instantOf(addDays(days.today, -3), 0);
  const fit = filled
    .filter(({ offering }) => ENROLLABLE.includes(offering.life) && !offering.school.account)
    .filter(({ offering }) => offering.firstDate > addDays(days.today, 6))
    .flatMap(({ places }) => places)
    .filter(({ status, child, quote, createdAt }) => {
      const early = createdAt >= since && createdAt.getTime() < at.getTime() - 12 * 3_600_000;
      return status === 'confirmed' && !child.cast && quote.dueFen > 5000 && early;
    });
  const [whole, part] = [fit[0], fit.find(({ child }) => child.id !== fit[0]?.child.id)];
  const change = (place: EnrollmentSeed): EnrollmentSeed => {
    if (place === whole)
      return { ...place, confirmedAt: at, transfer: { paidFen: place.quote.dueFen, paidAt: at } };
    if (place !== part) return place;
    const { heldUntil } = transferDates(DAYS, place.createdAt);
    const paidFen = Math.round(place.quote.dueFen * 0.006) * 100;
    return { ...place, status: 'held', confirmedAt: null, heldUntil, transfer: { paidFen, paidAt: at } };
  };
  return filled.map((each) => ({ ...each, places: each.places.map(change) }));
}

/** The statement with its lines: money for the two places, some for nobody, and a payment of the bank's own. */
export function bankRows(
  places: readonly EnrollmentSeed[],
  { replay, time }: { replay: Replay; time: Timeline },
  days: DemoDays,
): BankRows {
  const waiting = places.filter(({ transfer }) => transfer);
  if (waiting.length === 0) return { transferOrder: [], bankStatement: [], bankLine: [] };
  const at = importedAt(days);
  const booked = addDays(days.today, -2);
  const statementId = idOf('bank_statement', days.today);
  const orders = waiting.map((place, index) => {
    const { remindAt, dueAt } = transferDates(DAYS, place.createdAt);
    const createdAt = new Date(place.createdAt.getTime() + 40_000);
    const reference = transferReference(10_000_001 + index * 7);
    return { enrollmentId: place.id, reference, remindAt, dueAt, remindedAt: null, createdAt };
  });
  const line = (number: number, amountFen: number, said: { payer: string; text: string }) => ({
    id: idOf('bank_line', statementId, number),
    statementId,
    payee: 'fiscal',
    externalId: `${booked.replaceAll('-', '')}${String(number).padStart(6, '0')}`,
    bookedOn: dateOf(booked),
    amountFen,
    ...sealLine({ ...said, payerAccount: `99000000000001${number}0` }),
    doubt: null as string | null,
    paymentId: null as string | null,
  });
  const unassigned = {
    ...line(waiting.length + 1, UNASSIGNED_FEN, { payer: '吴某某', text: '课后服务费' }),
    status: 'asked' as const,
    doubt: 'no_reference',
  };
  time.at(at, () => {
    const side = { party: 'fiscal', fund: '', enrollmentId: null };
    replay.post(
      {
        kind: 'transfer_unassigned',
        subjectKind: 'bank_line',
        subjectId: unassigned.id,
        key: `bank_line:${unassigned.id}`,
      },
      [],
      at,
      [
        { ...side, account: 'cash', amountFen: UNASSIGNED_FEN },
        { ...side, account: 'unassigned', amountFen: -UNASSIGNED_FEN },
      ],
    );
  });
  return {
    transferOrder: orders,
    bankStatement: [
      {
        id: statementId,
        payee: payeeOf({ id: 'fiscal' }),
        format: 'csv',
        fileName: `财政专户流水（演示）${booked}.csv`,
        sha256: statementId.replaceAll('-', '').repeat(2),
        fromDate: dateOf(booked),
        toDate: dateOf(booked),
        importedBy: castUserId('officer-shen'),
        createdAt: at,
      },
    ],
    bankLine: [
      ...waiting.map((place, index) => ({
        ...line(index + 1, place.transfer?.paidFen ?? 0, {
          payer: place.guardian.name,
          text: `学费 ${orders[index]?.reference ?? ''}`,
        }),
        status: 'matched' as const,
        paymentId: paymentIdOf(place),
      })),
      unassigned,
      {
        ...line(waiting.length + 2, -1500, { payer: '演示银行', text: '账户管理费' }),
        status: 'ignored' as const,
        doubt: 'money_out',
      },
    ],
  };
}
