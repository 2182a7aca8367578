import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { EntitlementClass } from '~/domain/aid/entitlement';
import { addDays } from '~/domain/calendar';
import { postPlaces } from '~/services/ledger/post.server';
import { moneyCame } from '~/services/payments/money-came.server';
import { lockPlace } from '~/services/payments/place.server';
import { TODAY } from '../parent/family-market';

/** The family pays what is due, as if the bank had said so. */
export async function pay(enrollmentId: string, payee: 'fiscal' | 'school' = 'fiscal', now = new Date()) {
  const { dueFen } = await db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId } });
  await inTransaction(async (tx) => {
    const place = await lockPlace(tx, enrollmentId);
    const payment = await tx.payment.create({
      data: {
        enrollmentId,
        amountFen: dueFen,
        status: 'paid',
        payee,
        payeeAccount: payee === 'school' ? 'acct_haibin' : null,
        paidAt: now,
        expiresAt: now,
      },
    });
    await moneyCame(tx, place, payment, now);
  });
}

/** Provider and school confirm the first lessons of a class, each posted as one act. */
export async function teach(offeringId: string, lessons: number, now = new Date()) {
  const first = await db.lesson.findMany({
    where: { offeringId },
    orderBy: { number: 'asc' },
    take: lessons,
  });
  const places = await db.enrollment.findMany({ where: { offeringId, status: 'confirmed' } });
  for (const { id } of first) {
    await inTransaction(async (tx) => {
      await tx.lesson.update({
        where: { id },
        data: { status: 'taught', providerConfirmedAt: now, schoolConfirmedAt: now },
      });
      const act = { kind: 'lesson_earned', subjectKind: 'lesson', subjectId: id } as const;
      const ids = places.map((place) => place.id);
      await postPlaces(tx, act, ids, now);
    });
  }
}

/** A programme that pays half of the lessons for children of one class. */
export function layProgramme(classes: EntitlementClass[]) {
  return db.programme.create({
    data: {
      nameZh: '县助学补助',
      nameEn: 'County school aid',
      position: 1,
      classes,
      towns: ['urban', 'rural'],
      percent: 50,
      covers: ['agency'],
      budgetFen: 10_000_000,
      fromDate: dateColumn(addDays(TODAY, -30)),
      toDate: dateColumn(addDays(TODAY, 300)),
    },
  });
}

export function entitle(childId: string, kind: EntitlementClass) {
  return db.entitlement.create({
    data: {
      childId,
      class: kind,
      source: 'civil_affairs',
      createdBy: childId,
      fromDate: dateColumn(addDays(TODAY, -30)),
      toDate: dateColumn(addDays(TODAY, 300)),
    },
  });
}
