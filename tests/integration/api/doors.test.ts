import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '~/api/operations';
import { db } from '~/db/client.server';
import type { Scope } from '~/domain/access/scopes';
import { revokeToken } from '~/services/api/revoke-token.server';
import { ownTokens } from '~/services/api/tokens.server';
import { spendTry, TRIES } from '~/services/enrollment/tries.server';
import { type Family, livePlaces, newFamily, openMarket, openOffering } from '../parent/family-market';
import type { Market } from '../search/market';
import { ask, newKey, placeWanted, tokenOf } from './asking';

const UNKNOWN = '01994d2e-6c11-7000-8000-00000000ffff';
let market: Market;
let family: Family;
let token: string;

beforeAll(async () => {
  market = await openMarket();
  family = await newFamily();
  token = await tokenOf(family);
});

/** A lawful request to each operation, to see who is let in. */
const requestTo = (of: (typeof OPERATIONS)[number]) =>
  [
    of.method.toUpperCase(),
    of.path.replace(/\{\w+\}/g, UNKNOWN),
    { key: newKey(), body: of.body ? (of.example ?? {}) : undefined },
  ] as const;

describe.each(OPERATIONS.filter(({ scope }) => scope !== null).map((of) => [of.id, of] as const))(
  '%s',
  (_, of) => {
    it('asks for a token', async () => {
      const [method, path, asking] = requestTo(of);
      const answer = await ask(method, path, asking);
      expect(answer.status).toBe(401);
      expect(answer.problem.code).toBe('token_missing');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="after-school"');
    });

    it('asks for its scope', async () => {
      const [method, path, asking] = requestTo(of);
      const others = ['children:read', 'wishes:read', 'waiting:read', 'enrollments:read'] as Scope[];
      const without = await tokenOf(
        family,
        others.filter((scope) => scope !== of.scope),
      );
      const answer = await ask(method, path, { ...asking, token: without });
      expect(answer.status).toBe(403);
      expect(answer.problem.code).toBe('scope_missing');
      expect(answer.headers.get('www-authenticate')).toContain(`scope="${of.scope}"`);
    });

    it('finds nothing that is not one’s own, and no cookie helps', async () => {
      const [method, path, asking] = requestTo(of);
      const headers = { cookie: 'session=1' };
      expect((await ask(method, path, { ...asking, headers })).status).toBe(401);
      const unknown = /UNKNOWN|0000ffff/.test(path) || of.body !== null;
      const answer = await ask(method, path, { ...asking, token });
      expect(answer.status).toBe(unknown ? 404 : 200);
    });
  },
);

