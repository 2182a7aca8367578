import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import * as offeringRoute from '~/routes/_public+/offerings.$offeringId';
import { loader as demandRoute } from '~/routes/_public+/offerings.demand';
import * as listRoute from '~/routes/parent+/wishes._index';
import * as drawRoute from '~/routes/parent+/wishes.$drawId._index';
import * as withdrawalRoute from '~/routes/parent+/wishes.$drawId.withdrawal';
import { saveWishes } from '~/services/wishes/save-wishes.server';
import { type Family, newFamily, openMarket } from '../parent/family-market';
import { rendered } from '../rules/rendered';
import type { Market } from '../search/market';
import { layDraw, layDrawn, listOf, moveDraw, sibling, wishing } from './drawn';
import { cookieOf, shown } from './shown';

const now = new Date();
let market: Market;
let receivers: string[];
beforeAll(async () => {
  market = await openMarket();
  receivers = [market.provider.id];
});

const fetching = { v3_singleFetch: true };
const drawPage = rendered('parent/wishes/:drawId', drawRoute, fetching);

async function laid() {
  const drawId = await layDraw();
  const first = await layDrawn(market, drawId, { weekday: 1 });
  const second = await layDrawn(market, drawId, { weekday: 2 });
  const older = await layDrawn(market, drawId, { weekday: 3, grades: [6] });
  return { drawId, first, second, older };
}

const form = (family: Family, wishes: string[], over: Record<string, string> = {}) =>
  new URLSearchParams([
    ['childId', family.childId],
    ['cap', '1'],
    ...wishes.map((id) => ['wishes', id]),
    ...Object.entries(over),
  ]);

/** Ids of the list's hidden fields, in order. */
const listIn = (html: string) =>
  [...html.matchAll(/<input type="hidden" name="wishes" value="([^"]+)"/g)].map(([, id]) => id);

describe('without script', () => {
  it('adds from the page of the class, ranks, asks for each consent, saves, and tells what changed meanwhile', async () => {
    const { drawId, first, second, older } = await laid();
    const family = await newFamily();
    const cookie = await cookieOf(family.actor);
    const address = `/parent/wishes/${drawId}`;

    const [added, english] = await shown(drawPage, `${address}?add=${first}`, cookie);
    expect(listIn(added.html)).toEqual([first]);
    expect(added.words).toContain('填得早、填得晚，结果完全一样');
    expect(english.words).toContain('Handing in early or late makes no difference at all');
    expect(added.words).toContain('我同意把孩子的姓名和班级交给海盐蓝鲸足球俱乐部');
    expect(added.words).toContain('名额 20 · 第一志愿 0 人 · 填了这个班 0 人');
    expect(added.words).toContain('不合适的 1 个班');
    expect(added.html).not.toContain(`value="add:${older}"`);

    const put = await drawPage(address, 'zh-CN', cookie, form(family, [first], { press: `add:${second}` }));
    expect([put.status, listIn(put.html)]).toEqual([200, [first, second]]);
    const up = await drawPage(
      address,
      'zh-CN',
      cookie,
      form(family, [first, second], { press: `up:${second}` }),
    );
    expect(listIn(up.html)).toEqual([second, first]);
    expect(await listOf(drawId, family.childId)).toBeNull();

    const unagreed = await drawPage(
      address,
      'zh-CN',
      cookie,
      form(family, [second, first], { press: 'save' }),
    );
    expect([unagreed.status, listIn(unagreed.html)]).toEqual([422, [second, first]]);
    const agreed = { press: 'save', childData: 'on', receivers: market.provider.id };
    const saved = await drawPage(address, 'zh-CN', cookie, form(family, [second, first], agreed));
    expect([saved.status, saved.to]).toEqual([302, `${address}?child=${family.childId}`]);
    expect(await listOf(drawId, family.childId)).toEqual([second, first]);

    // The other tab still knows of no list.
    const late = await drawPage(address, 'zh-CN', cookie, form(family, [first], { press: 'save' }));
    expect([late.status, listIn(late.html)]).toEqual([422, [first]]);
    expect(late.words).toContain('这张志愿表刚才在别处改过');
    const list = await db.wishList.findFirstOrThrow({ where: { drawId } });
    expect(late.html).toContain(`name="seen" value="${family.childId} ${list.updatedAt.toISOString()}"`);
    expect(await listOf(drawId, family.childId)).toEqual([second, first]);
  });

  it('takes tied siblings back together', async () => {
    const { drawId, first } = await laid();
    const family = await newFamily();
    const other = await sibling(family.guardianId);
    await saveWishes(family.actor, wishing(drawId, [family.childId, other], [first], { receivers }), now);
    const cookie = await cookieOf(family.actor);
    const page = rendered('parent/wishes/:drawId/withdrawal', withdrawalRoute, fetching);
    const address = `/parent/wishes/${drawId}/withdrawal`;
    const [asked] = await shown(page, `${address}?child=${family.childId}`, cookie);
    expect(asked.words).toContain('林一诺、林一凡绑在一起，会一起撤回');
    const done = await page(address, 'zh-CN', cookie, new URLSearchParams({ childId: family.childId }));
    expect([done.status, done.to]).toEqual([302, `/parent/wishes/${drawId}`]);
    expect(await db.wishList.count({ where: { drawId } })).toBe(0);
  });
});

