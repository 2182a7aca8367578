import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import type { BankDoubt } from '~/domain/payment/bank-match';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { openSum } from '../payments/open-sum.server';
import { openLine } from './line-text.server';

export type BankRow = {
  id: string;
  payee: string;
  bookedOn: SchoolDate;
  amountFen: number;
  externalId: string;
  status: 'matched' | 'asked' | 'returned' | 'ignored';
  doubt: BankDoubt | null;
  note: string | null;
  decidedAt: string | null;
  payer: string;
  payerAccount: string;
  text: string;
};

type Line = Prisma.BankLineGetPayload<object>;

function rowOf(line: Line): BankRow {
  return {
    id: line.id,
    payee: line.payee,
    bookedOn: schoolDateOf(line.bookedOn),
    amountFen: line.amountFen,
    externalId: line.externalId,
    status: line.status,
    doubt: line.doubt as BankDoubt | null,
    note: line.note,
    decidedAt: line.decidedAt?.toISOString() ?? null,
    ...openLine(line),
  };
}

/** That somebody read what families wrote on their transfers is in the audit. */
async function lines(
  actor: Actor,
  where: Prisma.BankLineWhereInput,
  about: string,
  now: Date,
): Promise<BankRow[]> {
  const rows = await db.bankLine.findMany({
    where,
    orderBy: [{ bookedOn: 'asc' }, { externalId: 'asc' }],
    take: 2000,
  });
  if (rows.length > 0) {
    await inTransaction((tx) => {
      const data = { lines: rows.length };
      const entry = { verb: 'bank_line.read', subjectKind: 'bank_statement', subjectId: about, data };
      return recordAudit(tx, { actor, permission: 'money.act' }, entry, now);
    });
  }
  return rows.map(rowOf);
}

/** Transfers that wait for an officer, the oldest first. */
export function askedLines(actor: Actor, now: Date): Promise<BankRow[]> {
  return lines(actor, { status: 'asked' }, 'asked', now);
}

/** Every line of one statement. @throws NotFound */
export async function statementPage(actor: Actor, id: string, now: Date) {
  const statement = await db.bankStatement.findUnique({ where: { id } });
  if (!statement) throw new NotFound('bank_statement');
  return {
    ...shown(statement),
    lines: await lines(actor, { statementId: id }, id, now),
  };
}

function shown(statement: Prisma.BankStatementGetPayload<object>) {
  return {
    id: statement.id,
    payee: statement.payee,
    format: statement.format,
    fileName: statement.fileName,
    from: schoolDateOf(statement.fromDate),
    to: schoolDateOf(statement.toDate),
    at: statement.createdAt.toISOString(),
  };
}

/** Imported statements, the newest first, with how their lines stand. */
export async function statements(take = 50) {
  const rows = await db.bankStatement.findMany({ orderBy: { createdAt: 'desc' }, take });
  const counts = await db.bankLine.groupBy({
    by: ['statementId', 'status'],
    where: { statementId: { in: rows.map(({ id }) => id) } },
    _count: true,
  });
  return rows.map((row) => {
    const of = (status?: string) =>
      counts
        .filter((each) => each.statementId === row.id && (!status || each.status === status))
        .reduce((sum, each) => sum + each._count, 0);
    return { ...shown(row), lines: of(), matched: of('matched'), asked: of('asked') };
  });
}

/** One transfer, for the officer who decides about it. @throws NotFound */
export async function bankLine(actor: Actor, id: string, now: Date): Promise<BankRow> {
  const [row] = await lines(actor, { id }, id, now);
  if (!row) throw new NotFound('bank_line');
  return row;
}

export type Waiting = {
  reference: string;
  openFen: number;
  dueAt: string;
  courseZh: string;
  courseEn: string;
};

/** Places of a payee that wait for a transfer, those first that miss just this sum; no child is named. */
export async function waitingFor(payee: string, amountFen: number): Promise<Waiting[]> {
  const orders = await db.transferOrder.findMany({
    where: { enrollment: { status: { in: ['held', 'confirmed'] } } },
    orderBy: { dueAt: 'desc' },
    take: 200,
    include: {
      enrollment: {
        select: { offering: { select: { course: { select: { titleZh: true, titleEn: true } } } } },
      },
    },
  });
  const waiting: Waiting[] = [];
  for (const { enrollmentId, reference, dueAt, enrollment } of orders) {
    const { place, openFen } = await openSum(db, enrollmentId);
    if (place.payee !== payee || openFen === 0) continue;
    const { titleZh: courseZh, titleEn: courseEn } = enrollment.offering.course;
    waiting.push({ reference, openFen, dueAt: dueAt.toISOString(), courseZh, courseEn });
  }
  const far = ({ openFen }: Waiting) => Math.abs(openFen - amountFen);
  return waiting.sort((a, b) => far(a) - far(b)).slice(0, 20);
}

export type PayeeChoice = { id: string; nameZh: string; nameEn: string };

/** Schools that collect themselves: whose statements can be imported beside the county's. */
export async function collectingSchools(): Promise<PayeeChoice[]> {
  return db.school.findMany({
    where: { stripeAccountId: { not: null } },
    orderBy: { nameEn: 'asc' },
    select: { id: true, nameZh: true, nameEn: true },
  });
}
