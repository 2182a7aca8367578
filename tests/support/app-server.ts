import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Children, tailOf } from '../../scripts/launch/children.mjs';
import { buildApp, tsx } from '../../scripts/launch/make.mjs';
import { root } from '../../scripts/launch/paths.mjs';
import { freePort } from '../../scripts/launch/ports.mjs';
import { countyFilesIn, createTestDatabase, TEST_SECRETS } from './databases';
import { dropIndex, makeIndex } from './search-index';
import type { TestServers } from './servers';

export interface AppServer {
  /** e.g. http://localhost:41873 */
  url: string;
  databaseUrl: string;
  /** The environment of the server, for scripts that a test runs beside it. */
  env: NodeJS.ProcessEnv;
  /** Uploads and the payment sandbox's books. */
  dataFolder: string;
  /** Ends the worker alone: jobs then wait. */
  stopWorker: () => Promise<void>;
  stop: () => Promise<void>;
}

const METRICS_TOKEN = 'g7Kq2xWv9TnB4rLs6YpZ1cHd8JmFe3Ua';
const READY_WITHIN_MS = 60_000;

interface Ways {
  county?: boolean;
  env?: Record<string, string>;
  /** Where to listen; a free one else. */
  port?: number;
  /** The run has made the build at its beginning: what is edited meanwhile must not change the house between tests. */
  built?: boolean;
}

/**
 * A whole house of its own: the production build in demo mode with its worker, on a fresh copy of the demo
 * county (or, with `county: false`, of the empty database) and an index of its own.
 */
export async function startAppServer(
  servers: TestServers,
  { county = true, env: more = {}, port: wanted, built = false }: Ways = {},
): Promise<AppServer> {
  if (!built) await buildApp();
  const [database, port] = await Promise.all([createTestDatabase(servers, { county }), wanted ?? freePort()]);
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'after-school-app-'));
  const files = countyFilesIn(servers.folder);
  if (county && existsSync(files)) cpSync(files, dataFolder, { recursive: true });
  const children = new Children({ logs: path.join(dataFolder, 'logs') });
  const url = `http://localhost:${port}`;
  const { NODE_OPTIONS: _options, ...inherited } = process.env; // the runner's own loaders are not ours
  const index = servers.meilisearch && {
    url: servers.meilisearch.url,
    key: servers.meilisearch.key,
    prefix: `${new URL(database.url).pathname.slice(1)}_`,
  };
  const env = {
    ...inherited,
    ...TEST_SECRETS,
    METRICS_TOKEN,
    NODE_ENV: 'test' as const,
    DEMO: '1',
    LOG_LEVEL: 'info',
    PORT: String(port),
    BASE_URL: url,
    DATA_DIR: dataFolder,
    DATABASE_URL: database.url,
    STRIPE_API_BASE: `http://127.0.0.1:${port}`,
    ...(index && { MEILI_URL: index.url, MEILI_KEY: index.key, MEILI_INDEX_PREFIX: index.prefix }),
    ...more,
  };
  const stop = async () => {
    await children.stopAll();
    await Promise.all([database.drop(), index && dropIndex(index)]);
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const ways = { cwd: root, env, ipc: true };
    const server = children.start('server', process.execPath, tsx('scripts/serve.ts'), ways);
    if (index) await makeIndex(index, database.url); // before the worker, which would fill a missing one itself
    const worker = children.start('worker', process.execPath, tsx('scripts/worker.ts'), ways);
    await untilWell(url, server);
    const stopWorker = () => children.stop(worker);
    return { url, databaseUrl: database.url, env, dataFolder, stopWorker, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function untilWell(url: string, server: { ended: boolean; logFile: string }): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!server.ended && Date.now() < deadline) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok && ((await answer.json()) as { jobs: string }).jobs === 'ok') return;
    await pause(100);
  }
  throw new Error(`The app did not start:\n${tailOf(server.logFile, 30)}`);
}
