import { createHmac, randomUUID } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import { expect, it } from 'vitest';
import { OPERATIONS } from '~/api/operations';
import { db } from '~/db/client.server';
import { env } from '~/http/env.server';
import * as reference from '~/routes/_public+/api._index';
import * as operationPage from '~/routes/_public+/api.operations.$operationId';
import * as problems from '~/routes/_public+/api.problems';
import * as tokens from '~/routes/account+/tokens._index';
import * as revocation from '~/routes/account+/tokens.$tokenId.revocation';
import { ownTokens } from '~/services/api/tokens.server';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { newFamily, openMarket } from '../parent/family-market';
import { rendered } from '../rules/rendered';
import { ask } from './asking';

/** The cookie of a session of this person. */
async function cookieOf(userId: string): Promise<string> {
  const token = randomUUID();
  await db.session.create({ data: { userId, token, expiresAt: new Date(Date.now() + 3_600_000) } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}

const context = { cspNonce: '', requestId: '', clientAddress: '' } as AppLoadContext;

const posted = (path: string, cookie: string, form: [string, string][]) =>
  new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams(form),
  });

it('names every operation, in both languages', async () => {
  const page = rendered('/api', reference);
  for (const [lng, words] of [
    ['en', 'Find courses'],
    ['zh-CN', '搜索课程'],
  ] as const) {
    const { status, html, words: text } = await page('/api', lng);
    expect(status).toBe(200);
    expect(text).toContain(words);
    expect(OPERATIONS.filter(({ id }) => !html.includes(`/api/operations/${id}"`))).toEqual([]);
    expect(text).not.toMatch(/\{\{|reference\.|operation\./);
  }
});

it('says of an operation what goes in, what comes out and what can be wrong', async () => {
  const page = rendered('/api/operations/:operationId', operationPage);
  const { status, words, html } = await page('/api/operations/createEnrollment', 'en');
  expect(status).toBe(200);
  for (const said of ['consent.rosterToProvider', 'Idempotency-Key', 'enrollments:write', 'already_enrolled'])
    expect(words).toContain(said);
  expect(html).toContain('/api/problems#clash');
  expect(words).toContain('This operation really does it.');
  const chinese = await page('/api/operations/createEnrollment', 'zh-CN');
  expect(chinese.words).toContain('两项同意要分别写明');
  expect((await page('/api/operations/nothing', 'en')).status).toBe(404);
});

it('has a place for every problem that an answer can lead to', async () => {
  const page = rendered('/api/problems', problems);
  const { html } = await page('/api/problems', 'en');
  for (const id of ['unusable', 'token_invalid', 'clash', 'full', 'consent_missing', 'offer_over'])
    expect(html).toContain(`id="${id}"`);
});

it('lets a person make a token, shows it once, and ends it', async () => {
  await openMarket();
  const family = await newFamily();
  const cookie = await cookieOf(family.actor.userId);
  const page = rendered('/account/tokens', tokens);
  const before = await page('/account/tokens', 'en', cookie);
  expect(before.words).toContain('No tokens yet');
  for (const scope of ['See children', 'Enroll and cancel', 'Wait for places'])
    expect(before.words).toContain(scope);

  const make = (form: [string, string][]) =>
    tokens.action({ request: posted('/account/tokens', cookie, form), context, params: {} });
  const nameless = await make([['days', '30']]);
  expect(nameless.init?.status).toBe(422);
  const forever = [
    ['name', 'x'],
    ['days', '3650'],
  ] as [string, string][];
  expect((await make(forever)).init?.status).toBe(422);
  const made = (await make([
    ['name', '小程序'],
    ['scopes', 'children:read'],
    ['days', '30'],
  ])) as {
    data: { token: string; example: string };
    init: { headers: Record<string, string> };
  };
  expect(made.init.headers['cache-control']).toBe('no-store');
  const { token, example } = made.data;
  expect(example).toContain(token);
  expect((await ask('GET', '/children', { token })).status).toBe(200);
  expect((await ask('GET', '/enrollments', { token })).status).toBe(403);

  const after = await page('/account/tokens', 'zh-CN', cookie);
  expect(after.words).toContain('小程序');
  expect(after.words).toContain('看孩子');
  expect(after.html).not.toContain(token);
  const [card] = await ownTokens(family.actor, new Date());
  if (!card) throw new Error('no token');
  const stranger = await cookieOf((await newFamily()).actor.userId);
  const end = (by: string) =>
    revocation.action({
      request: posted(`/account/tokens/${card.id}/revocation`, by, []),
      context,
      params: { tokenId: card.id },
    });
  await expect(end(stranger)).rejects.toThrow('not found');
  expect((await ask('GET', '/children', { token })).status).toBe(200);
  expect((await end(cookie)).status).toBe(302);
  expect((await ask('GET', '/children', { token })).status).toBe(401);
});
