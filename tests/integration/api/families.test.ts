import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { indexOfferings } from '~/services/search/index-offerings.server';
import { type Family, livePlaces, newFamily, openMarket, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';
import { ask, newKey, placeWanted, tokenOf } from './asking';

let market: Market;
let family: Family;
let token: string;
let other: { family: Family; token: string };

beforeAll(async () => {
  market = await openMarket();
  family = await newFamily();
  token = await tokenOf(family);
  const second = await newFamily();
  other = { family: second, token: await tokenOf(second) };
});

const enroll = (offeringId: string, key = newKey()) =>
  ask('POST', '/enrollments', { token, key, body: placeWanted(family, offeringId) });

describe('what everybody may read', () => {
  it('finds courses with their counts and says where to go on', async () => {
    const ids = [];
    for (const weekday of [1, 2, 3]) ids.push(await openOffering(market, { weekday, status: 'open' }));
    await indexOfferings(ids, new Date());
    const first = await ask('GET', '/courses?q=zuqiu&weekday=1&weekday=2&limit=1');
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({ total: 2, items: [{ course: { title: { zh: '快乐足球' } } }] });
    expect(first.json.facets.weekday).toEqual(
      expect.arrayContaining([expect.objectContaining({ value: '3', count: 1 })]),
    );
    const second = await ask('GET', `/courses?q=zuqiu&weekday=1&weekday=2&cursor=${first.json.next}`);
    expect(second.json.items).toHaveLength(1);
    expect(second.json.next).toBeNull();
    expect(second.json.items[0].id).not.toBe(first.json.items[0].id);
  });

  it('says of each class whether it fits a child of one’s own, and of nobody else’s', async () => {
    const offeringId = await openOffering(market, { weekday: 4, grades: [1] });
    await indexOfferings([offeringId], new Date());
    const asked = `/courses?weekday=4&childId=${family.childId}`;
    const found = await ask('GET', asked, { token, lng: 'en' });
    expect(found.json.items[0]).toMatchObject({ fit: 'not_for_child' });
    expect(found.json.items[0].refusals[0]).toMatchObject({
      code: 'grade',
      detail: 'This class does not take children in Grade 3.',
    });
    expect((await ask('GET', asked)).status).toBe(401);
    expect((await ask('GET', asked, { token: other.token })).status).toBe(404);
    const blind = await tokenOf(family, ['enrollments:read']);
    expect((await ask('GET', asked, { token: blind })).status).toBe(403);
  });

  it('lists every class once, in slices', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next && `&cursor=${next}`;
      const { json } = await ask('GET', `/offerings?courseId=${market.course.id}&limit=2${cursor}`);
      expect(json.items.length).toBeLessThanOrEqual(2);
      seen.push(...json.items.map(({ id }: { id: string }) => id));
      next = json.next;
    }
    const all = await db.offering.findMany({ where: { status: 'open' }, select: { id: true } });
    expect([...seen].sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it('reads a course and a class, and no draft', async () => {
    const offeringId = await openOffering(market, { weekday: 5 });
    const course = await ask('GET', `/courses/${market.course.id}`);
    expect(course.json.offerings.map(({ id }: { id: string }) => id)).toContain(offeringId);
    const read = await ask('GET', `/offerings/${offeringId}`);
    expect(read.json).toMatchObject({ id: offeringId, minimum: 1, price: { dueFen: 4 * 3500 } });
    expect(read.json.timetable).toHaveLength(4);
    const draft = await openOffering(market, { status: 'draft', opensAt: null, closesAt: null });
    expect((await ask('GET', `/offerings/${draft}`)).status).toBe(404);
  });
});

describe('a family through its token', () => {
  it('sees its own children only', async () => {
    const { json } = await ask('GET', '/children', { token });
    expect(json.items).toMatchObject([{ id: family.childId, grade: 3, school: { zh: '向阳小学' } }]);
  });

  it('enrolls, reads, and cancels', async () => {
    const offeringId = await openOffering(market, { weekday: 1 });
    const made = await enroll(offeringId);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ status: 'held', dueFen: 14_000, child: { id: family.childId } });
    expect(Date.parse(made.json.heldUntil)).toBeGreaterThan(Date.now());
    const path = `/enrollments/${made.json.id}`;
    expect((await ask('GET', path, { token })).json).toEqual(made.json);
    expect((await ask('GET', path, { token: other.token })).status).toBe(404);
    const others = await ask('POST', `${path}/cancellation`, { token: other.token, body: {} });
    expect(others.status).toBe(404);
    const gone = await ask('POST', `${path}/cancellation`, { token, body: {} });
    expect(gone.status).toBe(201);
    expect(gone.json).toMatchObject({ refundFen: 0, enrollment: { status: 'canceled' } });
    expect(await livePlaces(offeringId)).toBe(0);
    const again = await ask('POST', `${path}/cancellation`, { token, body: {}, lng: 'en' });
    expect(again.status).toBe(409);
    expect(again.problem.code).toBe('invalid_state');
  });

  it('lists its places in slices, the newest first', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next && `&cursor=${next}`;
      const { json } = await ask('GET', `/enrollments?limit=1${cursor}`, { token });
      seen.push(...json.items.map(({ id }: { id: string }) => id));
      next = json.next;
    }
    const own = await db.enrollment.findMany({
      where: { childId: family.childId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    expect(own.length).toBeGreaterThan(0);
    expect(seen).toEqual(own.map(({ id }) => id));
    const live = await ask('GET', '/enrollments?status=held&status=confirmed', { token });
    const states = new Set(live.json.items.map(({ status }: { status: string }) => status));
    expect(states.has('canceled')).toBe(false);
    expect((await ask('GET', '/enrollments', { token: other.token })).json.items).toEqual([]);
  });

  it('gives no consent that is not in the request', async () => {
    const offeringId = await openOffering(market, { weekday: 2 });
    const wanted = placeWanted(other.family, offeringId);
    const refused = await ask('POST', '/enrollments', {
      token: other.token,
      key: newKey(),
      body: { ...wanted, consent: { childData: true, rosterToProvider: false } },
    });
    expect(refused.status).toBe(422);
    expect(refused.problem.errors).toMatchObject([
      { code: 'consent_missing', path: 'consent.rosterToProvider', ruleId: 'M5' },
    ]);
    const { consent: _, ...without } = wanted;
    const unsaid = await ask('POST', '/enrollments', { token: other.token, key: newKey(), body: without });
    expect(unsaid.status).toBe(422);
    expect(unsaid.problem.errors[0]).toMatchObject({ path: 'consent', code: 'required' });
    expect(await livePlaces(offeringId)).toBe(0);
  });

  it('is told in its language why not, with the rule behind it', async () => {
    const [one, two] = [
      await openOffering(market, { weekday: 3 }),
      await openOffering(market, { weekday: 3 }),
    ];
    expect((await enroll(one)).status).toBe(201);
    for (const [lng, words] of [
      ['en', /already has a class/],
      ['zh-CN', /已经有/],
    ] as const) {
      const clash = await ask('POST', '/enrollments', {
        token,
        lng,
        key: newKey(),
        body: placeWanted(family, two),
      });
      expect(clash.status).toBe(409);
      expect(clash.headers.get('content-type')).toBe('application/problem+json');
      expect(clash.headers.get('content-language')).toBe(lng);
      expect(clash.problem).toMatchObject({
        code: 'clash',
        type: 'http://localhost:3000/api/problems#clash',
        errors: [{ code: 'clash', ruleId: 'T14' }],
      });
      expect(clash.problem.detail).toMatch(words);
    }
  });
});
