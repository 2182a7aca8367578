import { db } from '~/db/client.server';
import type { Prisma } from '~/db/generated/client';
import { NotFound } from '~/domain/refusal';
import { type Demand, demandOf } from '../wishes/demand.server';

const columns = {
  id: true,
  nameZh: true,
  nameEn: true,
  status: true,
  opensAt: true,
  closesAt: true,
  payUntil: true,
  publicValue: true,
  publicNote: true,
  commitment: true,
  algorithm: true,
  seed: true,
  announcedAt: true,
  frozenAt: true,
  drawnAt: true,
  abortedAt: true,
  abortedWhy: true,
  term: { select: { nameZh: true, nameEn: true } },
  papers: { select: { kind: true, sha256: true } },
} satisfies Prisma.DrawSelect;

export type DrawRow = Prisma.DrawGetPayload<{ select: typeof columns }>;

/** Every draw there is or was, the newest announcement first; all of it is public from the moment it is announced. */
export async function drawSlice(
  after: { announcedAt: Date; id: string } | null,
  limit: number,
): Promise<DrawRow[]> {
  return db.draw.findMany({
    where: after
      ? {
          OR: [
            { announcedAt: { lt: after.announcedAt } },
            { announcedAt: after.announcedAt, id: { lt: after.id } },
          ],
        }
      : {},
    orderBy: [{ announcedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: columns,
  });
}

/** @throws NotFound */
export async function drawWithDemand(id: string): Promise<{ draw: DrawRow; demand: Demand[] }> {
  const draw = await db.draw.findUnique({ where: { id }, select: columns });
  if (!draw) throw new NotFound('draw');
  return { draw, demand: await demandOf(db, id) };
}
