import { createHmac, randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { addDays, instantOf } from '~/domain/calendar';
import { env } from '~/http/env.server';
import * as route from '~/routes/school+/offerings.$offeringId';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { openMarket, openOffering, TODAY } from '../parent/family-market';
import { staffMember } from '../provider/county';
import { rendered } from '../rules/rendered';
import { makeRoom } from '../school/here';
import type { Market } from '../search/market';
import { layDraw } from './drawn';

const page = rendered('school/offerings/:offeringId', route, { v3_singleFetch: true });
const at = (days: number) => instantOf(addDays(TODAY, days), 540);
const typed = (days: number) => `${addDays(TODAY, days)}T09:00`;

let market: Market;
let cookie: string;
beforeAll(async () => {
  market = await openMarket();
  cookie = await cookieOf(await staffMember('school_admin', { schoolId: 'xiangyang' }));
});

async function cookieOf({ userId }: Pick<Actor, 'userId'>): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { userId, token, expiresAt, secondFactor: 'demo' } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}

it('asks how the places are given, opens for a draw, and lets it be changed until the window opens', async () => {
  const roomId = await makeRoom('xiangyang', { kind: 'sports_ground' });
  const offeringId = await openOffering(market, {
    status: 'approved',
    roomId,
    audience: 'own_school',
    capacity: 12,
  });
  const address = `/school/offerings/${offeringId}`;
  const none = await page(address, 'zh-CN', cookie);
  expect(none.words).toContain('教育局还没有公布这学期的抽签');
  const drawId = await layDraw({ opensAt: at(1), closesAt: at(4), payUntil: at(6) });

  const [asked, english] = [await page(address, 'zh-CN', cookie), await page(address, 'en', cookie)];
  for (const words of [
    '名额怎么分',
    '抽签',
    '先到先得',
    '学校选人',
    '秋季第一次抽签',
    '预留几个：困难家庭',
  ]) {
    expect(asked.words).toContain(words);
  }
  for (const { words } of [asked, english]) {
    expect(words).not.toMatch(/\b(wishes|school|codes)[.:][a-z]|\{\{|undefined/);
  }

  const open = (over: Record<string, string>) =>
    page(
      address,
      'zh-CN',
      cookie,
      new URLSearchParams({
        act: 'open',
        allocation: 'draw',
        drawId,
        closesAt: typed(8),
        hardship: '2',
        ...over,
      }),
    );
  const early = await open({ closesAt: typed(5), hardship: '21' });
  expect(early.status).toBe(422);
  expect(early.words).toContain('预留名额一共 21 个，超过了这个班的 12 个名额');
  expect(early.words).toContain('抽中的家庭要在那之前付款');
  expect(early.html).toContain('value="21"');
  expect((await open({ drawId: '' })).words).toContain('请选择一次抽签');
  const done = await open({});
  expect(done.status, done.words).toBe(302);
  expect(
    await db.offering.findUnique({ where: { id: offeringId }, include: { reserved: true } }),
  ).toMatchObject({
    status: 'open',
    allocation: 'draw',
    drawId,
    opensAt: at(1),
    closesAt: at(8),
    reserved: [{ class: 'hardship', places: 2 }],
  });

  const opened = await page(address, 'zh-CN', cookie);
  expect(opened.words).toContain('现在：抽签（秋季第一次抽签）');
  const choice = { act: 'way', allocation: 'school_choice', opensAt: typed(1), closesAt: typed(8) };
  expect((await page(address, 'zh-CN', cookie, new URLSearchParams(choice))).status).toBe(302);
  expect(await db.offering.findUnique({ where: { id: offeringId } })).toMatchObject({
    allocation: 'school_choice',
    drawId: null,
  });
  await db.offering.update({ where: { id: offeringId }, data: { opensAt: at(-1) } });
  const settled = await page(address, 'zh-CN', cookie);
  expect(settled.words).toContain('填志愿或报名已经开始，不能再改');
  expect(settled.html).not.toContain('value="way"');
});
