import { createHmac, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Membership } from '~/domain/access/actor';
import { env } from '~/http/env.server';
import * as county from '~/routes/bureau+/waiting._index';
import * as countyLine from '~/routes/bureau+/waiting.$offeringId';
import * as home from '~/routes/parent+/_index';
import * as enrollment from '~/routes/parent+/offerings.$offeringId.enrollment';
import * as join from '~/routes/parent+/offerings.$offeringId.waiting';
import * as own from '~/routes/parent+/waiting._index';
import * as entry from '~/routes/parent+/waiting.$waitingId';
import * as here from '~/routes/school+/waiting._index';
import * as lineHere from '~/routes/school+/waiting.$offeringId';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { type Family, newFamily, openMarket, openOffering } from '../parent/family-market';
import { rendered } from '../rules/rendered';
import type { Market } from '../search/market';
import { cancels, entryOf, fill, staff, statesOf, waits } from './line';

const LNGS = ['zh-CN', 'en'] as const;
let market: Market;
let [head, officer, inspector] = ['', '', ''];
beforeAll(async () => {
  market = await openMarket();
  [head, officer, inspector] = [
    await staffCookie('school_admin', 'xiangyang'),
    await staffCookie('bureau_officer'),
    await staffCookie('bureau_inspector'),
  ];
});

async function cookieOf(userId: string): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { userId, token, expiresAt, secondFactor: 'demo' } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}

async function staffCookie(role: Membership['role'], schoolId: string | null = null): Promise<string> {
  const { userId } = await staff(role, { schoolId });
  await db.membership.create({ data: { userId, role, schoolId } });
  return cookieOf(userId);
}

