import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { EntitlementClass, EntitlementSource } from '~/domain/aid/entitlement';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';

export type EntitlementState = 'in_force' | 'to_come' | 'over';

export type EntitlementQuestion = {
  state: EntitlementState;
  class: EntitlementClass | null;
  source: EntitlementSource | null;
  school: string | null;
  name: string;
  page: number;
  perPage: number;
};

/**
 * The children's entitlements as an officer asks for them. It is the most sensitive list there is: who looked, and at
 * which part, is written down (invariant 9).
 */
export async function listEntitlements(actor: Actor, question: EntitlementQuestion, now: Date) {
  const { state, name, page, perPage } = question;
  const where = whereOf(question, todayInShanghai(now));
  const [total, rows] = await Promise.all([
    db.entitlement.count({ where }),
    db.entitlement.findMany({
      where,
      orderBy: [{ toDate: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * perPage,
      take: perPage,
      include: { child: CHILD },
    }),
  ]);
  const data = {
    state,
    class: question.class,
    source: question.source,
    school: question.school,
    searched: name !== '',
    page,
    shown: rows.length,
  };
  const entry = { verb: 'entitlements.list', subjectKind: 'county', subjectId: 'county', data };
  await inTransaction((tx) => recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now));
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      class: row.class,
      source: row.source,
      from: schoolDateOf(row.fromDate),
      to: schoolDateOf(row.toDate),
      child: row.child,
    })),
  };
}

export type EntitlementRow = Awaited<ReturnType<typeof listEntitlements>>['rows'][number];

const CHILD = {
  select: { name: true, grade: true, className: true, school: { select: { nameZh: true, nameEn: true } } },
} as const;

function whereOf(question: EntitlementQuestion, today: SchoolDate): Prisma.EntitlementWhereInput {
  const day = dateColumn(today);
  const { state, school, name } = question;
  return {
    ...(state === 'over'
      ? { toDate: { lt: day } }
      : state === 'to_come'
        ? { fromDate: { gt: day } }
        : { fromDate: { lte: day }, toDate: { gte: day } }),
    ...(question.class && { class: question.class }),
    ...(question.source && { source: question.source }),
    ...((school || name !== '') && {
      child: { ...(school && { schoolId: school }), ...(name !== '' && { name: { contains: name } }) },
    }),
  };
}

/** One entitlement, with how many places of the child it bears on. Looking is written down. @throws NotFound */
export async function entitlementPage(actor: Actor, entitlementId: string, now: Date) {
  const found = await db.entitlement.findUnique({
    where: { id: idOf(entitlementId, 'entitlement') },
    include: {
      import: { select: { appliedAt: true } },
      child: {
        select: { ...CHILD.select, enrollments: { where: { status: 'confirmed' }, select: { id: true } } },
      },
    },
  });
  if (!found) throw new NotFound('entitlement');
  const entry = { verb: 'entitlement.read', subjectKind: 'entitlement', subjectId: found.id };
  await inTransaction((tx) => recordAudit(tx, { actor, permission: 'entitlement.manage' }, entry, now));
  const { enrollments, ...child } = found.child;
  return {
    id: found.id,
    class: found.class,
    source: found.source,
    from: schoolDateOf(found.fromDate),
    to: schoolDateOf(found.toDate),
    claimId: found.claimId,
    createdAt: found.createdAt.toISOString(),
    child,
    places: enrollments.length,
  };
}

/** How many are in force, to come and over; how many applications wait. */
export async function entitlementCounts(now: Date) {
  const today = todayInShanghai(now);
  const [row] = await db.$queryRaw<{ in_force: number; to_come: number; over: number; waiting: number }[]>`
    SELECT (SELECT count(*)::int FROM entitlement WHERE ${today}::date BETWEEN from_date AND to_date) AS in_force,
           (SELECT count(*)::int FROM entitlement WHERE from_date > ${today}::date) AS to_come,
           (SELECT count(*)::int FROM entitlement WHERE to_date < ${today}::date) AS over,
           (SELECT count(*)::int FROM entitlement_claim WHERE status = 'pending') AS waiting`;
  return row ?? { in_force: 0, to_come: 0, over: 0, waiting: 0 };
}
