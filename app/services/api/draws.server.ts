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

/**
 * What is published of a draw, byte for byte as its sum was taken.
 *
 * @throws NotFound before it is published
 */
export async function paperOf(
  drawId: string,
  kind: 'inputs' | 'outcome',
): Promise<{ text: string; sha256: string }> {
  const paper = await db.drawPaper.findUnique({
    where: { drawId_kind: { drawId, kind } },
    select: { text: true, sha256: true },
  });
  if (!paper) throw new NotFound('draw_paper');
  return paper;
}