describe('after the draw', () => {
  it('says of each wish what came of it and why, with the code and the public replay', async () => {
    const { drawId, first, second } = await laid();
    const family = await newFamily();
    await saveWishes(family.actor, wishing(drawId, [family.childId], [first, second], { receivers }), now);
    const { id, code } = await db.wishList.findFirstOrThrow({ where: { drawId } });
    await moveDraw(drawId, 'frozen');
    const cookie = await cookieOf(family.actor);
    const [closed] = await shown(drawPage, `/parent/wishes/${drawId}`, cookie);
    expect(closed.words).toContain('填志愿的时间已经结束');
    expect(closed.html).not.toContain('name="press"');

    const result = (offeringId: string, data: object) =>
      db.wish.update({ where: { wishListId_offeringId: { wishListId: id, offeringId } }, data });
    await result(first, { result: 'lost', number: 412, of: 890, lastAdmitted: 377, why: 'full' });
    await result(second, { result: 'lost', number: 3, of: 9, lastAdmitted: 2, why: 'full' });
    const entry = await db.waitingEntry.create({
      data: {
        offeringId: first,
        childId: family.childId,
        guardianId: family.guardianId,
        position: 35,
        joinedAt: now,
      },
    });
    await moveDraw(drawId, 'drawn');
    const [drawn] = await shown(drawPage, `/parent/wishes/${drawId}`, cookie);
    for (const words of [
      '412',
      '890',
      '377',
      '没抽中',
      '候补第 1 位',
      `${code.slice(0, 5)} ${code.slice(5)}`,
    ]) {
      expect(drawn.words).toContain(words);
    }
    expect(drawn.html).toContain(`href="/parent/waiting/${entry.id}"`);
    expect(drawn.html).toContain(`href="/draws/${drawId}"`);

    const stranger = await newFamily();
    const [theirs] = await shown(drawPage, `/parent/wishes/${drawId}`, await cookieOf(stranger.actor));
    expect(theirs.html).not.toContain(code.slice(0, 5));
    const list = rendered('parent/wishes', listRoute, fetching);
    const [own] = await shown(list, '/parent/wishes', cookie);
    expect(own.words).toContain('林一诺这次没有抽中');
  });
});

describe('what everybody sees', () => {
  it('is places, first wishes and wishes, on the page of the class and fresh', async () => {
    const { drawId, first, second } = await laid();
    const family = await newFamily();
    await saveWishes(family.actor, wishing(drawId, [family.childId], [second, first], { receivers }), now);
    const page = rendered('offerings/:offeringId', offeringRoute, fetching);
    const [guest, english] = await shown(page, `/offerings/${second}`, '');
    expect(guest.html).toContain(`/parent/wishes/${drawId}?add=${second}`);
    expect(guest.words).toContain('有多少人想要');
    expect(english.words).toContain('First wishes 1');
    const request = new Request(`http://localhost/offerings/demand?ids=${first},${second},nonsense`);
    const answer = (await demandRoute({ request, params: {}, context: {} as never })) as Response;
    expect(await answer.json()).toEqual({
      demand: {
        [first]: { offeringId: first, capacity: 20, first: 0, wishes: 1 },
        [second]: { offeringId: second, capacity: 20, first: 1, wishes: 1 },
      },
    });
  });
});
