import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '~/domain/access/actor';
import * as publicPage from '~/routes/_public+/draws.$drawId._index';
import * as replayPage from '~/routes/_public+/draws.$drawId.replay';
import * as desk from '~/routes/bureau+/draws.$drawId._index';
import * as holding from '~/routes/bureau+/draws.$drawId.holding';
import * as preview from '~/routes/bureau+/draws.$drawId.preview';
import { freezeDraw } from '~/services/draw/freeze.server';
import { writeDraw } from '~/services/draw/write.server';
import { openMarket } from '../parent/family-market';
import { rendered } from '../rules/rendered';
import type { Market } from '../search/market';
import { cookieOf } from '../wishes/shown';
import { announced, bureau, clockOf, drawnClass, HOUR } from './drawn-market';

let market: Market;
let officer: Actor;
let cookie: string;
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
  cookie = await cookieOf(officer);
});

const fetching = { v3_singleFetch: true };
const pages = {
  public: rendered('draws/:drawId', publicPage, fetching),
  replay: rendered('draws/:drawId/replay', replayPage, fetching),
  desk: rendered('bureau/draws/:drawId', desk, fetching),
  preview: rendered('bureau/draws/:drawId/preview', preview, fetching),
  holding: rendered('bureau/draws/:drawId/holding', holding, fetching),
};

it('says plainly to everybody and to the bureau that nobody takes part, and is held by its button', async () => {
  // The window was over an hour and a half ago.
  const clock = clockOf(new Date(Date.now() - 31.5 * HOUR));
  const drawId = await announced(officer, clock);
  await drawnClass(market, drawId, { capacity: 4, weekday: 2 });
  await freezeDraw(drawId, clock.frozen);
  const words = async (page: keyof typeof pages, lng: 'zh-CN' | 'en') => {
    const path = { public: '', replay: '/replay', desk: '', preview: '/preview', holding: '/holding' }[page];
    const area = page === 'public' || page === 'replay' ? '' : '/bureau';
    const answer = await pages[page](`${area}/draws/${drawId}${path}`, lng, cookie);
    expect(answer.status, `${page} ${lng}`).toBe(200);
    expect(answer.words, `${page} ${lng}`).not.toMatch(
      /\b(draw|codes|public)[.:][a-z]|\b(page|bureau|replay|list)\.[a-z]|\{\{|undefined|NaN|Infinity/,
    );
    return answer.words;
  };
  for (const page of ['public', 'desk'] as const) {
    expect(await words(page, 'zh-CN')).toContain('没有孩子参加这次抽签');
    expect(await words(page, 'en')).toContain('Nobody takes part in this draw');
  }
  expect(await words('preview', 'zh-CN')).toContain('没有一个孩子参加');
  expect(await words('preview', 'en')).toContain('no place is drawn whatever the seed');
  expect(await words('holding', 'zh-CN')).toContain('4 个名额由愿意报名的家庭先到先得');
  expect(await words('holding', 'en')).toContain('the 4 places are open to families who enroll');
  const address = `/bureau/draws/${drawId}/holding`;
  const held = await pages.holding(address, 'zh-CN', cookie, new URLSearchParams());
  expect([held.status, held.to]).toEqual([302, `/bureau/draws/${drawId}`]);
  await writeDraw(drawId, clock.written);
  for (const page of ['public', 'desk'] as const) {
    expect(await words(page, 'zh-CN')).toContain('没有人参加这次抽签');
    expect(await words(page, 'en')).toContain('Nobody took part in this draw');
  }
  expect(await words('replay', 'en')).toContain('Check now');
});
