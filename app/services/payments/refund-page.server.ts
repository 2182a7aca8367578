import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { openLine } from '../bank/line-text.server';
import { failedOpen, nextStep } from './refund-desk.server';

const iso = (at: Date | null) => at?.toISOString() ?? null;
const names = { select: { nameZh: true, nameEn: true } } as const;
const PAYMENT = {
  select: {
    method: true,
    amountFen: true,
    paidAt: true,
    payee: true,
    bankLine: { select: { textCipher: true, textKeyId: true } },
    enrollment: {
      select: {
        guardian: { select: { user: { select: { name: true, phoneNumber: true } } } },
        offering: { select: { course: { select: { titleZh: true, titleEn: true } }, school: names } },
      },
    },
  },
} as const;

/**
 * One refund with the payment it belongs to and how to reach the family, for officers. That it was read is in the audit.
 *
 * @throws NotFound
 */
export async function refundForOfficer(actor: Actor, id: string, now: Date) {
  const row = await db.refund.findUnique({ where: { id }, include: { payment: PAYMENT } });
  if (!row) throw new NotFound('refund');
  await inTransaction((tx) => {
    const entry = { verb: 'refund.read', subjectKind: 'refund', subjectId: id };
    return recordAudit(tx, { actor, permission: 'money.act' }, entry, now);
  });
  const { payment } = row;
  const { course, school } = payment.enrollment.offering;
  const { user } = payment.enrollment.guardian;
  const line = payment.bankLine && openLine(payment.bankLine);
  const open = (await failedOpen()).includes(id);
  return {
    id,
    amountFen: row.amountFen,
    status: row.status,
    route: row.route,
    reason: row.reason,
    attempt: row.attempt,
    failure: row.failure,
    reference: row.reference,
    requestedAt: row.requestedAt.toISOString(),
    sentAt: iso(row.sentAt),
    arrivedAt: iso(row.arrivedAt),
    failedAt: iso(row.failedAt),
    ...nextStep(row, open),
    course: { zh: course.titleZh, en: course.titleEn },
    school: { zh: school.nameZh, en: school.nameEn },
    payment: {
      method: payment.method,
      amountFen: payment.amountFen,
      paidAt: iso(payment.paidAt),
      payee: payment.payee,
    },
    family: {
      name: user.name,
      phone: user.phoneNumber,
      payer: line?.payer ?? null,
      payerAccount: line?.payerAccount ?? null,
    },
  };
}

/** What goes back by hand and has not been sent, with whom it goes to, for the payee's bank. Reading it is audited. */
export async function transfersByHand(actor: Actor, now: Date) {
  const rows = await db.refund.findMany({
    where: { status: 'requested', route: 'bank_transfer' },
    orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
    include: { payment: PAYMENT },
  });
  await inTransaction((tx) => {
    const data = { refunds: rows.length };
    const entry = { verb: 'refund.read_transfers', subjectKind: 'refund', subjectId: 'by_hand', data };
    return recordAudit(tx, { actor, permission: 'money.act' }, entry, now);
  });
  return rows.map(({ id, amountFen, reason, requestedAt, payment }) => {
    const line = payment.bankLine && openLine(payment.bankLine);
    const { course, school } = payment.enrollment.offering;
    return {
      id,
      amountFen,
      reason,
      requestedAt: requestedAt.toISOString(),
      payee: payment.payee,
      school: { zh: school.nameZh, en: school.nameEn },
      course: { zh: course.titleZh, en: course.titleEn },
      payer: line?.payer || payment.enrollment.guardian.user.name,
      payerAccount: line?.payerAccount ?? '',
    };
  });
}
