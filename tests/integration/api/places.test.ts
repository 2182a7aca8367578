import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { verifyDraw } from '~/domain/allocation/verify';
import { readDrawClaim } from '~/forms/allocation/draw';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { sha256 } from '~/services/draw/seed.server';
import { writeDraw } from '~/services/draw/write.server';
import { announced, bureau, clockOf, drawnClass, HOUR } from '../draw/drawn-market';
import { type Family, livePlaces, newFamily, openMarket, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';
import { cancels, fill } from '../waiting/line';
import { ask, newKey, placeWanted, tokenOf } from './asking';

let market: Market;
type Caller = { family: Family; token: string };
let lin: Caller;
let chen: Caller;

const caller = async (): Promise<Caller> => {
  const family = await newFamily();
  return { family, token: await tokenOf(family) };
};

beforeAll(async () => {
  market = await openMarket();
  [lin, chen] = [await caller(), await caller()];
});

const joins = ({ family, token }: Caller, offeringId: string) =>
  ask('POST', '/waiting-entries', {
    token,
    key: newKey(),
    body: { offeringId, childIds: [family.childId], consent: { childData: true } },
  });

const both = { consent: { childData: true, rosterToProvider: true } };

describe('a waiting list', () => {
  it('is joined when the class is full, and its offer accepted', async () => {
    const offeringId = await openOffering(market, { weekday: 1, capacity: 1, minimum: 1 });
    const [last] = await fill(offeringId, 1);
    if (!last) throw new Error('nobody has the place');
    const full = await ask('POST', '/enrollments', {
      token: lin.token,
      key: newKey(),
      body: placeWanted(lin.family, offeringId),
    });
    expect([full.status, full.problem.code]).toEqual([409, 'full']);
    const [first, second] = [await joins(lin, offeringId), await joins(chen, offeringId)];
    expect([first.status, first.json.items[0].ahead, second.json.items[0].ahead]).toEqual([201, 0, 1]);
    const [entry, behind] = [first.json.items[0].id, second.json.items[0].id];

    expect((await ask('GET', `/waiting-entries/${entry}`, { token: chen.token })).status).toBe(404);
    const early = await ask('POST', `/waiting-entries/${entry}/acceptance`, {
      token: lin.token,
      key: newKey(),
      body: both,
    });
    expect([early.status, early.problem.code]).toEqual([409, 'not_waiting']);

    await cancels(last);
    const offered = await ask('GET', `/waiting-entries/${entry}`, { token: lin.token });
    expect(offered.json).toMatchObject({ status: 'offered', ahead: null });
    expect(Date.parse(offered.json.offerUntil)).toBeGreaterThan(Date.now());
    const key = newKey();
    const accept = () =>
      ask('POST', `/waiting-entries/${entry}/acceptance`, { token: lin.token, key, body: both });
    const [one, two] = await Promise.all([accept(), accept()]);
    expect([one.status, two.status, two.json]).toEqual([201, 201, one.json]);
    expect(one.json).toMatchObject({ status: 'held', offering: { id: offeringId } });
    expect(await livePlaces(offeringId)).toBe(1);
    const done = await ask('GET', '/waiting-entries?status=accepted', { token: lin.token });
    expect(done.json.items).toMatchObject([{ id: entry, enrollmentId: one.json.id }]);

    expect((await ask('DELETE', `/waiting-entries/${behind}`, { token: lin.token })).status).toBe(404);
    expect((await ask('DELETE', `/waiting-entries/${behind}`, { token: chen.token })).status).toBe(204);
    const left = await ask('GET', `/waiting-entries/${behind}`, { token: chen.token });
    expect(left.json.status).toBe('left');
  });

  it('passes a declined place on', async () => {
    const offeringId = await openOffering(market, { weekday: 2, capacity: 1, minimum: 1 });
    const [last] = await fill(offeringId, 1);
    if (!last) throw new Error('nobody has the place');
    const entries = [await joins(lin, offeringId), await joins(chen, offeringId)].map(
      ({ json }) => json.items[0].id,
    );
    await cancels(last);
    const no = await ask('POST', `/waiting-entries/${entries[0]}/decline`, { token: lin.token, body: {} });
    expect([no.status, no.json.status]).toEqual([201, 'declined']);
    const next = await ask('GET', `/waiting-entries/${entries[1]}`, { token: chen.token });
    expect(next.json.status).toBe('offered');
    const again = await ask('POST', `/waiting-entries/${entries[1]}/decline`, {
      token: lin.token,
      body: {},
    });
    expect(again.status).toBe(404);
  });

  it('is not there for a class that still has places', async () => {
    const offeringId = await openOffering(market, { weekday: 3 });
    const answer = await joins(lin, offeringId);
    expect(answer.status).toBe(409);
    expect(await db.waitingEntry.count({ where: { offeringId } })).toBe(0);
  });
});

describe('a draw', () => {
  it('takes wishes, is published, and can be counted again from what is read here', async () => {
    const clock = clockOf(new Date(Date.now() - 2 * HOUR));
    const officer = await bureau();
    const drawId = await announced(officer, clock);
    const [wanted, other] = [
      await drawnClass(market, drawId, { capacity: 1, minimum: 1, weekday: 4 }),
      await drawnClass(market, drawId, { capacity: 1, minimum: 1, weekday: 5 }),
    ];
    const wishes = `/draws/${drawId}/wishes`;
    const hand = ({ family, token }: Caller, offeringIds: string[], receivers = [market.provider.id]) =>
      ask('PUT', wishes, {
        token,
        body: {
          childIds: [family.childId],
          offeringIds,
          cap: 1,
          consent: { childData: true, receivers },
        },
      });
    const unagreed = await hand(chen, [wanted], []);
    expect([unagreed.status, unagreed.problem.errors[0]]).toMatchObject([
      422,
      { code: 'consent_missing', path: 'consent.receivers', ruleId: 'M5' },
    ]);
    const elsewhere = await openOffering(market, { weekday: 3 });
    const stray = await hand(chen, [wanted, elsewhere]);
    expect([stray.status, stray.problem.errors[0]]).toMatchObject([
      409,
      { code: 'wish_other_draw', path: 'offeringIds[1]' },
    ]);
    expect((await hand(lin, [other])).status).toBe(200);
    const saved = await hand(lin, [wanted, other]);
    expect(saved.json.items[0].wishes.map(({ offeringId }: { offeringId: string }) => offeringId)).toEqual([
      wanted,
      other,
    ]);
    expect((await hand(chen, [wanted])).status).toBe(200);
    const gone = await caller();
    expect((await hand(gone, [wanted])).status).toBe(200);
    const path = `${wishes}/${gone.family.childId}`;
    expect((await ask('DELETE', path, { token: lin.token })).status).toBe(404);
    expect((await ask('DELETE', path, { token: gone.token })).status).toBe(204);
    expect((await ask('GET', wishes, { token: gone.token })).json.items).toEqual([]);

    const open = await ask('GET', `/draws/${drawId}`);
    expect(open.json).toMatchObject({ status: 'announced', seed: null, inputsSha256: null });
    expect(open.json.demand).toEqual(
      expect.arrayContaining([{ offeringId: wanted, capacity: 1, first: 2, wishes: 2 }]),
    );
    expect((await ask('GET', `/draws/${drawId}/inputs`)).status).toBe(404);

    await freezeDraw(drawId, clock.frozen);
    await commitDraw(officer, { drawId }, clock.held);
    await writeDraw(drawId, clock.written);
    const late = await hand(chen, [other]);
    expect(late.status).toBe(409);
    const drawn = await ask('GET', `/draws/${drawId}`);
    expect(drawn.json).toMatchObject({ status: 'drawn', commitment: open.json.commitment });
    expect(sha256(drawn.json.seed)).toBe(open.json.commitment);
    const proof = await ask('GET', `/draws/${drawId}/proof`);
    const claim = readDrawClaim(proof.json);
    if ('problem' in claim) throw new Error(claim.problem.error);
    expect(verifyDraw(claim.value, sha256)).toEqual([]);
    for (const kind of ['inputs', 'outcome'] as const) {
      const paper = await ask('GET', `/draws/${drawId}/${kind}`);
      expect(paper.headers.get('etag')).toBe(`"${drawn.json[`${kind}Sha256`]}"`);
      expect(JSON.stringify(paper.json)).not.toContain(lin.family.childId);
    }
    const mine = (await ask('GET', wishes, { token: lin.token })).json.items[0];
    const results = mine.wishes.map(({ result }: { result: string }) => result);
    expect(results).toContain('won');
    expect(JSON.stringify(proof.json)).toContain(mine.applicant);
    expect(JSON.stringify(proof.json)).not.toContain(mine.code);
  });

  it('stands in a list, the newest first', async () => {
    const { json } = await ask('GET', '/draws?limit=1');
    expect(json.items).toHaveLength(1);
    expect(json.next).toBeNull();
  });
});
