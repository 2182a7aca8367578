import { createHmac, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { env } from '~/http/env.server';
import * as publicList from '~/routes/_public+/draws._index';
import * as publicPage from '~/routes/_public+/draws.$drawId._index';
import { loader as inputsFile } from '~/routes/_public+/draws.$drawId.inputs[.]json';
import * as replayPage from '~/routes/_public+/draws.$drawId.replay';
import { loader as verifyFile } from '~/routes/_public+/draws.$drawId.verify[.]json';
import * as list from '~/routes/bureau+/draws._index';
import * as desk from '~/routes/bureau+/draws.$drawId._index';
import * as holding from '~/routes/bureau+/draws.$drawId.holding';
import * as preview from '~/routes/bureau+/draws.$drawId.preview';
import * as announce from '~/routes/bureau+/draws.new';
import { freezeDraw } from '~/services/draw/freeze.server';
import { writeDraw } from '~/services/draw/write.server';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { openMarket } from '../parent/family-market';
import { rendered } from '../rules/rendered';
import { announced, bureau, clockOf, drawnClass, HOUR, type Wisher, wisher } from './drawn-market';

let officer: Actor;
let cookie: string;
let inspector: string;
let drawId: string;
let wishers: Wisher[];
// The window was over an hour ago.
const clock = clockOf(new Date(Date.now() - 31.5 * HOUR));

async function cookieOf({ userId }: Actor): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + HOUR);
  await db.session.create({ data: { userId, token, expiresAt, secondFactor: 'demo' } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}

beforeAll(async () => {
  const market = await openMarket();
  officer = await bureau();
  [cookie, inspector] = [await cookieOf(officer), await cookieOf(await bureau('bureau_inspector'))];
  drawId = await announced(officer, clock);
  const reserved = [{ class: 'rural' as const, places: 1 }];
  const classes = [
    await drawnClass(market, drawId, { capacity: 2, weekday: 2, reserved }),
    await drawnClass(market, drawId, { capacity: 1, weekday: 4 }),
  ];
  wishers = [];
  for (let index = 0; index < 6; index += 1) wishers.push(await wisher(market, drawId, classes, { cap: 2 }));
});

/** A page in both languages: it is there, and no key of a text shows. */
async function shown(route: string, module: object, address: string, as = '') {
  const show = rendered(route, module, { v3_singleFetch: true });
  const pages: string[] = [];
  for (const lng of ['zh-CN', 'en'] as const) {
    const page = await show(address, lng, as);
    expect(page.status, `${address} ${lng}`).toBe(200);
    expect(page.words, `${address} ${lng}`).not.toMatch(
      /\b(draw|codes|public)[.:][a-z]|\b(page|bureau|replay|list)\.[a-z]|\{\{|undefined|NaN/,
    );
    // Nobody's child is on any page of a draw.
    for (const { childId, code } of wishers) expect(page.html).not.toMatch(new RegExp(`${childId}|${code}`));
    pages.push(page.words);
  }
  return pages as [string, string];
}

const at = () => `/bureau/draws/${drawId}`;
const everywhere = () =>
  Promise.all([
    shown('draws', publicList, '/draws'),
    shown('draws/:drawId', publicPage, `/draws/${drawId}`),
    shown('draws/:drawId/replay', replayPage, `/draws/${drawId}/replay`),
    shown('bureau/draws', list, '/bureau/draws', cookie),
    shown('bureau/draws/:drawId', desk, at(), cookie),
  ]);

async function posted(
  module: { action: unknown },
  address: string,
  as: string,
  form: Record<string, string>,
) {
  const action = module.action as (args: object) => Promise<unknown>;
  const request = new Request(`http://localhost:3000${address}`, {
    method: 'POST',
    headers: { cookie: as, 'accept-language': 'en' },
    body: new URLSearchParams(form),
  });
  const context = { cspNonce: '', requestId: '', clientAddress: '' };
  return action({ request, params: { drawId }, context }).catch((thrown) => thrown) as Promise<{
    status?: number;
    init?: { status: number };
    headers?: Headers;
  }>;
}

describe('pages of a draw', () => {
  it('show it before, between and after, to everybody and to the bureau', async () => {
    const before = await everywhere();
    expect(before[1][1]).toContain('Wishes closed');
    expect(before[2][1]).toContain('not over');
    await freezeDraw(drawId, clock.frozen);
    const between = await everywhere();
    expect(between[1][1]).toContain('Inputs sealed');
    expect(between[1][1]).toContain('Published when the draw is over');
    expect(between[4][1]).toContain('Hold the draw');
    const [, english] = await shown('bureau/draws/:drawId/preview', preview, `${at()}/preview`, cookie);
    expect(english).toContain('20 trial seeds');
    expect(english).toContain('Rural schools');
    await shown('bureau/draws/:drawId/holding', holding, `${at()}/holding`, cookie);

    expect((await posted(holding, `${at()}/holding`, inspector, {})).status).toBe(403);
    const held = await posted(holding, `${at()}/holding`, cookie, {});
    expect(held.status).toBe(302);
    expect((await shown('bureau/draws/:drawId', desk, at(), cookie))[1]).toContain('Writing the outcome');
    expect((await posted(holding, `${at()}/holding`, cookie, {})).init?.status).toBe(422);
    await writeDraw(drawId, clock.written);
    const after = await everywhere();
    expect(after[1][1]).toContain('Got their first wish');
    expect(after[2][1]).toContain('Check now');
    expect(after[4][1]).toContain('Places waiting to be paid');
  });

  it('let files be downloaded as they were published', async () => {
    const context = {} as never;
    const request = new Request('http://localhost:3000/');
    const inputs = await inputsFile({ request, params: { drawId }, context });
    const text = await inputs.text();
    const paper = await db.drawPaper.findUniqueOrThrow({
      where: { drawId_kind: { drawId, kind: 'inputs' } },
    });
    expect(text).toBe(paper.text);
    expect(inputs.headers.get('content-disposition')).toContain('draw-inputs.json');
    const verify = await (await verifyFile({ request, params: { drawId }, context })).json();
    expect(Object.keys(verify)).toEqual(['input', 'output', 'commitment']);
    await expect(inputsFile({ request, params: { drawId: 'no id' }, context })).rejects.toThrow('draw');
  });

  it('take an announcement and a reason for calling it off, and keep what was typed', async () => {
    await shown('bureau/draws/new', announce, '/bureau/draws/new', cookie);
    const wall = (hours: number) => new Date(Date.now() + (8 + hours) * HOUR).toISOString().slice(0, 16);
    const form = {
      termId: '2026-autumn',
      nameZh: '冬季抽签',
      nameEn: 'Winter draw',
      opensAt: wall(24),
      closesAt: wall(20),
      payUntil: wall(200),
      publicValue: '今天开奖的号码',
      publicNote: '体彩官网',
    };
    const wrong = (await posted(announce, '/bureau/draws/new', cookie, form)) as unknown as {
      data: { result: { error: Record<string, string[]>; initialValue: Record<string, string> } };
    };
    expect(wrong.data.result.error).toHaveProperty('closesAt');
    expect(wrong.data.result.initialValue).toMatchObject({ nameZh: '冬季抽签' });
    const done = await posted(announce, '/bureau/draws/new', cookie, { ...form, closesAt: wall(100) });
    expect(done.status).toBe(302);
    expect((await posted(announce, '/bureau/draws/new', inspector, form)).status).toBe(403);

    const made = await db.draw.findFirstOrThrow({ where: { nameEn: 'Winter draw' } });
    drawId = made.id;
    expect((await posted(desk, at(), cookie, { act: 'abort', reason: '' })).init?.status).toBe(422);
    expect((await posted(desk, at(), cookie, { act: 'abort', reason: '写错了' })).status).toBe(302);
    const pages = await everywhere();
    expect(pages[1][0]).toContain('写错了');
    expect(pages[4][1]).toContain('Carry wishes over');
  });
});
