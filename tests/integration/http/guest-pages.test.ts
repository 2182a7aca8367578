import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { guestPageHeaders, guestPages } from '~/http/guest-pages.server';
import { requestIdentity, securityHeaders } from '~/http/security.server';

const CLASS = '/offerings/0190a0b1-0000-7000-8000-000000000001';
const close: (() => void)[] = [];
afterEach(() => {
  for (const each of close.splice(0)) each();
});

type Answer = { control?: string; cookie?: string; hold?: Promise<void>; html?: boolean; most?: number };

/** A server whose pages say how often they were rendered, with what belongs to each answer alone. */
async function serverOf(answer: Answer = {}) {
  let rendered = 0;
  const app = express();
  const settings = { mode: 'test', BASE_URL: 'http://localhost', STRIPE_API_BASE: undefined } as const;
  app.use(requestIdentity(), securityHeaders(settings), guestPages(answer.most));
  app.get('*', async (_request, response) => {
    rendered += 1;
    const page = rendered;
    await answer.hold;
    if (answer.cookie) response.setHeader('set-cookie', answer.cookie);
    response.setHeader('cache-control', answer.control ?? 'public, max-age=5');
    const { cspNonce, requestId } = response.locals;
    if (answer.html) response.write(`<!DOCTYPE html><html lang="en" data-request-id="${requestId}">${CLASS}`);
    response.write(`${page} nonce=${cspNonce} `);
    response.end(`"now","${new Date().toISOString()}"`);
  });
  const server = createServer(app).listen(0);
  close.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const get = async (path = CLASS, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    return response.text();
  };
  return { get, rendered: () => rendered };
}

describe('pages of classes for guests', () => {
  it('are rendered once, each time with a nonce and a time of their own', async () => {
    const { get, rendered } = await serverOf();
    const [first, second] = [await get(), await get()];
    expect(rendered()).toBe(1);
    expect(second.startsWith('1 ')).toBe(true);
    const nonce = (page: string) => /nonce=(\S+)/.exec(page)?.[1];
    expect(nonce(second)).not.toBe(nonce(first));
  });

  it('are rendered once for all who ask while the first is rendered', async () => {
    let go = () => {};
    const hold = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { get, rendered } = await serverOf({ hold });
    const asked = Array.from({ length: 20 }, () => get());
    await expect.poll(rendered).toBe(1);
    go();
    for (const page of await Promise.all(asked)) expect(page.startsWith('1 ')).toBe(true);
    expect(rendered()).toBe(1);
  });

  it('are kept apart by language and address, and never given to or taken from a person', async () => {
    const { get, rendered } = await serverOf();
    await get(CLASS, { 'accept-language': 'en' });
    await get(CLASS, { 'accept-language': 'zh' });
    await get(`${CLASS}?a=1`, { 'accept-language': 'zh' });
    expect(rendered()).toBe(3);
    for (let time = 0; time < 2; time += 1) {
      await get(CLASS, { cookie: 'session=somebody' });
      await get(CLASS, { cookie: 'child=mine' });
      await get(CLASS, { authorization: 'Bearer x' });
      await get('/parent');
    }
    expect(rendered()).toBe(3 + 8);
  });

  it('name each its own request, and nobody changes the page of all by the id of theirs', async () => {
    const { get, rendered } = await serverOf({ html: true });
    await get(CLASS, { 'x-request-id': 'offerings' });
    const page = await get(CLASS, { 'x-request-id': 'another-one' });
    expect(rendered()).toBe(1);
    expect(page).toContain(`<!DOCTYPE html><html lang="en" data-request-id="another-one">${CLASS}`);
  });

  it('stay while somebody makes up addresses', async () => {
    const { get, rendered } = await serverOf({ control: 'public, max-age=3600', most: 5 });
    for (let made = 0; made < 4; made += 1) await get(`${CLASS}?a=${made}`);
    await get();
    for (let made = 0; made < 3; made += 1) await get(`${CLASS}?b=${made}`);
    const before = rendered();
    await get();
    expect(rendered()).toBe(before);
  });

  it.each([
    ['is private', { control: 'private, no-cache' }],
    ['sets a cookie', { cookie: 'flash=x' }],
  ])('are not kept when the answer %s', async (_, answer) => {
    const { get, rendered } = await serverOf(answer);
    await get();
    await get();
    expect(rendered()).toBe(2);
  });

  it('are kept a few seconds, never past the opening, and not at all for a person', () => {
    const now = new Date('2026-11-22T08:00:00Z');
    const guest = new Request('http://localhost/');
    const until = (at: string | null) => guestPageHeaders(guest, [at], now)['cache-control'];
    expect(until(null)).toBe('public, max-age=5');
    expect(until('2026-11-22T08:00:03Z')).toBe('public, max-age=3');
    expect(until('2026-11-22T08:00:00.500Z')).toBeUndefined();
    expect(until('2026-11-22T07:59:00Z')).toBe('public, max-age=5');
    const person = new Request('http://localhost/', { headers: { cookie: 'session=x' } });
    expect(guestPageHeaders(person, [null], now)).toEqual({});
  });
});
