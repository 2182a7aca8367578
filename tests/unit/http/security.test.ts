import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyLimits, requestIdentity, sameSiteOnly, securityHeaders } from '~/http/security.server';

const BASE_URL = 'https://courses.example.cn';
const OUR_HOST = 'courses.example.cn';
let server: Server;

beforeAll(async () => {
  const app = express();
  app.use(requestIdentity(), securityHeaders({ mode: 'production', BASE_URL, STRIPE_API_BASE: undefined }));
  app.use(sameSiteOnly({ BASE_URL }), bodyLimits());
  app.all('*', (_request, response) => response.json({ nonce: response.locals.cspNonce }));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

interface Asked {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

function ask({ method = 'GET', path = '/', headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; text: string }>(
    (resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const sent = request(
        { port, host: '127.0.0.1', method, path, headers: { host: OUR_HOST, ...headers } },
        (got) => {
          let text = '';
          got.on('data', (chunk) => {
            text += chunk;
          });
          got.on('end', () => resolve({ status: got.statusCode ?? 0, headers: got.headers, text }));
        },
      );
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

describe('requests from other sites', () => {
  const cookie = 'session=1';
  it.each<[string, Asked, number]>([
    ['our own form', { headers: { 'sec-fetch-site': 'same-origin', cookie } }, 200],
    ['a form sent from the address bar', { headers: { 'sec-fetch-site': 'none', cookie } }, 200],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site', cookie } }, 403],
    ['a neighbour under the same domain', { headers: { 'sec-fetch-site': 'same-site', cookie } }, 403],
    [
      'another site that claims our origin',
      { headers: { 'sec-fetch-site': 'cross-site', origin: BASE_URL, cookie } },
      403,
    ],
    ['an older browser, our own form', { headers: { origin: BASE_URL, cookie } }, 200],
    ['an older browser, another site', { headers: { origin: 'https://evil.example', cookie } }, 403],
    ['an older browser, a sandboxed frame', { headers: { origin: 'null', cookie } }, 403],
    [
      'an address that only begins like ours',
      { headers: { origin: `${BASE_URL}.evil.example`, cookie } },
      403,
    ],
    ['only a referer, ours', { headers: { referer: `${BASE_URL}/sign-in`, cookie } }, 200],
    ['only a referer, another', { headers: { referer: 'https://evil.example/', cookie } }, 403],
    ['cookies and no word from where', { headers: { cookie } }, 403],
    ['a program without cookies', {}, 200],
    ['Stripe', { path: '/webhooks/stripe', headers: { origin: 'https://stripe.example' } }, 200],
    [
      'anybody who asks the rule book',
      { path: '/api/v1/rules/check', headers: { origin: 'https://evil.example', cookie } },
      200,
    ],
    ['a page that only looks like the API', { path: '/api/v12', headers: { cookie } }, 403],
    [
      'a page that only looks like a webhook',
      { path: '/webhooksx', headers: { origin: 'https://evil.example' } },
      403,
    ],
  ])('%s', async (_name, asked, status) => {
    expect((await ask({ method: 'POST', ...asked })).status).toBe(status);
  });

  it('may always read', async () => {
    expect((await ask({ headers: { 'sec-fetch-site': 'cross-site', cookie } })).status).toBe(200);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('are refused for %s too', async (method) => {
    expect((await ask({ method, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
});

describe('headers', () => {
  it('allow scripts by a nonce that is new each time', async () => {
    const [one, two] = [await ask(), await ask()];
    const policy = String(one.headers['content-security-policy']);
    const { nonce } = JSON.parse(one.text);
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(two.text).not.toContain(nonce);
  });

  it('are the usual ones', async () => {
    const { headers } = await ask();
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by', 'Helmet');
  });

  it('carry the id of the request, a sound one from the proxy or a new one', async () => {
    const given = await ask({ headers: { 'x-request-id': 'proxy-1234567' } });
    expect(given.headers['x-request-id']).toBe('proxy-1234567');
    const forged = await ask({ headers: { 'x-request-id': 'a"} {"level":"fatal' } });
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('bodies', () => {
  const form = (length: number, type = 'application/x-www-form-urlencoded') => ({
    method: 'POST',
    headers: { 'content-type': type, 'content-length': String(length) },
  });
  const body = (length: number) => 'x'.repeat(length);
  const LIMIT = 256 * 1024;

  it('are taken up to the limit', async () => {
    expect((await ask({ ...form(LIMIT), body: body(LIMIT) })).status).toBe(200);
  });

  it('are refused above it, before they are read', async () => {
    expect((await ask(form(LIMIT + 1))).status).toBe(413);
  });

  it('may be larger with files, up to 12 MB', async () => {
    const type = 'multipart/form-data; boundary=x';
    expect((await ask({ ...form(LIMIT + 1, type), body: body(LIMIT + 1) })).status).toBe(200);
    expect((await ask(form(12 * 1024 * 1024 + 1, type))).status).toBe(413);
  });

  it('must say how long they are', async () => {
    expect((await ask({ method: 'POST', headers: { 'transfer-encoding': 'chunked' } })).status).toBe(411);
  });
});
