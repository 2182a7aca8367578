import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { databaseOn, dropDatabase } from '../../../scripts/launch/database.mjs';
import { root } from '../../../scripts/launch/paths.mjs';
import { type AppServer, startAppServer } from '../../support/app-server';

let app: AppServer;
beforeAll(async () => {
  app = await startAppServer(inject('servers'), { county: false });
}, 180_000);
afterAll(() => app?.stop());

const health = async () => {
  const answer = await fetch(`${app.url}/health`);
  return { status: answer.status, ...((await answer.json()) as object) };
};

describe('the web server', () => {
  it('tells Prometheus how long routes take, to whom has the token', async () => {
    await fetch(`${app.url}/health`);
    expect((await fetch(`${app.url}/metrics`)).status).toBe(401);
    const wrong = { authorization: `Bearer ${'x'.repeat(32)}` };
    expect((await fetch(`${app.url}/metrics`, { headers: wrong })).status).toBe(401);
    const right = { authorization: `Bearer ${app.env.METRICS_TOKEN}` };
    const text = await (await fetch(`${app.url}/metrics`, { headers: right })).text();
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="_public\+\/health",status="200"\} \d+/,
    );
    expect(text).toMatch(/^jobs_due 0$/m);
  });

  it('takes no form from another site', async () => {
    const body = new URLSearchParams({ lng: 'en' });
    const post = (headers: Record<string, string>) =>
      fetch(`${app.url}/language`, { method: 'POST', body, headers, redirect: 'manual' });
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ origin: app.url })).status).toBe(302);
  });

  it('answers anybody who asks the rule book, also from another site', async () => {
    const body = readFileSync(`${root}/tests/fixtures/rules/dossier.json`, 'utf8');
    const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example' };
    const ask = (init: RequestInit) => fetch(`${app.url}/api/v1/rules/check`, init);
    const answer = await ask({ method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.json()).toHaveProperty('verdict');
    expect((await ask({})).status).toBe(405);
  });

  it('answers programs that read, and sends those on that ask for what is not there', async () => {
    const found = await fetch(`${app.url}/api/v1/courses?limit=2`, { headers: { 'accept-language': 'en' } });
    expect(found.status).toBe(200);
    expect(found.headers.get('content-type')).toMatch(/^application\/json/);
    expect(found.headers.get('content-language')).toBe('en');
    expect(found.headers.get('access-control-allow-origin')).toBe('*');
    expect(found.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await found.json()).toMatchObject({ items: [], total: 0 });
    const head = await fetch(`${app.url}/api/v1/courses`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const problems = [
      'courses?limit=zero',
      'courses/0190a0b1-0000-7000-8000-000000000001',
      'nowhere',
      'enrollments',
    ];
    const answers = await Promise.all(problems.map((path) => fetch(`${app.url}/api/v1/${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([422, 404, 404, 401]);
    for (const each of answers)
      expect(each.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect((await fetch(`${app.url}/api/v1/openapi.json`)).status).toBe(200);
  });

  it('sends pages with a policy for scripts, and files that never change with a long life', async () => {
    const page = await fetch(app.url);
    const html = await page.text();
    const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    const asset = /\/assets\/[\w.-]+\.js/.exec(html)?.[0];
    const file = await fetch(`${app.url}${asset}`);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${app.url}/assets/not-there.js`)).status).toBe(404);
  });

  it('answers 404 with a page, and names no route that is not there', async () => {
    const answer = await fetch(`${app.url}/no/such/page`, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('<html');
  });
});

// In this order: each step takes something away from the house.
describe('/health', () => {
  it('is ok while all parts answer', async () => {
    const search = inject('servers').meilisearch ? 'ok' : 'postgres';
    expect(await health()).toEqual({ status: 'ok', database: 'ok', search, jobs: 'ok' });
  });

  it('is degraded, and still 200, without a worker', async () => {
    await app.stopWorker();
    await vi.waitFor(
      async () => expect(await health()).toMatchObject({ status: 'degraded', jobs: 'stopped' }),
      5_000,
    );
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
  });

  it('is 503 when the database is gone', async () => {
    const name = new URL(app.databaseUrl).pathname.slice(1);
    await dropDatabase(databaseOn(app.databaseUrl, 'postgres'), name);
    const answer = await fetch(`${app.url}/health`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: 'down', database: 'down' });
  });
});

describe('npm start', () => {
  const start = (env: Record<string, string>) =>
    new Promise<{ code: number | null; output: string }>((resolve) => {
      const child = spawn(process.execPath, ['scripts/start.mjs'], {
        cwd: root,
        env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
      });
      let output = '';
      child.stderr.on('data', (chunk) => {
        output += chunk;
      });
      child.on('close', (code) => resolve({ code, output }));
    });

  it('refuses with a list of what is missing or weak', async () => {
    const { code, output } = await start({ SESSION_SECRET: 'changeme', DATABASE_URL: app.databaseUrl });
    expect(code).toBe(1);
    expect(output).toContain('- SESSION_SECRET: too short');
    expect(output).toContain('- STRIPE_SECRET_KEY: missing');
    expect(output).not.toContain('changeme');
  });

  it('knows no demo', async () => {
    expect((await start({ DEMO: '1' })).output).toContain(
      '- DEMO: the demo cannot run with NODE_ENV=production',
    );
  });
});
