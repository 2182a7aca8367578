import { randomBytes } from 'node:crypto';
import { db } from '~/db/client.server';
import { addDays, instantOf } from '~/domain/calendar';
import type { DrawStatus } from '~/domain/states';
import type { SaveWishesInput } from '~/services/wishes/save-wishes.server';
import { openOffering, TODAY } from '../parent/family-market';
import type { Market } from '../search/market';

const at = (days: number, minute = 540) => instantOf(addDays(TODAY, days), minute);

/** A draw whose window has been open since yesterday and closes in five days. */
export async function layDraw(
  over: { opensAt?: Date; closesAt?: Date; payUntil?: Date; termId?: string } = {},
): Promise<string> {
  const { id } = await db.draw.create({
    data: {
      termId: over.termId ?? '2026-autumn',
      nameZh: '秋季第一次抽签',
      nameEn: 'First draw of autumn',
      opensAt: over.opensAt ?? at(-1),
      closesAt: over.closesAt ?? at(5),
      payUntil: over.payUntil ?? at(8),
      publicValue: '福彩双色球第 2026100 期',
      publicNote: '开奖后公布',
      commitment: randomBytes(32).toString('hex'),
      secretCipher: 'sealed',
      secretKeyId: 'tests',
      algorithm: 'rounds-of-deferred-acceptance/1',
      announcedBy: '00000000-0000-7000-8000-000000000001',
      announcedAt: at(-3),
    },
    select: { id: true },
  });
  return id;
}

/** A class whose places this draw gives. */
export function layDrawn(
  market: Market,
  drawId: string,
  over: NonNullable<Parameters<typeof openOffering>[1]> = {},
): Promise<string> {
  return openOffering(market, { allocation: 'draw', drawId, ...over });
}

/** A state of the draw by hand, as the draw itself would leave it. */
export async function moveDraw(drawId: string, status: DrawStatus): Promise<void> {
  const over = status === 'drawn' || status === 'aborted';
  await db.draw.update({ where: { id: drawId }, data: { status, ...(over && { seed: 'secret:public' }) } });
}

/** A guardian of their own hands in these wishes for these children, agreeing to everything. */
export function wishing(
  drawId: string,
  childIds: string[],
  offeringIds: string[],
  over: Partial<SaveWishesInput> & { receivers?: string[] } = {},
): SaveWishesInput {
  const { receivers = [], ...rest } = over;
  return { drawId, childIds, offeringIds, cap: 1, consent: { childData: true, receivers }, ...rest };
}

/** Ids of the classes on a child's list, the most wished first; null: there is no list. */
export async function listOf(drawId: string, childId: string): Promise<string[] | null> {
  const list = await db.wishList.findUnique({
    where: { drawId_childId: { drawId, childId } },
    include: { wishes: { orderBy: { rank: 'asc' } } },
  });
  return list ? list.wishes.map(({ offeringId }) => offeringId) : null;
}

/** A brother or sister at the same guardian. */
export async function sibling(guardianId: string, over: { grade?: number; schoolId?: string } = {}) {
  const key = randomBytes(16).toString('hex');
  const { id } = await db.child.create({
    data: {
      schoolId: over.schoolId ?? 'xiangyang',
      name: '林一凡',
      birthDate: new Date('2018-10-01T00:00:00Z'),
      grade: over.grade ?? 2,
      className: '1',
      pupilNumberCipher: key,
      pupilNumberKeyId: 'tests',
      pupilNumberHash: key,
      guardians: { create: { guardianId } },
    },
    select: { id: true },
  });
  return id;
}
