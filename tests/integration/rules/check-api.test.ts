import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import express from 'express';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { ruleBook } from '~/domain/reduction/book';
import { bodyLimits, requestIdentity, sameSiteOnly } from '~/http/security.server';
import { action, loader } from '~/routes/api+/v1.rules.check';
import { rowOfVersion } from '~/services/rules/lay-book.server';
import { county } from '../../unit/domain/calendar/county';

const dossier = JSON.parse(readFileSync('tests/fixtures/rules/dossier.json', 'utf8'));
const json = { 'content-type': 'application/json' };

function ask(
  body: unknown,
  { headers = json as Record<string, string>, method = 'POST', address = '10.0.0.1' } = {},
) {
  const request = new Request('http://localhost/api/v1/rules/check', {
    method,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const context = { clientAddress: address } as AppLoadContext;
  return action({ request, context, params: {} });
}

beforeAll(async () => {
  for (const { id, name, from, to } of county.terms) {
    await db.term.create({
      data: { id, nameZh: name.zh, nameEn: name.en, fromDate: new Date(from), toDate: new Date(to) },
    });
  }
});

describe('POST /api/v1/rules/check', () => {
  it('answers as the command line does', async () => {
    const answer = await ask(dossier);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ verdict: 'pass', findings: [] });
  });

  it('says what breaks which rule', async () => {
    const answer = await ask({ ...dossier, fee: { ...dossier.fee, collectedBy: 'provider' } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'F3', severity: 'hard', path: 'fee.collectedBy', actual: 'provider' }],
    });
  });

  it('judges by the versions in the database on the day of the plan', async () => {
    const first = ruleBook.find(({ rule }) => rule === 'V1');
    if (!first) throw new Error('No V1');
    const params = { ...first.params, classMax: { primary: 20, junior: 20 } };
    const version = { ...first, version: 2, from: '2026-08-20', params };
    await db.ruleVersion.create({
      data: { ...rowOfVersion(version), createdAt: new Date(), activatedAt: new Date() },
    });
    const rules = async (asOf: string) => {
      const { findings } = (await (await ask({ ...dossier, asOf })).json()) as {
        findings: { rule: string }[];
      };
      return findings.map(({ rule }) => rule);
    };
    expect(await rules('2026-08-19')).toEqual([]);
    expect(await rules('2026-08-20')).toEqual(['V1']);
  });

  it.each<[string, unknown, object, number, string | undefined]>([
    ['no JSON', '{', {}, 400, undefined],
    [
      'a time that is none',
      { ...dossier, lessons: [{ date: '2026-09-08', start: '25:00', end: '17:10' }] },
      {},
      422,
      'lessons[0].start',
    ],
    ['a field nobody knows', { ...dossier, extra: 1 }, {}, 422, 'extra'],
    ['more than anybody plans', { ...dossier, region: 'x'.repeat(65_536) }, {}, 413, undefined],
    ['another type', 'a=1', { headers: { 'content-type': 'text/plain' } }, 415, undefined],
    ['another method', dossier, { method: 'PUT' }, 405, undefined],
  ])('refuses %s', async (_name, body, how, status, path) => {
    const answer = await ask(body, how);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await answer.json()) as { status: number; path?: string };
    expect(problem.status).toBe(status);
    expect(problem.path).toBe(path);
  });

  it('answers over HTTP, also a page of another site, and sets no cookie', async () => {
    const routes = { check: { id: 'check', path: 'api/v1/rules/check', module: { action, loader } } };
    const build = {
      entry: { module: { default: () => new Response() } },
      routes,
      assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
      publicPath: '/',
      assetsBuildDirectory: '',
      future: {},
      isSpaMode: false,
    } as unknown as ServerBuild;
    const app = express();
    app.use(requestIdentity(), sameSiteOnly({ BASE_URL: 'https://courses.example' }), bodyLimits());
    app.all(
      '*',
      createRequestHandler({
        build,
        mode: 'test',
        getLoadContext: () => ({ clientAddress: '10.0.0.2', cspNonce: '', requestId: '' }),
      }),
    );
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/rules/check`;
      const headers = { ...json, origin: 'https://elsewhere.example', cookie: 'session=1' };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(dossier) });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.json()).toHaveProperty('findings');
      const got = await fetch(url);
      expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
      expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(405);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('is asked by POST only', async () => {
    const request = new Request('http://localhost/api/v1/rules/check');
    const answer = await loader({ request, context: { clientAddress: '' } as AppLoadContext, params: {} });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it('is not asked without end from one address', async () => {
    await ask(dossier, { address: '10.0.0.9' });
    await db.$executeRaw`UPDATE rate_limit SET points = 600 WHERE key LIKE 'rules_check_address%'`;
    const answer = await ask(dossier, { address: '10.0.0.9' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
