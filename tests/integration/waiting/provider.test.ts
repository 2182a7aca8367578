import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import * as list from '~/routes/provider+/offerings._index';
import * as one from '~/routes/provider+/offerings.$offeringId._index';
import { offeringList } from '~/services/planning/list.server';
import { ownOffering } from '~/services/planning/queries.server';
import { cancelOffering } from '~/services/school/cancel-offering.server';
import { openMarket, openOffering } from '../parent/family-market';
import { makeProvider } from '../provider/county';
import { rendered } from '../rules/rendered';
import type { Market } from '../search/market';
import { cookieOf } from './cookie';
import { cancels, children, fill, staff } from './line';

let market: Market;
let owner: Actor;
let cookie: string;
beforeAll(async () => {
  market = await openMarket();
  owner = await staff('provider_owner');
  const membership = { role: 'provider_owner', providerId: market.provider.id, schoolId: null } as const;
  owner = { ...owner, memberships: [membership] };
  await db.membership.create({ data: { userId: owner.userId, ...membership } });
  cookie = await cookieOf(owner.userId);
});

async function read(path: string, module: object, address: string) {
  const words = [];
  for (const lng of ['zh-CN', 'en'] as const) {
    const page = await rendered(path, module)(address, lng, cookie);
    expect(page.status).toBe(200);
    expect(page.words).not.toMatch(/\b(provider|codes)[.:][a-z]|\{\{|undefined/);
    words.push(page.words);
  }
  return words as [string, string];
}
const readList = () => read('provider/offerings', list, '/provider/offerings');
const readOne = (id: string) => read('provider/offerings/:offeringId', one, `/provider/offerings/${id}`);

describe('what a provider sees of the line of its class', () => {
  it('is how many wait and how many of them are being asked, and nobody’s name', async () => {
    const offeringId = await openOffering(market, { capacity: 2 });
    const [first] = await fill(offeringId, 2);
    await children(3, offeringId);
    if (first) await cancels(first);
    expect(await ownOffering(owner, offeringId)).toMatchObject({
      taken: 1,
      line: { waiting: 2, offered: 1 },
    });
    const [zh, en] = await readOne(offeringId);
    expect(zh).toContain('3 个孩子在候补。 其中 1 个正在被询问');
    expect(en).toContain('3 children are in line for a place. 1 of them is being offered one now.');
    const [rows, english] = await readList();
    expect(rows).toContain('3 人候补');
    expect(english).toContain('3 in line');
    for (const words of [zh, en, rows, english]) expect(words).not.toMatch(/林一诺|林静/);
  });

  it('is how many applied where the school chooses, and nothing where nobody waits', async () => {
    const [choice, empty] = [
      await openOffering(market, { allocation: 'school_choice', capacity: 2, weekday: 3 }),
      await openOffering(market, { weekday: 4 }),
    ];
    await children(1, choice);
    expect((await readOne(choice))[1]).toContain('1 child has applied; the school chooses.');
    expect((await readList())[1]).toContain('1 applied');
    expect(await ownOffering(owner, empty)).toMatchObject({ line: null });
    expect((await readOne(empty))[0]).not.toContain('候补');
  });

  it('is nothing of another provider’s class', async () => {
    const offeringId = await openOffering(market, { weekday: 5 });
    const { owner: stranger } = await makeProvider();
    await expect(ownOffering(stranger, offeringId)).rejects.toThrow('not found');
    const all = { view: null, schoolId: null, courseId: null };
    expect((await offeringList(stranger, all, 1)).offerings).toEqual([]);
  });
});

describe('what a provider sees of a class that is gone', () => {
  it('is why the school canceled it, as its message says', async () => {
    const offeringId = await openOffering(market);
    const head = await staff('school_admin', { schoolId: 'xiangyang' });
    await cancelOffering(head, { offeringId, reason: '体育馆要检修' }, new Date());
    const [zh, en] = await readOne(offeringId);
    expect(zh).toContain('体育馆要检修');
    expect(en).toContain('This class was canceled');
  });

  it('is the class it was merged into', async () => {
    const into = await openOffering(market, { weekday: 4 });
    const offeringId = await openOffering(market, { status: 'merged', mergedIntoId: into });
    const page = await rendered('provider/offerings/:offeringId', one)(
      `/provider/offerings/${offeringId}`,
      'zh-CN',
      cookie,
    );
    expect(page.words).toContain('学校把这个班并到了您的另一个班');
    expect(page.html).toContain(`href="/provider/offerings/${into}"`);
  });
});
