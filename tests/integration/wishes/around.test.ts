import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { unlinkChild } from '~/services/children/unlink-child.server';
import { cancelOffering } from '~/services/school/cancel-offering.server';
import { drawNews } from '~/services/wishes/own-wish-lists.server';
import { remindWishes } from '~/services/wishes/remind-wishes.server';
import { saveWishes } from '~/services/wishes/save-wishes.server';
import { auditOn, type Family, messagesTo, newFamily, openMarket } from '../parent/family-market';
import { staffMember } from '../provider/county';
import { answerOf } from '../school/here';
import type { Market } from '../search/market';
import { layDraw, layDrawn, listOf, moveDraw, sibling, wishing } from './drawn';

const now = new Date();
let market: Market;
let receivers: string[];
beforeAll(async () => {
  market = await openMarket();
  receivers = [market.provider.id];
});

async function laid(classes = 2) {
  const drawId = await layDraw();
  const ids: string[] = [];
  for (let weekday = 1; weekday <= classes; weekday += 1)
    ids.push(await layDrawn(market, drawId, { weekday }));
  return { drawId, ids };
}

const save = (family: Family, drawId: string, ids: string[]) =>
  saveWishes(family.actor, wishing(drawId, [family.childId], ids, { receivers }), now);

describe('a child that is taken out of the account', () => {
  it('is taken out of the draw, and its tied sibling stays alone', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    const other = await sibling(family.guardianId);
    await saveWishes(family.actor, wishing(drawId, [family.childId, other], ids, { receivers }), now);
    const { id } = await db.wishList.findFirstOrThrow({ where: { drawId, childId: family.childId } });
    expect(await unlinkChild(family.actor, { childId: family.childId }, now)).toEqual({ kind: 'done' });
    expect(await listOf(drawId, family.childId)).toBeNull();
    expect(await listOf(drawId, other)).toEqual(ids);
    expect(await db.wishList.count({ where: { drawId, tieId: { not: null } } })).toBe(0);
    expect(await auditOn(id)).toEqual(['wishes.save', 'wishes.withdraw']);
  });

  it('keeps what another guardian handed in, and what is frozen', async () => {
    const { drawId, ids } = await laid();
    const [mother, father] = [await newFamily(), await newFamily()];
    const { childId } = mother;
    await db.guardianChild.create({ data: { guardianId: father.guardianId, childId } });
    await saveWishes(father.actor, wishing(drawId, [childId], ids, { receivers }), now);
    const frozen = await laid(1);
    await save(mother, frozen.drawId, frozen.ids);
    await moveDraw(frozen.drawId, 'frozen');
    expect(await unlinkChild(mother.actor, { childId }, now)).toEqual({ kind: 'done' });
    expect(await listOf(drawId, childId)).toEqual(ids);
    expect(await listOf(frozen.drawId, childId)).toEqual(frozen.ids);
  });
});

it('reminds once of a list whose window is about to close, and nobody else', async () => {
  const closesAt = new Date(now.getTime() + 30 * 3_600_000);
  const drawId = await layDraw({ closesAt });
  const id = await layDrawn(market, drawId);
  const [family, without] = [await newFamily(), await newFamily()];
  await save(family, drawId, [id]);
  await remindWishes(now);
  expect(await messagesTo(family)).toEqual([]);
  const dayBefore = new Date(closesAt.getTime() - 24 * 3_600_000);
  await remindWishes(dayBefore);
  await remindWishes(new Date(dayBefore.getTime() + 3_600_000));
  expect(await messagesTo(family)).toEqual(['wishes_close_soon']);
  expect(await messagesTo(without)).toEqual([]);
});

it('says on the family’s home what is open, and a result for two weeks', async () => {
  const { drawId, ids } = await laid();
  const [family, without] = [await newFamily(), await newFamily()];
  await save(family, drawId, ids);
  const told = async (to: Family, at: Date) => (await drawNews(to.actor, at)).some(({ id }) => id === drawId);
  expect([await told(family, now), await told(without, now)]).toEqual([true, true]);
  await db.draw.update({ where: { id: drawId }, data: { status: 'drawn', seed: 'secret:public' } });
  const { closesAt } = await db.draw.findUniqueOrThrow({ where: { id: drawId } });
  const days = (count: number) => new Date(closesAt.getTime() + count * 86_400_000);
  expect([await told(family, days(1)), await told(without, days(1))]).toEqual([true, false]);
  expect(await told(family, days(15))).toBe(false);
});

it('tells who has a class on the list that its school cancels it, while the list can be changed', async () => {
  const { drawId, ids } = await laid();
  const [first, second] = ids as [string, string];
  const [family, neighbour] = [await newFamily(), await newFamily()];
  await save(family, drawId, ids);
  await save(neighbour, drawId, [second]);
  const head = await staffMember('school_admin', { schoolId: 'xiangyang' });
  const over = { reason: '场地维修' };
  expect(answerOf(await cancelOffering(head, { offeringId: first, ...over }, now))).toBe('done');
  expect([await messagesTo(family), await messagesTo(neighbour)]).toEqual([['wish_class_canceled'], []]);
  expect(answerOf(await save(family, drawId, ids))).toEqual(['offering_canceled']);
  await moveDraw(drawId, 'frozen');
  expect(answerOf(await cancelOffering(head, { offeringId: second, ...over }, now))).toBe('done');
  expect(await messagesTo(neighbour)).toEqual([]);
});
