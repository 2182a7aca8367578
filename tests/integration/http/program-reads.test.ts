import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { programReads } from '~/http/program-reads.server';
import { requestIdentity } from '~/http/security.server';

const close: (() => void)[] = [];
afterEach(() => {
  for (const each of close.splice(0)) each();
});

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;

/** A server that answers what goes on with 418. */
async function serverOf(routes: Record<string, { path: string; loader?: Loader }>) {
  const build = {
    routes: Object.fromEntries(
      Object.entries(routes).map(([id, { path, loader }]) => [id, { id, path, module: { loader } }]),
    ),
  } as unknown as ServerBuild;
  const app = express();
  app.use(requestIdentity(), programReads(build));
  app.use((_request, response) => void response.status(418).end('went on'));
  app.use(((error, _request, response, _next) => {
    response.status(500).end((error as Error).message);
  }) as express.ErrorRequestHandler);
  const server = createServer(app).listen(0);
  close.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

const told: Loader = async ({ request, params, context }) =>
  Response.json(
    {
      url: new URL(request.url).pathname + new URL(request.url).search,
      params,
      token: request.headers.get('authorization'),
      id: context.requestId,
    },
    { status: 203, headers: { 'x-own': 'a', 'cache-control': 'no-store' } },
  );

const API = 'routes/api+/v1.';

it('answers a read by its loader, with its parameters, headers and status', async () => {
  const ask = await serverOf({
    [`${API}courses_.$courseId`]: { path: 'api/v1/courses/:courseId', loader: told },
  });
  const answer = await ask('/api/v1/courses/a%20b?x=1&x=2', { headers: { authorization: 'Bearer t' } });
  expect(answer.status).toBe(203);
  expect(answer.headers.get('x-own')).toBe('a');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({
    url: '/api/v1/courses/a%20b?x=1&x=2',
    params: { courseId: 'a b' },
    token: 'Bearer t',
    id: answer.headers.get('x-request-id'),
  });
});

it.each<[string, string, RequestInit]>([
  ['a write', '/api/v1/courses', { method: 'POST', body: 'a=b' }],
  ['HEAD', '/api/v1/courses', { method: 'HEAD' }],
  ['an address that is none', '/api/v1/nowhere', {}],
  ['a page', '/courses', {}],
  ['what has no loader', '/api/v1/rules/check', {}],
])('lets %s go on', async (_, path, init) => {
  const ask = await serverOf({
    [`${API}courses`]: { path: 'api/v1/courses', loader: told },
    [`${API}$`]: { path: 'api/v1/*', loader: told },
    [`${API}rules.check`]: { path: 'api/v1/rules/check' },
    'routes/_public+/courses': { path: 'courses', loader: told },
  });
  expect((await ask(path, init)).status).toBe(418);
});

it('answers with a response that is thrown, and hands on what is none', async () => {
  const ask = await serverOf({
    [`${API}thrown`]: {
      path: 'api/v1/thrown',
      loader: () => Promise.reject(new Response('no', { status: 404 })),
    },
    [`${API}broken`]: { path: 'api/v1/broken', loader: () => Promise.reject(new Error('broken')) },
    [`${API}plain`]: { path: 'api/v1/plain', loader: async () => ({ a: 1 }) },
    [`${API}empty`]: { path: 'api/v1/empty', loader: async () => new Response(null, { status: 204 }) },
  });
  expect((await ask('/api/v1/thrown')).status).toBe(404);
  expect((await ask('/api/v1/empty')).status).toBe(204);
  for (const path of ['/api/v1/broken', '/api/v1/plain']) expect((await ask(path)).status).toBe(500);
});
