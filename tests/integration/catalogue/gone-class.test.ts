import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '~/db/client.server';
import { addDays } from '~/domain/calendar';
import * as page from '~/routes/_public+/offerings.$offeringId';
import * as enrollment from '~/routes/parent+/offerings.$offeringId.enrollment';
import * as join from '~/routes/parent+/offerings.$offeringId.waiting';
import * as entry from '~/routes/parent+/waiting.$waitingId';
import { goneClass } from '~/services/catalogue/gone-class.server';
import { siteMap } from '~/services/catalogue/site-map.server';
import { mergeClass } from '~/services/formation/merge-class.server';
import { cancelOffering } from '~/services/school/cancel-offering.server';
import { searchEngines } from '~/services/search/engine.server';
import { indexOfferings } from '~/services/search/index-offerings.server';
import { paidPlace } from '../formation/short-class';
import { layGround } from '../lesson/class';
import { newFamily, openOffering, TODAY } from '../parent/family-market';
import { rendered } from '../rules/rendered';
import { cookieOf } from '../waiting/cookie';
import { fill, waits } from '../waiting/line';

vi.setConfig({ testTimeout: 120_000 });

const REASON = '金老师走了，人也太少';
let ground: Awaited<ReturnType<typeof layGround>>;
beforeAll(async () => {
  ground = await layGround();
  const day = (days: number) => new Date(`${addDays(TODAY, days)}T00:00:00Z`);
  await db.listing.updateMany({ data: { validFrom: day(-60), validTo: day(300) } });
  await db.staffCheck.updateMany({ data: { checkedOn: day(-30) } });
});
afterAll(() => searchEngines().search.close());

const shown = rendered('offerings/:offeringId', page, { v3_singleFetch: true });

