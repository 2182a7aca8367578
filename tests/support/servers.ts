import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { serverAccount } from '../../scripts/launch/account.mjs';
import { Children } from '../../scripts/launch/children.mjs';
import { createDatabase, migrate } from '../../scripts/launch/database.mjs';
import { generateClient } from '../../scripts/launch/make.mjs';
import { startMeilisearch } from '../../scripts/launch/meilisearch.mjs';
import { startPostgres } from '../../scripts/launch/postgres.mjs';
import { makeSecrets } from '../../scripts/launch/secrets.mjs';

export const EMPTY_TEMPLATE = 'template_empty';

export interface TestServers {
  /** PostgreSQL with superuser rights, database `postgres`. */
  postgresUrl: string;
  meilisearch?: { url: string; key: string };
  /** For files of this run; removed at its end. */
  folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    servers: TestServers;
  }
}

/** Servers of a run that was started by `npm test`; undefined when a runner was started by itself. */
export function givenServers(): TestServers | undefined {
  const { TEST_POSTGRES_URL, TEST_MEILI_URL, TEST_MEILI_KEY, TEST_FOLDER } = process.env;
  if (!TEST_POSTGRES_URL || !TEST_FOLDER) return undefined;
  const meilisearch =
    TEST_MEILI_URL && TEST_MEILI_KEY ? { url: TEST_MEILI_URL, key: TEST_MEILI_KEY } : undefined;
  return { postgresUrl: TEST_POSTGRES_URL, meilisearch, folder: TEST_FOLDER };
}

/** Starts PostgreSQL and Meilisearch on free ports with data that nobody needs afterwards. */
export async function startTestServers(): Promise<TestServers & { stop: () => Promise<void> }> {
  const account = serverAccount();
  const place = mkdtempSync(path.join(tmpdir(), 'after-school-tests-'));
  const folder = mkdtempSync(path.join(tmpdir(), 'after-school-run-'));
  const children = new Children({ logs: path.join(folder, 'logs') });
  const { postgresPassword: password, meilisearchKey: key } = makeSecrets();
  const stop = async () => {
    await children.stopAll();
    rmSync(place, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [postgres, meilisearch] = await Promise.all([
      startPostgres({ place, children, account, password, port: 0, throwaway: true }),
      startMeilisearch({ place, children, account, key, port: 0 }),
      generateClient(),
    ]);
    const postgresUrl = postgres.url('postgres');
    await createDatabase(postgresUrl, EMPTY_TEMPLATE);
    await migrate(postgres.url(EMPTY_TEMPLATE));
    return { postgresUrl, meilisearch: meilisearch && { url: meilisearch.url, key }, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Processes that are started after this find the servers by `givenServers()`. */
export function tellChildren({ postgresUrl, meilisearch, folder }: TestServers): void {
  process.env.TEST_POSTGRES_URL = postgresUrl;
  process.env.TEST_FOLDER = folder;
  if (!meilisearch) return;
  process.env.TEST_MEILI_URL = meilisearch.url;
  process.env.TEST_MEILI_KEY = meilisearch.key;
}

/** Vitest's global setup. One set of servers serves all projects of a run. */
export default async function setup(project: TestProject) {
  const given = shared ? undefined : givenServers();
  if (given) {
    project.provide('servers', given);
    return;
  }
  shared ??= startTestServers();
  users += 1;
  const { stop, ...servers } = await shared;
  project.provide('servers', servers);
  tellChildren(servers);
  return async () => {
    users -= 1;
    if (users === 0) await stop();
  };
}

let shared: ReturnType<typeof startTestServers> | undefined;
let users = 0;
