import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { meilisearchBinary } from '../../../scripts/launch/meilisearch.mjs';
import { query } from '../../contract/search/documents';
import type { Market } from './market';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const KEY = 'only-for-the-failover-test';
const binary = meilisearchBinary();
const place = mkdtempSync(path.join(tmpdir(), 'failover-'));
const port = await freePort();

// A Meilisearch of its own, which may be killed without harm to other tests: named before our modules read it.
process.env.MEILI_URL = `http://127.0.0.1:${port}`;
process.env.MEILI_KEY = KEY;
const { db } = await import('~/db/client.server');
const { inTransaction } = await import('~/db/transaction.server');
const { enqueue } = await import('~/jobs/enqueue.server');
const { runDueJobs } = await import('~/jobs/runner.server');
const { createSearch } = await import('~/ports/search/index.server');
const { searchEngines, searchHealth } = await import('~/services/search/engine.server');
const { reindex } = await import('~/services/search/reindex.server');
const { tendSearch } = await import('~/services/search/tend.server');
const { layMarket, layOffering, NOW } = await import('./market');

let server: ChildProcess | undefined;
let market: Market;

function start(): void {
  server = spawn(
    binary as string,
    ['--db-path', path.join(place, 'data'), '--http-addr', `127.0.0.1:${port}`, '--no-analytics'],
    { cwd: place, env: { ...process.env, MEILI_MASTER_KEY: KEY }, stdio: 'ignore' },
  );
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => server?.once('exit', resolve));
  server?.kill('SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

const found = () => searchEngines().search.search(query());
const until = (what: () => Promise<void>) => vi.waitFor(what, { timeout: 60_000, interval: 100 });
const answers = () =>
  until(async () => expect((await fetch(`${process.env.MEILI_URL}/health`)).ok).toBe(true));

async function changed(offeringId: string): Promise<void> {
  await inTransaction((tx) => enqueue(tx, 'index-offering', { offeringId }));
  await runDueJobs(NOW);
}

describe.skipIf(!binary)('when Meilisearch is away', () => {
  beforeAll(async () => {
    chmodSync(binary as string, 0o755);
    start();
    await answers();
    market = await layMarket();
    await layOffering(market);
    await reindex(NOW);
    await until(async () => expect((await found()).engine).toBe('meilisearch'));
  });
  afterAll(async () => {
    searchEngines().search.close();
    server?.kill('SIGKILL');
    rmSync(place, { recursive: true, force: true });
  });

  it('it serves while it is there', async () => {
    expect(await found()).toMatchObject({ engine: 'meilisearch', degraded: false, total: 1 });
    expect(await searchHealth()).toBe('ok');
  });

  it('killed: the same answer from PostgreSQL within a second, and the health says so', async () => {
    await kill();
    const began = performance.now();
    expect(await found()).toMatchObject({ engine: 'postgres', degraded: true, total: 1 });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await searchHealth()).toBe('fallback');
    const again = performance.now();
    await found();
    expect(performance.now() - again).toBeLessThan(300);
  });

  it('changes meanwhile are found at once by PostgreSQL, their copy fails and is kept', async () => {
    await changed(await layOffering(market, { schoolId: 'ganpu' }));
    expect(await found()).toMatchObject({ engine: 'postgres', total: 2 });
    const [waiting] = await db.$queryRaw<{ attempts: number; last_error: string }[]>`
      SELECT attempts, last_error FROM graphile_worker.jobs WHERE task_identifier = 'copy-search'`;
    expect(waiting).toMatchObject({ attempts: 1 });
    expect(waiting?.last_error).toMatch(/Meilisearch/);
  });

  it('back: it serves again by itself, with what changed while it was away', async () => {
    start();
    await until(async () => expect(await found()).toMatchObject({ engine: 'meilisearch', degraded: false }));
    expect(await searchHealth()).toBe('ok');
    await tendSearch(NOW); // what the worker does every minute
    await runDueJobs(NOW);
    expect(await found()).toMatchObject({ engine: 'meilisearch', total: 2 });
  });

  it('hanging: PostgreSQL answers within a second, and Meilisearch again when it wakes', async () => {
    server?.kill('SIGSTOP');
    const began = performance.now();
    expect(await found()).toMatchObject({ engine: 'postgres', degraded: true, total: 2 });
    expect(performance.now() - began).toBeLessThan(1_000);
    server?.kill('SIGCONT');
    await until(async () => expect((await found()).engine).toBe('meilisearch'));
  });

  it('it lost its data: PostgreSQL serves until the worker has filled it anew', async () => {
    await kill();
    rmSync(path.join(place, 'data'), { recursive: true, force: true });
    start();
    await answers();
    expect(await found()).toMatchObject({ engine: 'postgres', degraded: true, total: 2 });
    expect(await searchHealth()).toBe('fallback');
    await tendSearch(NOW);
    await runDueJobs(NOW);
    await until(async () =>
      expect(await found()).toMatchObject({ engine: 'meilisearch', degraded: false, total: 2 }),
    );
  });
});

describe('where there is no Meilisearch', () => {
  it('PostgreSQL serves by design: not degraded, and the health says which', async () => {
    const { search, meilisearch } = createSearch(db, null);
    expect(meilisearch).toBeNull();
    expect(await search.search(query())).toMatchObject({ engine: 'postgres', degraded: false });
    expect(await search.health()).toBe('postgres');
  });
});
