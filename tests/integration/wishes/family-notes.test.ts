import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays, instantOf } from '~/domain/calendar';
import * as drawRoute from '~/routes/parent+/wishes.$drawId._index';
import * as separationRoute from '~/routes/parent+/wishes.$drawId.separation';
import * as withdrawalRoute from '~/routes/parent+/wishes.$drawId.withdrawal';
import { freezeDraw } from '~/services/draw/freeze.server';
import { saveWishes } from '~/services/wishes/save-wishes.server';
import { dayAhead, newFamily, openMarket, openOffering, TODAY, taken } from '../parent/family-market';
import { staffMember } from '../provider/county';
import { rendered } from '../rules/rendered';
import { answerOf } from '../school/here';
import type { Market } from '../search/market';
import { layDraw, layDrawn, listOf, moveDraw, sibling, wishing } from './drawn';
import { cookieOf, shown } from './shown';

const now = new Date();
const afterClose = instantOf(addDays(TODAY, 6), 540);
const fetching = { v3_singleFetch: true };
const drawPage = rendered('parent/wishes/:drawId', drawRoute, fetching);
const separationPage = rendered('parent/wishes/:drawId/separation', separationRoute, fetching);
const withdrawalPage = rendered('parent/wishes/:drawId/withdrawal', withdrawalRoute, fetching);

let market: Market;
let receivers: string[];
beforeAll(async () => {
  market = await openMarket();
  receivers = [market.provider.id];
});

async function laid() {
  const drawId = await layDraw();
  const ids: string[] = [];
  for (let weekday = 1; weekday <= 3; weekday += 1) ids.push(await layDrawn(market, drawId, { weekday }));
  return { drawId, ids };
}

describe('ranking separately, without script', () => {
  it('is offered beside the tie, says what it means, and is done once however often it is pressed', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    const other = await sibling(family.guardianId);
    await saveWishes(family.actor, wishing(drawId, [family.childId, other], ids, { receivers }), now);
    const cookie = await cookieOf(family.actor);
    const here = `/parent/wishes/${drawId}`;
    const address = `${here}/separation`;
    const [list, english] = await shown(drawPage, `${here}?child=${family.childId}`, cookie);
    expect(list.words).toContain('林一诺、林一凡绑在一起：一个班要么都抽中，要么都不抽中');
    expect(list.html).toContain(`href="${address}?child=${family.childId}"`);
    expect(english.words).toContain('they get a class all together or not at all');
    const [back] = await shown(withdrawalPage, `${here}/withdrawal?child=${family.childId}`, cookie);
    expect(back.html).toContain(`href="${address}?child=${family.childId}"`);
    const [asked] = await shown(separationPage, `${address}?child=${family.childId}`, cookie);
    expect(asked.words).toContain('每个孩子保留现在这张志愿表');
    const form = new URLSearchParams({ childId: family.childId });
    const pressed = await Promise.all([1, 2].map(() => separationPage(address, 'zh-CN', cookie, form)));
    for (const { status, to } of pressed)
      expect([status, to]).toEqual([302, `${here}?child=${family.childId}`]);
    expect(await db.wishList.count({ where: { drawId, tieId: { not: null } } })).toBe(0);
    expect([await listOf(drawId, family.childId), await listOf(drawId, other)]).toEqual([ids, ids]);
    // Nothing to separate any more.
    const over = await separationPage(`${address}?child=${family.childId}`, 'zh-CN', cookie);
    expect([over.status, over.to]).toEqual([302, here]);
    expect((await drawPage(`${here}?child=${other}`, 'zh-CN', cookie)).html).not.toContain(address);
  });

  it('leads to the list when the wishes are taken back meanwhile, which can be pressed twice, too', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    const other = await sibling(family.guardianId);
    await saveWishes(family.actor, wishing(drawId, [family.childId, other], ids, { receivers }), now);
    const cookie = await cookieOf(family.actor);
    const here = `/parent/wishes/${drawId}`;
    const form = new URLSearchParams({ childId: family.childId });
    const back = await Promise.all(
      [1, 2].map(() => withdrawalPage(`${here}/withdrawal`, 'zh-CN', cookie, form)),
    );
    for (const { status, to } of back) expect([status, to]).toEqual([302, here]);
    expect(
      await db.auditEvent.count({ where: { verb: 'wishes.withdraw', actorUserId: family.actor.userId } }),
    ).toBe(2);
    const late = await separationPage(`${here}/separation`, 'zh-CN', cookie, form);
    expect([late.status, late.to]).toEqual([302, `${here}?child=${family.childId}`]);
  });

  it('is for nobody but the child’s own guardians', async () => {
    const { drawId, ids } = await laid();
    const [family, stranger] = [await newFamily(), await newFamily()];
    const other = await sibling(family.guardianId);
    await saveWishes(family.actor, wishing(drawId, [family.childId, other], ids, { receivers }), now);
    const form = new URLSearchParams({ childId: family.childId });
    const address = `/parent/wishes/${drawId}/separation`;
    const cookie = await cookieOf(stranger.actor);
    expect((await separationPage(address, 'zh-CN', cookie, form)).status).toBe(404);
    const head = await cookieOf(await staffMember('school_admin', { schoolId: 'xiangyang' }));
    expect((await separationPage(address, 'zh-CN', head, form)).status).toBe(403);
    const guest = await separationPage(address, 'zh-CN', '', form);
    expect([guest.status, guest.to?.split('?')[0]]).toEqual([302, '/sign-in']);
    expect((await separationPage(`${address}?child=${family.childId}`, 'zh-CN', cookie)).status).toBe(302);
    expect(await db.wishList.count({ where: { drawId, tieId: { not: null } } })).toBe(2);
  });
});

