import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { advanceDraws } from '~/services/draw/advance.server';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { drawPaper } from '~/services/draw/paper.server';
import { writeDraw } from '~/services/draw/write.server';
import { type Killer, points, startKiller } from '../../support/kill-between';
import { messagesTo, openMarket, waitingJobs } from '../parent/family-market';
import { expectBalanced } from '../payments/money';
import type { Market } from '../search/market';
import { announced, bureau, clockOf, drawnClass, resultsOf, wisher } from './drawn-market';

let market: Market;
let officer: Actor;
let killer: Killer;
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
  // A draw never calls the till.
  killer = await startKiller({
    config: {
      secretKey: 'sk_test_none',
      webhookSecrets: ['whsec_none'],
      host: '127.0.0.1',
      port: 9,
      protocol: 'http',
    },
  } as Parameters<typeof startKiller>[0]);
});
afterAll(() => killer.close());

async function layDraw() {
  const clock = clockOf(new Date());
  const drawId = await announced(officer, clock);
  const offeringId = await drawnClass(market, drawId, { capacity: 2, weekday: 1 });
  const wishers = [];
  for (let index = 0; index < 5; index += 1) wishers.push(await wisher(market, drawId, [offeringId]));
  return { clock, drawId, offeringId, wishers };
}

const statusOf = async (id: string) => (await db.draw.findUniqueOrThrow({ where: { id } })).status;

// Each step starts a process of its own.
describe('a draw whose process is killed', { timeout: 240_000 }, () => {
  it('is written whole or not at all, and is done again with the same outcome', async () => {
    const walk = points();
    const seen: string[] = [];
    for (let step = await walk.next(); !step.done; ) {
      const { clock, drawId, offeringId, wishers } = await layDraw();
      await freezeDraw(drawId, clock.frozen);
      await commitDraw(officer, { drawId }, clock.held);
      const input = { drawId, at: clock.written.toISOString() };
      const ended = await killer.run('draw', input, step.value);
      const status = await statusOf(drawId);
      seen.push(`${step.value.kind} ${step.value.phase} ${ended} ${status}`);
      const live = await db.enrollment.count({ where: { offeringId } });
      expect(live).toBe(status === 'drawn' ? 2 : 0);
      // The sweep finds it, and its job is done once more.
      await advanceDraws(clock.written);
      if (status === 'holding') {
        const jobs = await waitingJobs();
        expect(
          jobs.filter(({ task, payload }) => task === 'hold-draw' && payload.drawId === drawId),
        ).toHaveLength(1);
      }
      expect(await writeDraw(drawId, clock.written)).toBe(status === 'holding');

      expect(await statusOf(drawId)).toBe('drawn');
      expect(await db.enrollment.count({ where: { offeringId } })).toBe(2);
      expect(await db.waitingEntry.count({ where: { offeringId } })).toBe(3);
      const { places } = JSON.parse((await drawPaper(drawId, 'outcome')).text);
      for (const family of wishers) {
        const won = places.some((each: { applicant: string }) => each.applicant === family.applicant);
        expect((await resultsOf(family.listId)).get(offeringId)?.result).toBe(won ? 'won' : 'lost');
        expect((await messagesTo(family)).filter((kind) => kind.startsWith('draw_'))).toHaveLength(1);
      }
      await expectBalanced();
      step = await walk.next(ended);
    }
    expect(seen).toEqual([
      'call before through drawn',
      'commit before killed holding',
      'commit after killed drawn',
      'commit before through drawn',
    ]);
  });

  it('has its inputs fixed by the sweep', async () => {
    const { clock, drawId } = await layDraw();
    const at = clock.frozen.toISOString();
    const point = { kind: 'commit', number: 1, phase: 'before' } as const;
    expect(await killer.run('freeze', { drawId, at }, point)).toBe('killed');
    expect(await statusOf(drawId)).toBe('announced');
    await advanceDraws(clock.frozen);
    expect(await statusOf(drawId)).toBe('frozen');
    expect(await db.drawPaper.count({ where: { drawId } })).toBe(1);
  });
});
