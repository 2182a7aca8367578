import type { Tx } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import { lockRow } from '~/db/transaction.server';
import { type Actor, can } from '~/domain/access/actor';
import { PERMISSIONS, type Permission } from '~/domain/access/permissions';
import type { Role } from '~/domain/access/roles';
import { idOf } from '~/domain/id';
import type { Seat } from '~/domain/lesson/decide';
import type { LessonFacts } from '~/domain/lesson/stage';
import { NotFound } from '~/domain/refusal';
import type { OfferingStatus } from '~/domain/states';
import { ownedProviders } from '../provider/scope.server';
import { schoolIdsFor } from '../school/scope.server';

/** Classes whose lessons anybody works with; before that they are a plan, and a canceled class has none. */
export const TAUGHT_IN: OfferingStatus[] = [
  'approved',
  'open',
  'confirmed',
  'running',
  'finished',
  'settled',
];

/**
 * The lessons somebody may see from one side: an owner those of all their classes, an instructor those they stand in, a
 * school all in its house, the bureau all.
 */
export function lessonsOf(actor: Actor, seat: Seat, permission: Permission): Prisma.LessonWhereInput {
  const class_ = { status: { in: TAUGHT_IN } };
  if (seat === 'bureau') {
    const officer = can(actor, 'bureau.enter') && can(actor, permission);
    return officer ? { offering: class_ } : { id: { in: [] } };
  }
  if (seat === 'school') {
    return { offering: { ...class_, schoolId: { in: schoolIdsFor(actor, permission) } } };
  }
  const roles: readonly Role[] = PERMISSIONS[permission];
  const instructs = actor.memberships.flatMap(({ role, providerId }) =>
    role === 'provider_instructor' && roles.includes(role) && providerId ? [providerId] : [],
  );
  return {
    OR: [
      { offering: { ...class_, course: { providerId: { in: ownedProviders(actor) } } } },
      {
        offering: { ...class_, course: { providerId: { in: instructs } } },
        staff: { some: { instructor: { userId: actor.userId } } },
      },
    ],
  };
}

const lessonSelect = {
  id: true,
  offeringId: true,
  number: true,
  date: true,
  startMinute: true,
  endMinute: true,
  roomId: true,
  status: true,
  providerConfirmedAt: true,
  disputedAt: true,
  disputeAnsweredAt: true,
  reversedAt: true,
  makeUp: { select: { id: true } },
  offering: {
    select: {
      status: true,
      schoolId: true,
      capacity: true,
      termId: true,
      term: { select: { fromDate: true, toDate: true } },
      course: {
        select: {
          providerId: true,
          roomKinds: true,
          minAreaM2: true,
          equipment: true,
          provider: { select: { kind: true } },
        },
      },
    },
  },
} satisfies Prisma.LessonSelect;

type Row = Prisma.LessonGetPayload<{ select: typeof lessonSelect }>;

/** A lesson whose class and row are locked, with what the deciders ask. */
export type LockedLesson = Omit<Row, 'date'> & LessonFacts;

/** What the deciders ask of a stored lesson. */
export function lessonFacts(
  row: Pick<
    Row,
    | 'date'
    | 'startMinute'
    | 'endMinute'
    | 'status'
    | 'providerConfirmedAt'
    | 'disputedAt'
    | 'disputeAnsweredAt'
    | 'reversedAt'
  > & { makeUp: object | null },
): LessonFacts {
  const { startMinute, endMinute, status, disputedAt, reversedAt } = row;
  return {
    date: schoolDateOf(row.date),
    startMinute,
    endMinute,
    status,
    reportedAt: row.providerConfirmedAt,
    disputedAt,
    answeredAt: row.disputeAnsweredAt,
    reversedAt,
    madeUp: row.makeUp !== null,
  };
}

/**
 * Locks a lesson for a command: its class first, as every command does that moves money of the class's places.
 *
 * @throws NotFound when the lesson is not the actor's to act upon from this side
 */
export async function lockLesson(
  tx: Tx,
  actor: Actor,
  { lessonId, seat, permission }: { lessonId: string; seat: Seat; permission: Permission },
): Promise<LockedLesson> {
  const own = { AND: [{ id: idOf(lessonId, 'lesson') }, lessonsOf(actor, seat, permission)] };
  const found = await tx.lesson.findFirst({ where: own, select: { id: true } });
  if (!found) throw new NotFound('lesson');
  return lockLessonRow(tx, found.id);
}

/** The same for a job, which acts for nobody. */
export async function lockLessonRow(tx: Tx, lessonId: string): Promise<LockedLesson> {
  const { offeringId } = await tx.lesson.findUniqueOrThrow({
    where: { id: lessonId },
    select: { offeringId: true },
  });
  await lockRow(tx, 'offering', offeringId);
  await lockRow(tx, 'lesson', lessonId);
  const row = await tx.lesson.findUniqueOrThrow({ where: { id: lessonId }, select: lessonSelect });
  return { ...row, ...lessonFacts(row) };
}