describe('a tied list that another tab changed', () => {
  it('is not written over, and the page shows each child’s list as it is saved now', async () => {
    const { drawId, ids } = await laid();
    const [first, second, third] = ids as [string, string, string];
    const family = await newFamily();
    const other = await sibling(family.guardianId);
    const cookie = await cookieOf(family.actor);
    const here = `/parent/wishes/${drawId}`;
    const before = await drawPage(`${here}?child=${family.childId}`, 'zh-CN', cookie);
    const stamps = (html: string) =>
      [...html.matchAll(/<input type="hidden" name="seen" value="([^"]+)"/g)].map(([, stamp]) => stamp ?? '');
    expect(stamps(before.html).sort()).toEqual([`${family.childId} `, `${other} `].sort());
    await saveWishes(family.actor, wishing(drawId, [other], [third], { receivers }), now);
    const form = (seen: readonly string[]) =>
      new URLSearchParams([
        ['childId', family.childId],
        ['tied', other],
        ['cap', '1'],
        ['childData', 'on'],
        ['receivers', receivers[0] as string],
        ['press', 'save'],
        ...[first, second].map((id) => ['wishes', id]),
        ...seen.map((stamp) => ['seen', stamp]),
      ] as [string, string][]);
    const late = await drawPage(here, 'zh-CN', cookie, form(stamps(before.html)));
    expect(late.status).toBe(422);
    expect(late.words).toContain('这张志愿表刚才在别处改过');
    expect(late.words).toContain('林一凡的志愿表');
    expect(await listOf(drawId, other)).toEqual([third]);
    // What came back knows of it: pressed once more, it is meant.
    const again = await drawPage(here, 'zh-CN', cookie, form(stamps(late.html)));
    expect(again.status).toBe(302);
    expect([await listOf(drawId, family.childId), await listOf(drawId, other)]).toEqual([
      [first, second],
      [first, second],
    ]);
  });
});

describe('the county’s limit on courses', () => {
  it('is told before the close, and after it as the draw counts with it', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    const wishes = wishing(drawId, [family.childId], ids, { receivers, cap: 3 });
    expect(answerOf(await saveWishes(family.actor, wishes, now))).toBe('done');
    const cookie = await cookieOf(family.actor);
    const here = `/parent/wishes/${drawId}`;
    const [unlimited] = await shown(drawPage, here, cookie);
    expect(unlimited.words).not.toContain('只能再抽');
    const take = async (weekday: number) => {
      const dates = [dayAhead(63, weekday)];
      await taken(family, await openOffering(market, { payer: 'county', weekday, dates }));
    };
    for (let weekday = 1; weekday <= 3; weekday += 1) await take(weekday);
    const [two] = await shown(drawPage, here, cookie);
    expect(two.words).toContain('只能再抽 2 门');
    // Saved again as it stands, it wants as much as it still can.
    expect(two.html).toMatch(/<option value="2" selected/);
    await take(4);
    const [lowered, english] = await shown(drawPage, here, cookie);
    expect(lowered.words).toContain('您填的是最多 3 门');
    expect(lowered.words).toContain('只能再抽 1 门');
    expect(english.words).toContain('only 1 more is left, so the draw goes by 1');
    await freezeDraw(drawId, afterClose);
    const [sealed, sealedEnglish] = await shown(drawPage, here, cookie);
    expect(sealed.words).toContain('抽签按最多 1 门算，不是您填的 3 门');
    expect(sealedEnglish.words).toContain('The draw goes by 1 course at most, not by the 3 you put');
    const { id } = await db.wishList.findFirstOrThrow({ where: { drawId } });
    await db.wish.updateMany({
      where: { wishListId: id, rank: { gt: 1 } },
      data: { result: 'lost', number: 1, of: 1, lastAdmitted: 0, why: 'at_cap' },
    });
    await moveDraw(drawId, 'drawn');
    const [drawn] = await shown(drawPage, here, cookie);
    expect(drawn.words).toContain('按县里同时上课的上限能再抽的门数已经抽满');
  });

  it('takes a child out that may have nothing more, which its page says before and why after', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    await saveWishes(family.actor, wishing(drawId, [family.childId], ids, { receivers, cap: 2 }), now);
    for (let weekday = 1; weekday <= 5; weekday += 1) {
      const dates = [dayAhead(63, weekday)];
      await taken(family, await openOffering(market, { payer: 'county', weekday, dates }));
    }
    const cookie = await cookieOf(family.actor);
    const here = `/parent/wishes/${drawId}`;
    const [before, english] = await shown(drawPage, here, cookie);
    expect(before.words).toContain('到截止时还是这样，就不参加这次抽签');
    expect(english.words).toContain('there is no part in this draw');
    // Nothing of the saved list is lost meanwhile, and it can be taken back.
    expect(before.html).toContain(`href="${here}/withdrawal?child=${family.childId}"`);
    await freezeDraw(drawId, afterClose);
    const [after] = await shown(drawPage, here, cookie);
    expect(after.words).toContain('封存名单时已经不能报了');
    expect(after.words).toContain('每个孩子同时最多 5 门');
  });
});
