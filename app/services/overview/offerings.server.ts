import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import type { Category, OfferingStatus, TownKind } from '~/domain/states';
import { LIVE_ENROLLMENT_STATUSES, PUBLIC_OFFERING_STATUSES } from '~/domain/states';

export type OfferingFilter = {
  schoolId?: string;
  townId?: string;
  townKind?: TownKind;
  category?: Category;
  providerId?: string;
  status?: OfferingStatus;
  page: number;
  perPage: number;
};

/** The offerings behind a number of the overview: filtered, counted, one page of them. */
export async function offeringsOfCounty({ page, perPage, ...filter }: OfferingFilter) {
  const where: Prisma.OfferingWhereInput = {
    status: filter.status ?? { in: [...PUBLIC_OFFERING_STATUSES] },
    schoolId: filter.schoolId,
    school: { townId: filter.townId, town: { kind: filter.townKind } },
    course: { category: filter.category, providerId: filter.providerId },
  };
  const [total, rows] = await Promise.all([
    db.offering.count({ where }),
    db.offering.findMany({
      where,
      orderBy: [{ schoolId: 'asc' }, { firstDate: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * perPage,
      take: perPage,
      select: {
        id: true,
        status: true,
        capacity: true,
        firstDate: true,
        payer: true,
        perLessonFen: true,
        course: {
          select: {
            id: true,
            titleZh: true,
            titleEn: true,
            category: true,
            provider: { select: { id: true, nameZh: true, nameEn: true } },
          },
        },
        school: { select: { id: true, nameZh: true, nameEn: true, townId: true } },
        slots: { select: { weekday: true, startMinute: true, endMinute: true }, orderBy: { weekday: 'asc' } },
      },
    }),
  ]);
  const ids = rows.map((row) => row.id);
  const taken = await db.enrollment.groupBy({
    by: ['offeringId', 'status'],
    where: { offeringId: { in: ids }, status: { in: [...LIVE_ENROLLMENT_STATUSES, 'completed'] } },
    _count: true,
  });
  const count = (id: string, only?: string) =>
    taken
      .filter((group) => group.offeringId === id && (!only || group.status === only))
      .reduce((all, group) => all + group._count, 0);
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      firstDate: schoolDateOf(row.firstDate),
      taken: count(row.id),
      waiting: count(row.id, 'held'),
    })),
  };
}
