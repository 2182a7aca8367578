import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { ENROLL_DOOR, enrollDoor } from '~/http/enroll-door.server';
import { env } from '~/http/env.server';
import { requestIdentity } from '~/http/security.server';
import { type Family, livePlaces, newFamily, openMarket, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';

let market: Market;
let server: Server;
beforeAll(async () => {
  market = await openMarket();
  const app = express();
  app.use(requestIdentity());
  app.post(ENROLL_DOOR, ...enrollDoor());
  server = createServer(app).listen(0);
});
afterAll(() => {
  server.close();
});

/** The cookie of a session as better-auth writes it. */
async function cookieOf({ actor }: Family): Promise<string> {
  const token = randomUUID();
  await db.session.create({
    data: { token, userId: actor.userId, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  const signature = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `session=${encodeURIComponent(`${token}.${signature}`)}`;
}

function knock(offeringId: string, form: Record<string, string>, cookie?: string) {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/parent/offerings/${offeringId}/enrollment.json`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: cookie ? { cookie } : {},
  });
}

const formOf = (family: Family) => ({
  childId: family.childId,
  requestKey: randomUUID(),
  childData: 'on',
  rosterToProvider: 'on',
});

describe('the short door', () => {
  it('takes a place, finds it when the form comes again, and says whether there is something to pay', async () => {
    const [family, offeringId] = [await newFamily(), await openOffering(market)];
    const [form, cookie] = [formOf(family), await cookieOf(family)];
    const [first, again] = [await knock(offeringId, form, cookie), await knock(offeringId, form, cookie)];
    const taken = await first.json();
    expect(taken).toEqual({
      place: expect.stringMatching(/^\/parent\/enrollments\/[0-9a-f-]{36}$/),
      pay: true,
    });
    expect(await again.json()).toEqual(taken);
    expect(await livePlaces(offeringId)).toBe(1);
    const free = await openOffering(market, { payer: 'county', weekday: 4 });
    expect(await (await knock(free, formOf(family), cookie)).json()).toMatchObject({ pay: false });
  });

  it('answers what the form has to say, with what was typed', async () => {
    const [family, other] = [await newFamily(), await newFamily()];
    const offeringId = await openOffering(market, { capacity: 1 });
    await knock(offeringId, formOf(other), await cookieOf(other));
    const full = await knock(offeringId, formOf(family), await cookieOf(family));
    expect(full.status).toBe(422);
    expect(await full.json()).toMatchObject({
      refusals: [{ code: 'full' }],
      result: { initialValue: { childId: family.childId } },
    });
    const without = await knock(offeringId, { childId: 'nobody' }, await cookieOf(family));
    expect(without.status).toBe(422);
    expect(await without.json()).toMatchObject({ result: { error: { childId: ['choose_one'] } } });
  });

  it('knows nobody without a session, no other child, and no other class', async () => {
    const [family, other, offeringId] = [await newFamily(), await newFamily(), await openOffering(market)];
    expect((await knock(offeringId, formOf(family))).status).toBe(401);
    expect((await knock(offeringId, formOf(family), 'session=made.up')).status).toBe(401);
    const cookie = await cookieOf(family);
    expect((await knock(offeringId, formOf(other), cookie)).status).toBe(404);
    expect((await knock(randomUUID(), formOf(family), cookie)).status).toBe(404);
    expect((await knock('class', formOf(family), cookie)).status).toBe(404);
    expect(await livePlaces(offeringId)).toBe(0);
  });

  it('asks who tries too often to wait', async () => {
    const [family, offeringId] = [await newFamily(), await openOffering(market, { capacity: 1 })];
    const cookie = await cookieOf(family);
    const statuses = new Set<number>();
    for (let tries = 0; tries < 31; tries += 1) {
      statuses.add((await knock(offeringId, { childId: family.childId }, cookie)).status);
    }
    expect([...statuses].at(-1)).toBe(429);
  });
});
