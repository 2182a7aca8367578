import { randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { EntitlementClass } from '~/domain/aid/entitlement';
import { addDays, instantOf, type SchoolDate } from '~/domain/calendar';
import { placeBalances } from '~/domain/ledger/place';
import { placesMoney } from '~/services/ledger/place-money.server';
import { balancesOf, postPlaces } from '~/services/ledger/post.server';
import { hashPupilNumber } from '~/services/pupils/pupil-number.server';
import { actorOf, type Family, TODAY } from '../parent/family-market';
import { layFamily } from '../search/market';

/** Ten in the morning of a day. */
export const at = (day: SchoolDate) => instantOf(day, 600);

type Terms = {
  nameZh?: string;
  position?: number;
  classes?: EntitlementClass[];
  percent?: number;
  capFen?: number | null;
  budgetFen?: number;
  from?: SchoolDate;
  to?: SchoolDate;
};

/** A programme that pays service charge and lessons, of everybody's schools. */
export async function layProgramme(over: Terms = {}): Promise<string> {
  const { from = addDays(TODAY, -30), to = addDays(TODAY, 200), ...rest } = over;
  const { id } = await db.programme.create({
    data: {
      nameZh: '困难家庭减免',
      nameEn: 'Hardship',
      position: 1,
      classes: ['subsistence'],
      towns: ['urban', 'rural'],
      percent: 100,
      covers: ['service', 'agency'],
      capFen: null,
      budgetFen: 1_000_000,
      ...rest,
      fromDate: dateColumn(from),
      toDate: dateColumn(to),
    },
  });
  return id;
}

/** An officer of the bureau who can act. */
export async function officer(): Promise<Actor> {
  const user = await db.user.create({ data: { name: '王科', email: `${randomUUID()}@bureau.invalid` } });
  await db.membership.create({ data: { userId: user.id, role: 'bureau_officer' } });
  return {
    userId: user.id,
    name: user.name,
    locale: 'zh-CN',
    guardianId: null,
    memberships: [{ role: 'bureau_officer', providerId: null, schoolId: null }],
  };
}

/** A family whose child has this pupil number and name. */
export async function familyWith(pupilNumber: string, name = '林一诺'): Promise<Family> {
  const family = await layFamily();
  await db.child.update({
    where: { id: family.childId },
    data: { pupilNumberHash: hashPupilNumber(pupilNumber), name },
  });
  return { ...family, actor: await actorOf(family.guardianId) };
}

export async function entitle(
  { childId }: Pick<Family, 'childId'>,
  over: { class?: EntitlementClass; from?: SchoolDate; to?: SchoolDate; createdAt?: Date } = {},
): Promise<string> {
  const { from = addDays(TODAY, -100), to = addDays(TODAY, 200), ...rest } = over;
  const { id } = await db.entitlement.create({
    data: {
      childId,
      class: 'subsistence',
      source: 'civil_affairs',
      createdBy: randomUUID(),
      fromDate: dateColumn(from),
      toDate: dateColumn(to),
      ...rest,
    },
  });
  return id;
}

/** The family pays what is due for a held place, as the pay page would tell. */
export async function pay(enrollmentId: string, amountFen: number, now: Date): Promise<string> {
  return inTransaction(async (tx) => {
    const { id } = await tx.payment.create({
      data: {
        enrollmentId,
        amountFen,
        status: 'paid',
        payee: 'fiscal',
        paymentIntentId: `pi_${randomUUID()}`,
        expiresAt: now,
        paidAt: now,
        createdAt: now,
      },
    });
    await tx.enrollment.update({
      where: { id: enrollmentId },
      data: { status: 'confirmed', confirmedAt: now },
    });
    const cash = { account: 'cash', party: 'fiscal', fund: '', enrollmentId: null, amountFen } as const;
    const act = { kind: 'payment_received', subjectKind: 'payment', subjectId: id } as const;
    await postPlaces(tx, act, [enrollmentId], now, [cash]);
    return id;
  });
}

/** Whether the whole ledger is what the facts say: every entry balances, and no place has anything to post. */
export async function ledgerIsRight(): Promise<boolean> {
  const [unbalanced] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT entry_id FROM posting GROUP BY 1 HAVING sum(amount_fen) <> 0) e`;
  const ids = (await db.enrollment.findMany({ select: { id: true } })).map(({ id }) => id);
  const [places, stands] = [await placesMoney(db, ids), await balancesOf(db, ids)];
  const missing = [...places.values()].filter((place) => {
    const there = stands.get(place.id);
    return there !== undefined && placeBalances(place).since(there, place.id).length > 0;
  });
  const [unbound] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM programme p
     WHERE p.reserved_fen <> COALESCE((SELECT sum(g.amount_fen) FROM subsidy_grant g WHERE g.programme_id = p.id), 0)
        OR p.reserved_fen <> COALESCE((SELECT sum(o.amount_fen) FROM posting o
                                        WHERE o.account = 'programme_claim' AND o.party = p.id::text), 0)
        OR p.reserved_fen > p.budget_fen`;
  return unbalanced?.count === 0 && unbound?.count === 0 && missing.length === 0;
}

export const grantOf = async (enrollmentId: string, programmeId: string) =>
  (
    await db.subsidyGrant.findUnique({
      where: { enrollmentId_programmeId: { enrollmentId, programmeId } },
      select: { amountFen: true },
    })
  )?.amountFen ?? 0;

export const refundsOf = (enrollmentId: string) =>
  db.refund.findMany({
    where: { payment: { enrollmentId } },
    orderBy: { requestedAt: 'asc' },
    select: { amountFen: true, reason: true, status: true },
  });

/** The days of a class. */
export async function daysOf(offeringId: string): Promise<SchoolDate[]> {
  const lessons = await db.lesson.findMany({ where: { offeringId }, orderBy: { date: 'asc' } });
  return lessons.map(({ date }) => date.toISOString().slice(0, 10) as SchoolDate);
}

const PDF = new TextEncoder().encode('%PDF-1.7 proof') as Uint8Array<ArrayBuffer>;
export const proof = { name: '低保证.pdf', content: PDF };
