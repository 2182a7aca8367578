import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDoors } from '~/http/door.server';
import { bodyLimits, lastResort, requestIdentity, sameSiteOnly } from '~/http/security.server';
import * as nowhere from '~/routes/api+/v1.$';
import * as enrollments from '~/routes/api+/v1.enrollments';
import * as document from '~/routes/api+/v1.openapi[.]json';
import { newFamily, openMarket, openOffering } from '../parent/family-market';
import { newKey, placeWanted, tokenOf } from './asking';

let server: Server;
let origin: string;

beforeAll(async () => {
  const routes = {
    enrollments: { id: 'enrollments', path: 'api/v1/enrollments', module: enrollments },
    document: { id: 'document', path: 'api/v1/openapi.json', module: document },
    nowhere: { id: 'nowhere', path: 'api/v1/*', module: nowhere },
  };
  const build = withDoors({
    entry: { module: { default: () => new Response() } },
    routes,
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: { v3_singleFetch: true },
    isSpaMode: false,
  } as unknown as ServerBuild);
  const app = express();
  app.use(requestIdentity(), sameSiteOnly({ BASE_URL: 'https://courses.example' }), bodyLimits());
  app.use(compression());
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: 'test',
      getLoadContext: () => ({ clientAddress: '10.0.0.3', cspNonce: '', requestId: '' }),
    }),
  );
  app.use(lastResort(() => {}));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('answers a program as it stands on the wire', async () => {
  const market = await openMarket();
  const family = await newFamily();
  const token = await tokenOf(family);
  const offeringId = await openOffering(market, { weekday: 2 });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': newKey(),
    origin: 'https://elsewhere.example',
    cookie: 'session=1',
  };
  const body = JSON.stringify(placeWanted(family, offeringId));
  const made = await fetch(`${origin}/enrollments`, { method: 'POST', headers, body });
  expect(made.status).toBe(201);
  expect(made.headers.get('content-type')).toMatch(/^application\/json/);
  expect(made.headers.get('set-cookie')).toBeNull();
  expect(made.headers.get('ratelimit')).toMatch(/^"token";r=299;t=\d+$/);
  const again = await fetch(`${origin}/enrollments`, { method: 'POST', headers, body });
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  expect(await again.json()).toEqual(await made.json());
});

it.each<[string, string, number, string | null]>([
  ['OPTIONS', '/enrollments', 204, null],
  ['HEAD', '/enrollments', 401, null],
  ['PATCH', '/enrollments', 405, 'method_not_allowed'],
  ['DELETE', '/enrollments', 405, 'method_not_allowed'],
  ['DELETE', '/openapi.json', 405, 'method_not_allowed'],
  ['GET', '/nothing/here', 404, 'not_found'],
  ['POST', '/nothing', 404, 'not_found'],
])('%s %s', async (method, path, status, code) => {
  const answer = await fetch(origin + path, { method });
  expect(answer.status).toBe(status);
  const text = await answer.text();
  expect(text === '' ? null : JSON.parse(text).code).toBe(code);
});

it('hands out its document, and says at its root where it is', async () => {
  const got = await fetch(`${origin}/openapi.json`, { headers: { 'accept-language': 'en' } });
  expect(got.headers.get('access-control-allow-origin')).toBe('*');
  expect(await got.json()).toMatchObject({
    openapi: '3.1.1',
    info: { title: 'After-School Supermarket API' },
  });
  const root = (await (await fetch(origin)).json()) as { openapi: string };
  expect(root.openapi).toMatch(/\/api\/v1\/openapi\.json$/);
});