describe('a token', () => {
  it('is refused when it is mistyped, of another kind, over or revoked', async () => {
    const refused = async (headers: Record<string, string>) => {
      const answer = await ask('GET', '/children', { headers });
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
      return [answer.status, answer.problem.code];
    };
    const invalid = [401, 'token_invalid'];
    expect(await refused({ authorization: `Bearer ${token.slice(0, -1)}x` })).toEqual(invalid);
    expect(await refused({ authorization: 'Basic bGluOnNlY3JldA==' })).toEqual(invalid);
    const mine = await newFamily();
    const short = await tokenOf(mine);
    const [row] = await ownTokens(mine.actor, new Date());
    if (!row) throw new Error('no token');
    expect((await ask('GET', '/children', { token: short })).status).toBe(200);
    await db.apiToken.update({ where: { id: row.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await refused({ authorization: `Bearer ${short}` })).toEqual(invalid);
    const tomorrow = new Date(Date.now() + 86_400_000);
    await db.apiToken.update({ where: { id: row.id }, data: { expiresAt: tomorrow } });
    expect((await ask('GET', '/children', { token: short })).status).toBe(200);
    await revokeToken(mine.actor, { tokenId: row.id }, new Date());
    expect(await refused({ authorization: `Bearer ${short}` })).toEqual(invalid);
    // Also where no token is needed: whoever sends one should know that it is over.
    expect((await ask('GET', '/draws', { token: short })).status).toBe(401);
  });

  it('reaches no workplace of its person, and nothing once the person has lost the right to it', async () => {
    const mine = await newFamily();
    await db.membership.create({ data: { userId: mine.actor.userId, role: 'bureau_admin' } });
    const text = await tokenOf(mine);
    expect((await ask('GET', '/children', { token: text })).status).toBe(200);
    const { holderOf } = await import('~/services/api/token-holder.server');
    const holder = await holderOf(text, new Date());
    expect(holder?.actor.memberships).toEqual([]);
    await db.guardianChild.deleteMany({ where: { guardianId: mine.guardianId } });
    await db.guardian.delete({ where: { id: mine.guardianId } });
    const answer = await ask('GET', '/children', { token: text });
    expect([answer.status, answer.problem.code]).toEqual([403, 'scope_missing']);
  });

  it('has its use written down once a minute', async () => {
    const mine = await newFamily();
    const text = await tokenOf(mine);
    await ask('GET', '/children', { token: text });
    const used = async () => (await ownTokens(mine.actor, new Date()))[0]?.lastUsedAt;
    const first = await used();
    expect(first).not.toBeNull();
    await ask('GET', '/children', { token: text });
    expect(await used()).toBe(first);
  });
});

describe('a request that cannot be used', () => {
  it('is told what is wrong where, several things at once', async () => {
    const answer = await ask('POST', '/enrollments', {
      token,
      key: newKey(),
      lng: 'en',
      body: { offeringId: 'x', consent: { childData: 'yes', rosterToProvider: true }, price: 1 },
    });
    expect(answer.status).toBe(422);
    expect(answer.problem.code).toBe('unusable');
    expect(answer.problem.path).toBe('price');
    expect(answer.problem.errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'price unknown_field',
      'offeringId invalid',
      'childId required',
      'consent.childData invalid',
    ]);
    expect(answer.problem.errors[0]?.detail).toBe('There is no such field. Check how it is written.');
  });

  it.each<[string, string, string, Parameters<typeof ask>[2], number, string]>([
    ['no JSON', 'POST', '/enrollments', { body: '{' }, 400, 'malformed_json'],
    [
      'another type',
      'POST',
      '/enrollments',
      { body: 'a=1', headers: { 'content-type': 'text/plain' } },
      415,
      'not_json',
    ],
    ['far too much', 'POST', '/enrollments', { body: `"${'x'.repeat(70_000)}"` }, 413, 'too_large'],
    ['an unknown parameter', 'GET', '/enrollments?page=2', {}, 422, 'unusable'],
    ['a limit out of range', 'GET', '/enrollments?limit=101', {}, 422, 'unusable'],
    ['a cursor nobody gave', 'GET', '/enrollments?cursor=WyJ4Il0', {}, 422, 'unusable'],
    ['a cursor that is none', 'GET', '/offerings?cursor=%F0%9F%90%B3', {}, 422, 'unusable'],
    ['an id that is none', 'GET', '/enrollments/42', {}, 404, 'not_found'],
    ['an unknown address', 'GET', '/pupils', {}, 404, 'not_found'],
    ['an unknown address to write to', 'POST', '/pupils/1', { body: {} }, 404, 'not_found'],
  ])('%s', async (_, method, path, asking, status, code) => {
    const answer = await ask(method, path, { token, key: newKey(), ...asking });
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('by another method hears which there are', async () => {
    const put = await ask('PUT', '/enrollments', { token, body: {} });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    const got = await ask('GET', `/enrollments/${UNKNOWN}/cancellation`, { token });
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    const options = await ask('OPTIONS', '/enrollments');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST']);
  });

  it('names no person and no child in what is refused', async () => {
    const stranger = await newFamily();
    const offeringId = await openOffering(market, { weekday: 4 });
    const answer = await ask('POST', '/enrollments', {
      token,
      key: newKey(),
      body: placeWanted(stranger, offeringId),
    });
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer.problem)).not.toContain(stranger.childId);
    expect(await livePlaces(offeringId)).toBe(0);
  });
});

describe('how often', () => {
  it('is said with every answer', async () => {
    const answer = await ask('GET', '/children', { token });
    expect(answer.headers.get('ratelimit-policy')).toBe('"token";q=300;w=60');
    expect(answer.headers.get('ratelimit')).toMatch(/^"token";r=\d+;t=\d+$/);
    const open = await ask('GET', '/draws', { address: '10.1.0.77' });
    expect(open.headers.get('ratelimit-policy')).toBe('"address";q=20000;w=60');
    expect(open.headers.get('ratelimit')).toBe('"address";r=19999;t=60');
  });

  it('has an end for a token, not for those behind the same address', async () => {
    const mine = await newFamily();
    const text = await tokenOf(mine);
    await ask('GET', '/children', { token: text });
    await db.$executeRaw`UPDATE rate_limit SET points = 300 WHERE key LIKE 'api_token:%'`;
    const answer = await ask('GET', '/children', { token: text });
    expect([answer.status, answer.problem.code]).toEqual([429, 'too_often']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('ratelimit')).toMatch(/^"token";r=0;/);
    expect((await ask('GET', '/draws')).status).toBe(200);
  });

  it('a place may be asked for is the same as by the form, and too often is no answer to keep', async () => {
    const mine = await newFamily();
    const text = await tokenOf(mine);
    const offeringId = await openOffering(market, { weekday: 5 });
    const body = placeWanted(mine, offeringId);
    const spent = Array.from({ length: TRIES.account.points }, () =>
      spendTry({ userId: mine.actor.userId, address: '10.1.0.5' }),
    );
    await Promise.all(spent);
    const key = newKey();
    for (let time = 0; time < 2; time += 1) {
      const answer = await ask('POST', '/enrollments', { token: text, key, body, lng: 'en' });
      expect([answer.status, answer.problem.code]).toEqual([429, 'too_often']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.headers.get('idempotency-replayed')).toBe('false');
    }
    expect(await livePlaces(offeringId)).toBe(0);
  });
});

describe('pages of other sites', () => {
  it('may read what is public and nothing else', async () => {
    const origin = { origin: 'https://elsewhere.example' };
    const open = await ask('GET', '/draws', { headers: origin });
    expect(open.headers.get('access-control-allow-origin')).toBe('*');
    const own = await ask('GET', '/children', { token, headers: origin });
    expect(own.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await ask('OPTIONS', '/enrollments', { headers: origin });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect(preflight.headers.get('access-control-allow-headers')).toBeNull();
  });
});
