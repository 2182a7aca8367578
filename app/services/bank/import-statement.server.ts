import { createHash } from 'node:crypto';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { BankBooking } from '~/domain/payment/bank-lines';
import { NotFound, type Refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { readBankFile } from './bank-file.server';
import { type TakenBooking, takeBooking } from './take-booking.server';

export type BankUpload = {
  /** Whose account it is: `fiscal` or the id of a school. */
  payee: string;
  name: string;
  content: Uint8Array<ArrayBuffer>;
};

export type Imported = { kind: 'done'; statementId: string; counts: Record<TakenBooking, number> };

/**
 * Imports a bank statement. Each booking is taken in a transaction of its own and by the bank's own number, so that an
 * import that broke off is finished by importing the file again, and the same booking in two files is taken once.
 *
 * @throws NotFound for a payee that there is not; Busy
 */
export async function importStatement(
  actor: Actor,
  { payee, name, content }: BankUpload,
  now: Date,
): Promise<Imported | Refused> {
  const school =
    payee !== 'fiscal' && (await db.school.findUnique({ where: { id: payee }, select: { id: true } }));
  if (payee !== 'fiscal' && !school) throw new NotFound('school');
  const file = await readBankFile(content);
  if (file.kind === 'refused') return { kind: 'refused', refusals: file.refusals };
  const statement = await keepStatement(actor, { payee, name, content }, file, now);
  const counts: Record<TakenBooking, number> = { matched: 0, asked: 0, ignored: 0, known: 0 };
  for (const booking of file.bookings) {
    const taken = await inTransaction((tx) => takeBooking(tx, statement, booking, now));
    counts[taken] += 1;
  }
  return { kind: 'done', statementId: statement.id, counts };
}

type Read = { bookings: readonly BankBooking[]; format?: 'csv' | 'camt053' };

/** The statement's row: a new one, or the one of the same file. */
async function keepStatement(
  actor: Actor,
  { payee, name, content }: BankUpload,
  { bookings, format = 'csv' }: Read,
  now: Date,
): Promise<{ id: string; payee: string }> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const days = bookings.map(({ bookedOn }) => bookedOn).sort();
  const [first, last] = [days[0], days.at(-1)];
  return inTransaction(async (tx) => {
    const { count } = await tx.bankStatement.createMany({
      data: {
        payee,
        format,
        fileName: plainName(name),
        sha256,
        fromDate: first ? dateColumn(first) : null,
        toDate: last ? dateColumn(last) : null,
        importedBy: actor.userId,
        createdAt: now,
      },
      skipDuplicates: true,
    });
    const { id } = await tx.bankStatement.findUniqueOrThrow({
      where: { payee_sha256: { payee, sha256 } },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'money.act' },
      {
        verb: 'bank_statement.import',
        subjectKind: 'bank_statement',
        subjectId: id,
        data: { payee, bookings: bookings.length, again: count === 0 },
      },
      now,
    );
    return { id, payee };
  });
}

/** The last part of a path some browsers send, without control characters, at most 120 characters. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return [...last]
    .filter((character) => character >= ' ' && character !== '\u007f')
    .slice(-120)
    .join('');
}