/** What a guest reads in both languages, each word translated. */
async function read(offeringId: string) {
  const pages = [];
  for (const lng of ['zh-CN', 'en'] as const) {
    const one = await shown(`/offerings/${offeringId}`, lng);
    expect(one.words, lng).not.toMatch(/\b(public|codes|common)[.:][a-z]|\{\{|undefined/);
    pages.push(one);
  }
  return pages as [(typeof pages)[number], (typeof pages)[number]];
}

/** What the page of a class says to search engines alone. */
async function toldToEngines(offeringId: string) {
  const request = new Request(`http://localhost:3000/offerings/${offeringId}`);
  const { data, init } = await page.loader({ request, params: { offeringId }, context: {} } as never);
  const metas = (page.meta as (args: unknown) => object[])({ data, matches: [] });
  return {
    header: new Headers(init?.headers).get('x-robots-tag'),
    metas: metas.flatMap((each) =>
      'script:ld+json' in each ? ['ld+json'] : 'name' in each && each.name === 'robots' ? ['noindex'] : [],
    ),
  };
}

/** A class with one paid place whose enrollment is over, of which the school decides. */
async function shortOne(weekday = 2) {
  const offeringId = await openOffering(ground.market, { minimum: 9, weekday });
  const family = await paidPlace(offeringId, {}, new Date());
  await db.child.update({ where: { id: family.childId }, data: { name: '某家孩子' } });
  const closesAt = new Date(Date.now() - 1000);
  await db.offering.update({ where: { id: offeringId }, data: { closesAt } });
  return offeringId;
}

const merge = (offeringId: string, intoId: string) =>
  mergeClass(ground.head, { offeringId, intoId, reason: REASON }, new Date());

describe('the page of a class that is gone', () => {
  it('of a merged one says so and leads to the class its children are in, also after a second merge', async () => {
    const [first, second, last] = [
      await shortOne(2),
      await shortOne(3),
      await openOffering(ground.market, { weekday: 4, minimum: 1 }),
    ];
    expect(await merge(first, second)).toMatchObject({ kind: 'done', moved: 1 });
    await db.offering.update({ where: { id: second }, data: { closesAt: new Date(Date.now() - 1000) } });
    expect((await goneClass(first, null, new Date()))?.into?.id).toBe(second);
    expect(await merge(second, last)).toMatchObject({ kind: 'done' });

    const [zh, en] = await read(first);
    expect([zh.status, en.status]).toEqual([410, 410]);
    expect(zh.words).toContain('这个班并到了另一个班');
    expect(en.words).toContain('This class was merged with another');
    expect(zh.html).toContain(`href="/offerings/${last}"`);
    expect(zh.html).not.toContain(`href="/offerings/${second}"`);
    expect(await toldToEngines(first)).toEqual({ header: 'noindex', metas: ['noindex'] });
    expect(await toldToEngines(last)).toEqual({ header: null, metas: ['ld+json'] });
    for (const secret of [REASON, '某家孩子', '林静']) expect(zh.html).not.toContain(secret);
  });

  it('of one that was merged into a class that is gone too leads nowhere but to other classes', async () => {
    const [first, second] = [await shortOne(2), await openOffering(ground.market, { weekday: 5 })];
    await merge(first, second);
    await cancelOffering(ground.head, { offeringId: second, reason: REASON }, new Date());
    const [zh, en] = await read(first);
    expect(zh.status).toBe(410);
    expect(zh.words).toContain('那个班现在也没有了');
    expect(en.words).toContain('which is not there any more either');
    expect(zh.html).not.toContain(`href="/offerings/${second}"`);
  });

  it('of a canceled one says so, without why, and has a way to others with places', async () => {
    const other = await openOffering(ground.market, { weekday: 4 });
    const offeringId = await openOffering(ground.market);
    await cancelOffering(ground.head, { offeringId, reason: REASON }, new Date());
    const [zh, en] = await read(offeringId);
    expect([zh.status, en.status]).toEqual([410, 410]);
    expect(zh.words).toContain('这个班取消了');
    expect(en.words).toContain('This class was canceled');
    expect(zh.html).not.toContain(REASON);
    expect(zh.html).toContain(`href="/offerings/${other}"`);
    expect(zh.html).toMatch(/href="\/\?category=sport&amp;grade=1[^"]*places=yes"/);
  });

  it('of one whose money is settled says that it is over', async () => {
    const offeringId = await openOffering(ground.market, { status: 'settled' });
    const [zh] = await read(offeringId);
    expect(zh.status).toBe(410);
    expect(zh.words).toContain('这个班已经上完了');
  });

  it.each(['draft', 'submitted', 'refused', 'approved'] as const)(
    'is nobody’s of one that never was public: a %s one',
    async (status) => {
      const offeringId = await openOffering(ground.market, { status, opensAt: null, closesAt: null });
      expect((await shown(`/offerings/${offeringId}`, 'en')).status).toBe(404);
    },
  );

  it('is nobody’s of a plan that was dropped before it was opened, nor of none at all', async () => {
    const offeringId = await openOffering(ground.market, {
      status: 'canceled',
      opensAt: null,
      closesAt: null,
    });
    expect(await goneClass(offeringId, null, new Date())).toBeNull();
    expect((await shown(`/offerings/${offeringId}`, 'en')).status).toBe(404);
    expect((await shown(`/offerings/${randomUUID()}`, 'en')).status).toBe(404);
  });

  it('is not what a search engine is told of', async () => {
    const offeringId = await openOffering(ground.market);
    await indexOfferings([offeringId], new Date());
    const listed = async () => (await siteMap()).some(({ path }) => path === `/offerings/${offeringId}`);
    expect(await listed()).toBe(true);
    await cancelOffering(ground.head, { offeringId, reason: REASON }, new Date());
    // At once, not when its job has been here.
    expect(await listed()).toBe(false);
    await indexOfferings([offeringId], new Date());
    const { removedAt } = await db.searchDocument.findUniqueOrThrow({ where: { id: offeringId } });
    expect(removedAt).not.toBeNull();
  });
});

describe('other ways to a class that is gone', () => {
  it('lead a signed-in family to that page: enrolling, waiting, and what became of waiting', async () => {
    const offeringId = await openOffering(ground.market, { capacity: 1 });
    await fill(offeringId, 1);
    const family = await newFamily();
    const entryId = await waits(family, offeringId);
    await cancelOffering(ground.head, { offeringId, reason: REASON }, new Date());
    const cookie = await cookieOf(family.actor.userId);
    const doors = [
      ['enrollment', enrollment],
      ['waiting', join],
    ] as const;
    for (const [name, module] of doors) {
      const way = `parent/offerings/:offeringId/${name}`;
      const answer = await rendered(way, module)(`/parent/offerings/${offeringId}/${name}`, 'en', cookie);
      expect([answer.status, answer.to]).toEqual([302, `/offerings/${offeringId}`]);
      const none = await rendered(way, module)(`/parent/offerings/${randomUUID()}/${name}`, 'en', cookie);
      expect(none.status).toBe(404);
    }
    const own = await rendered('parent/waiting/:waitingId', entry)(
      `/parent/waiting/${entryId}`,
      'en',
      cookie,
    );
    expect(own.html).toContain(`href="/offerings/${offeringId}"`);
  });
});
