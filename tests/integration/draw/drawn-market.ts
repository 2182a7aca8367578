import { randomUUID } from 'node:crypto';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { ReserveClass } from '~/domain/states';
import { announceDraw } from '~/services/draw/announce.server';
import { sha256 } from '~/services/draw/seed.server';
import { type Family, newFamily, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';

export const HOUR = 3_600_000;

/** The instants of one draw, from its announcement on. */
export function clockOf(start: Date) {
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  return {
    announced: start,
    opens: at(1),
    during: at(2),
    closes: at(30),
    frozen: at(30.1),
    held: at(31),
    written: at(31.1),
    payUntil: at(100),
  };
}
export type Clock = ReturnType<typeof clockOf>;

/** Somebody of the bureau. */
export async function bureau(role: 'bureau_officer' | 'bureau_inspector' = 'bureau_officer'): Promise<Actor> {
  const user = await db.user.create({
    data: {
      name: '示例科员',
      email: `${randomUUID()}@example.com`,
      memberships: { create: { role } },
    },
  });
  const memberships = [{ role, providerId: null, schoolId: null }];
  return { userId: user.id, name: user.name, locale: 'zh-CN', guardianId: null, memberships };
}

/** A draw as it was announced; fails the test when it is refused. */
export async function announced(officer: Actor, clock: Clock): Promise<string> {
  const outcome = await announceDraw(
    officer,
    {
      termId: '2026-autumn',
      nameZh: '测试抽签',
      nameEn: 'Test draw',
      opensAt: clock.opens,
      closesAt: clock.closes,
      payUntil: clock.payUntil,
      publicValue: '体彩 7 星 3141592',
      publicNote: '当晚开奖号码',
    },
    clock.announced,
  );
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  return outcome.drawId;
}

type Over = NonNullable<Parameters<typeof openOffering>[1]> & {
  reserved?: { class: ReserveClass; places: number }[];
};

/** A class of a draw, with reserved places. */
export async function drawnClass(
  market: Market,
  drawId: string,
  { reserved = [], ...over }: Over = {},
): Promise<string> {
  const id = await openOffering(market, { allocation: 'draw', drawId, ...over } as Over);
  await db.reservedPlaces.createMany({
    data: reserved.map((each, position) => ({ offeringId: id, position, ...each })),
  });
  return id;
}

export type Wisher = Family & { code: string; applicant: string; listId: string };

/** A family with one child that has agreed to what is asked, and its wishes as they lie in the database. */
export async function wisher(
  market: Market,
  drawId: string,
  offeringIds: readonly string[],
  over: { cap?: number; tieId?: string; family?: Family; schoolId?: string } = {},
): Promise<Wisher> {
  const family = over.family ?? (await newFamily(over.schoolId ? { schoolId: over.schoolId } : {}));
  const { childId, guardianId } = family;
  const code = randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase();
  const applicant = sha256(`${drawId}:${code}`).slice(0, 16);
  const agreedAt = new Date();
  await db.consent.createMany({
    data: [
      { guardianId, childId, kind: 'child_data', textVersion: '2026-11', agreedAt },
      {
        guardianId,
        childId,
        kind: 'roster_to_provider',
        receiverId: market.provider.id,
        textVersion: '2026-11',
        agreedAt,
      },
    ],
  });
  const list = await db.wishList.create({
    data: {
      drawId,
      childId,
      guardianId,
      cap: over.cap ?? 1,
      tieId: over.tieId ?? null,
      code,
      applicant,
      createdAt: agreedAt,
      updatedAt: agreedAt,
      wishes: { create: offeringIds.map((offeringId, index) => ({ offeringId, rank: index + 1 })) },
    },
  });
  return { ...family, code, applicant, listId: list.id };
}

/** What came of a list, by class. */
export async function resultsOf(listId: string) {
  const wishes = await db.wish.findMany({ where: { wishListId: listId }, orderBy: { rank: 'asc' } });
  return new Map(wishes.map((wish) => [wish.offeringId, wish] as const));
}
