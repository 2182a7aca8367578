import { randomBytes } from 'node:crypto';
import path from 'node:path';
import {
  createDatabase,
  databaseOn,
  dropDatabase,
  markSeeded,
  withClient,
} from '../../scripts/launch/database.mjs';
import { run, tsx } from '../../scripts/launch/make.mjs';
import { EMPTY_TEMPLATE, type TestServers } from './servers';

const COUNTY_TEMPLATE = 'template_county';

/** Keys of the tests' seed; every process that opens a pupil number of the seeded county needs them. */
export const TEST_SECRETS = {
  SESSION_SECRET: 'kT8vQ2nXw5Lr9yHc3mZb7dJf1gPs6aUe',
  PUPIL_NUMBER_KEYS: 'tests:q0o3mYQ2v7nO8m1Jk5s4xw9zB6tLrE2aYc1uHfGd0Ps=',
  PUPIL_NUMBER_HASH_KEY: 'W8x1n4Jt0qZrB5cVm7pKd2sYgLhA9eUo3fTiR6wQyNs=',
};

export interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** A database of one's own: a copy of the migrated, empty one or, with `county`, of the demo county. */
export async function createTestDatabase(
  servers: TestServers,
  { county = false }: { county?: boolean } = {},
): Promise<TestDatabase> {
  if (county) await prepareCounty(servers);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await createDatabase(servers.postgresUrl, name, { template: county ? COUNTY_TEMPLATE : EMPTY_TEMPLATE });
  return {
    url: databaseOn(servers.postgresUrl, name),
    drop: () => dropDatabase(servers.postgresUrl, name),
  };
}

/** What the county has beside its database: the books of the payment sandbox. Every app server gets a copy. */
export const countyFilesIn = (folder: string) => path.join(folder, 'county');

/** Lays out the demo county once per run, with what is searched in it; others who ask meanwhile wait for it. */
export async function prepareCounty({ postgresUrl, folder }: TestServers): Promise<void> {
  await withClient(postgresUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(20261121)'); // given back when the connection ends
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      COUNTY_TEMPLATE,
    ]);
    if (rowCount) return;
    const partial = `${COUNTY_TEMPLATE}_${randomBytes(4).toString('hex')}`;
    await createDatabase(postgresUrl, partial, { template: EMPTY_TEMPLATE });
    const url = databaseOn(postgresUrl, partial);
    const env = {
      ...process.env,
      ...TEST_SECRETS,
      NODE_ENV: 'test' as const,
      DEMO: '1',
      BASE_URL: 'http://localhost:3000',
      DATA_DIR: countyFilesIn(folder),
      DATABASE_URL: url,
      LOG_LEVEL: 'error',
      // Each copy has an index of its own, filled from the rows that are written here.
      MEILI_URL: undefined,
      MEILI_KEY: undefined,
    };
    await run(tsx('prisma/seed/index.ts'), { env });
    await run(tsx('scripts/reindex.ts'), { env });
    await markSeeded(url, new Date().toISOString().slice(0, 10));
    await client.query(`ALTER DATABASE "${partial}" RENAME TO "${COUNTY_TEMPLATE}"`);
  });
}
