import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import type { EnrollmentStatus } from '~/domain/states';
import { guardianIdOf } from '../children/guardian.server';

export type PlaceFilter = {
  statuses: readonly EnrollmentStatus[];
  childId: string | null;
  /** Goes on behind this place. */
  after: { createdAt: Date; id: string } | null;
  /** One more than this is read, to know whether the list goes on. */
  limit: number;
};

const names = { id: true, nameZh: true, nameEn: true } as const;
const columns = {
  id: true,
  status: true,
  dueFen: true,
  heldUntil: true,
  createdAt: true,
  confirmedAt: true,
  endedAt: true,
  endReason: true,
  child: { select: { id: true, name: true } },
  offering: {
    select: {
      id: true,
      firstDate: true,
      school: { select: names },
      course: { select: { id: true, titleZh: true, titleEn: true, provider: { select: names } } },
      slots: {
        orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }],
        select: { weekday: true, startMinute: true, endMinute: true },
      },
    },
  },
} satisfies Prisma.EnrollmentSelect;

/** Places of the actor's children and those they took themselves, the newest first. */
export async function ownPlaces(actor: Actor, { statuses, childId, after, limit }: PlaceFilter) {
  const rows = await db.enrollment.findMany({
    where: {
      AND: [
        mine(actor),
        ...(statuses.length > 0 ? [{ status: { in: [...statuses] } }] : []),
        ...(childId ? [{ childId }] : []),
        ...(after
          ? [
              {
                OR: [
                  { createdAt: { lt: after.createdAt } },
                  { createdAt: after.createdAt, id: { lt: after.id } },
                ],
              },
            ]
          : []),
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: columns,
  });
  return rows.map(shown);
}

/** @throws NotFound when it is not about a child of the actor */
export async function ownPlace(actor: Actor, id: string) {
  const row = await db.enrollment.findFirst({ where: { AND: [mine(actor), { id }] }, select: columns });
  if (!row) throw new NotFound('enrollment');
  return shown(row);
}

export type OwnPlace = Awaited<ReturnType<typeof ownPlace>>;

function mine(actor: Actor): Prisma.EnrollmentWhereInput {
  const guardianId = guardianIdOf(actor);
  return { OR: [{ guardianId }, { child: { guardians: { some: { guardianId } } } }] };
}

function shown({ offering, ...place }: Prisma.EnrollmentGetPayload<{ select: typeof columns }>) {
  return { ...place, offering: { ...offering, firstDate: schoolDateOf(offering.firstDate) } };
}