async function shown(path: string, module: object, address: string, cookie: string) {
  const words: string[] = [];
  for (const lng of LNGS) {
    const page = await rendered(path, module)(address, lng, cookie);
    expect(page.status, `${address} ${lng}`).toBe(200);
    expect(page.words, `${address} ${lng}`).not.toMatch(
      /\b(waiting|codes|parent|public|bureau)[.:][a-z]|\{\{|undefined/,
    );
    words.push(page.words);
  }
  return words as [string, string];
}

type Answered = Response & { init?: { status: number }; data?: { refusals: { code: string }[] } };
type Act = (args: never) => Promise<unknown>;
async function post(
  action: Act,
  params: Record<string, string>,
  cookie: string,
  form: Record<string, string> | [string, string][],
): Promise<Answered> {
  const request = new Request('http://localhost:3000/here', {
    method: 'POST',
    headers: { cookie, origin: 'http://localhost:3000' },
    body: new URLSearchParams(form),
  });
  return (await action({ request, params, context: {} } as never)) as Answered;
}

/** A class of one place that somebody has, paid by the county, and a family with its cookie. */
async function fullClass(): Promise<{
  offeringId: string;
  free: () => Promise<unknown>;
  family: Family;
  cookie: string;
}> {
  const offeringId = await openOffering(market, { capacity: 1, payer: 'county' });
  const [holder] = await fill(offeringId, 1);
  const family = await newFamily();
  const free = async () => holder && cancels(holder);
  return { offeringId, free, family, cookie: await cookieOf(family.actor.userId) };
}

describe('a family and a full class', () => {
  it('joins, waits, is asked and accepts: every step is a page that says what it means', async () => {
    const { offeringId, free, family, cookie } = await fullClass();
    const [ask] = await shown(
      '/parent/offerings/:offeringId/enrollment',
      enrollment,
      `/parent/offerings/${offeringId}/enrollment`,
      cookie,
    );
    expect(ask).toContain('排队候补');
    const address = `/parent/offerings/${offeringId}/waiting`;
    const [before] = await shown('/parent/offerings/:offeringId/waiting', join, address, cookie);
    expect(before).toContain('现在还没有人排队');
    expect(before).toContain('林一诺');

    const params = { offeringId };
    const unticked = await post(join.action, params, cookie, { childIds: family.childId });
    expect(unticked.init?.status).toBe(422);
    const none = await post(join.action, params, cookie, {});
    expect(none.init?.status).toBe(422);
    const form = { childIds: family.childId, childData: 'on', requestKey: randomUUID() };
    const joined = await post(join.action, params, cookie, form);
    const to = joined.headers.get('location') ?? '';
    expect(to).toMatch(/^\/parent\/waiting\/[0-9a-f-]{36}$/);
    const waitingId = to.split('/').at(-1) ?? '';

    const [zh, en] = await shown('/parent/waiting/:waitingId', entry, to, cookie);
    expect(zh).toContain('第 1 位');
    expect(zh).toContain('下一个空出来的名额就是林一诺的');
    expect(en).toContain('Number 1');
    expect((await shown('/parent/waiting', own, '/parent/waiting', cookie))[0]).toContain('排在第 1 位');

    await free();
    const [offered] = await shown('/parent/waiting/:waitingId', entry, to, cookie);
    expect(offered).toContain('接受名额');
    expect((await shown('/parent', home, '/parent', cookie))[0]).toContain('林一诺的“快乐足球”有名额了');

    const refused = await post(entry.action, { waitingId }, cookie, { act: 'accept' });
    expect(refused.init?.status).toBe(422);
    const answer = await post(entry.action, { waitingId }, cookie, { act: 'accept', rosterToProvider: 'on' });
    expect(answer.headers.get('location')).toMatch(/^\/parent\/enrollments\//);
    expect((await shown('/parent/waiting/:waitingId', entry, to, cookie))[0]).toContain('名额是林一诺的了');
  });

  it('declines, leaves, or comes too late: each is said, and the way back is shown', async () => {
    const declined = await fullClass();
    const entryId = await waits(declined.family, declined.offeringId);
    await declined.free();
    await post(entry.action, { waitingId: entryId }, declined.cookie, { act: 'decline' });
    const address = `/parent/waiting/${entryId}`;
    expect((await shown('/parent/waiting/:waitingId', entry, address, declined.cookie))[0]).toContain(
      '已经谢绝',
    );

    const left = await fullClass();
    const leaving = await waits(left.family, left.offeringId);
    await post(entry.action, { waitingId: leaving }, left.cookie, { act: 'leave' });
    expect(await statesOf([leaving])).toBe('left');

    const late = await fullClass();
    const lapsing = await waits(late.family, late.offeringId);
    await late.free();
    await db.waitingEntry.update({ where: { id: lapsing }, data: { offerUntil: new Date() } });
    const page = await shown('/parent/waiting/:waitingId', entry, `/parent/waiting/${lapsing}`, late.cookie);
    expect(page[0]).toContain('答复的时间过了');
    expect(await statesOf([lapsing])).toBe('lapsed');
  });
});

describe('the desks', () => {
  it('let an officer change the order, and an inspector only look', async () => {
    const { offeringId, family } = await fullClass();
    const first = await waits(family, offeringId);
    const second = await waits(await newFamily(), offeringId);
    const lists = await shown('/bureau/waiting', county, '/bureau/waiting', inspector);
    expect(lists[0]).toContain('快乐足球');
    const address = `/bureau/waiting/${offeringId}`;
    const [look] = await shown('/bureau/waiting/:offeringId', countyLine, address, inspector);
    expect(look).toContain('林＊＊');
    expect(look).not.toContain('林一诺');
    expect(look).not.toContain('调整顺序');
    expect((await shown('/bureau/waiting/:offeringId', countyLine, address, officer))[0]).toContain(
      '调整顺序',
    );

    const params = { offeringId };
    const move = { entryId: second, kind: 'jump', toPosition: '', reason: '系统出错，按原来的顺序补回来。' };
    await expect(post(countyLine.action, params, inspector, move)).rejects.toMatchObject({ status: 403 });
    const short = await post(countyLine.action, params, officer, { ...move, reason: '照顾' });
    expect(short.init?.status).toBe(422);
    const moved = await post(countyLine.action, params, officer, move);
    expect(moved.headers.get('location')).toBe(address);
    expect((await entryOf(second)).position).toBeLessThan((await entryOf(first)).position);
  });

  it('let a school answer several applicants with one reason', async () => {
    const offeringId = await openOffering(market, { capacity: 2, allocation: 'school_choice' });
    const families = [await newFamily(), await newFamily(), await newFamily()];
    const entries: string[] = [];
    for (const family of families) entries.push(await waits(family, offeringId));
    expect((await shown('/school/waiting', here, '/school/waiting', head))[0]).toContain('快乐足球');
    const address = `/school/waiting/${offeringId}`;
    const [page] = await shown('/school/waiting/:offeringId', lineHere, address, head);
    expect(page).toContain('林一诺');
    expect(page).toContain('还有 2 个空名额');
    const form = (ids: string[], kind: string): [string, string][] => [
      ...ids.map((id): [string, string] => ['entryIds', id]),
      ['kind', kind],
      ['reason', '试唱时音准和节奏都很好。'],
    ];
    const all = await post(lineHere.action, { offeringId }, head, form(entries, 'choose'));
    expect(all.init?.status).toBe(422);
    const two = await post(lineHere.action, { offeringId }, head, form(entries.slice(0, 2), 'choose'));
    expect(two.headers.get('location')).toBe(address);
    expect(await statesOf(entries)).toBe('offered offered waiting');
    const cookie = await cookieOf(families[0]?.actor.userId ?? '');
    const chosen = `/parent/waiting/${entries[0]}`;
    expect((await shown('/parent/waiting/:waitingId', entry, chosen, cookie))[0]).toContain('试唱时音准');
    const third = await cookieOf(families[2]?.actor.userId ?? '');
    const [waitingFor] = await shown(
      '/parent/waiting/:waitingId',
      entry,
      `/parent/waiting/${entries[2]}`,
      third,
    );
    expect(waitingFor).toContain('申请已经交给学校');
    expect(waitingFor).not.toContain('位置');
  });
});
