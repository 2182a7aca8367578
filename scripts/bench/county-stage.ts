// The demo county with servers of its own: PostgreSQL, Meilisearch and the product's web server as it is built.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverAccount } from '../launch/account.mjs';
import { Children, tailOf } from '../launch/children.mjs';
import { createDatabase, databaseOn, migrate } from '../launch/database.mjs';
import { buildApp, run, tsx } from '../launch/make.mjs';
import { startMeilisearch, withoutMeilisearch } from '../launch/meilisearch.mjs';
import { root } from '../launch/paths.mjs';
import { freePort } from '../launch/ports.mjs';
import { startPostgres } from '../launch/postgres.mjs';
import { makeSecrets } from '../launch/secrets.mjs';

export type CountyStage = {
  readonly databaseUrl: string;
  readonly meilisearch: { readonly url: string; readonly key: string };
  /** Starts the web server; returns its address. */
  readonly startWeb: () => Promise<string>;
  /** Starts another server of ours on a port that it is told by PORT; it says `listening` when it does. */
  readonly startBeside: (name: string, script: string) => Promise<string>;
  readonly reindex: () => Promise<void>;
};

/** Runs `act` with all of it, and leaves nothing behind. */
export async function onCountyStage<Result>(act: (stage: CountyStage) => Promise<Result>): Promise<Result> {
  const place = mkdtempSync(path.join(tmpdir(), 'after-school-bench-'));
  const children = new Children({ logs: path.join(place, 'logs') });
  try {
    return await act(await prepare(place, children));
  } finally {
    await children.stopAll();
    rmSync(place, { recursive: true, force: true });
    process.stderr.write('\n');
  }
}

/** Where a bench is, on standard error. */
export function say(text: string): void {
  process.stderr.write(`\r${text.padEnd(60)}`);
}

async function prepare(place: string, children: Children): Promise<CountyStage> {
  if (!existsSync(path.join(root, 'build', 'server', 'index.js'))) {
    await buildApp(() => say('building the pages, since there is no build'));
  }
  const secrets = makeSecrets();
  const account = serverAccount();
  const postgres = await startPostgres({
    place,
    children,
    account,
    password: secrets.postgresPassword,
    port: 0,
    throwaway: true,
  });
  const key = secrets.meilisearchKey;
  const search = await startMeilisearch({ place, children, account, key, port: 0 });
  if (!search) throw new Error(withoutMeilisearch());
  await createDatabase(postgres.url('postgres'), 'bench');
  const databaseUrl = databaseOn(postgres.url('postgres'), 'bench');
  const env = {
    ...process.env,
    ...secrets.env,
    NODE_ENV: 'test' as const,
    LOG_LEVEL: 'info',
    DATABASE_URL: databaseUrl,
    DATA_DIR: place,
    MEILI_URL: search.url,
    MEILI_KEY: key,
    // One address asks for all: what holds back a robot would hold back the bench.
    API_READS_PER_MINUTE: '1000000',
  };
  say('migrating');
  await migrate(databaseUrl);
  say('laying the demo county');
  await run(tsx('prisma/seed/index.ts'), { env });
  // The services connect to what the environment names when they are loaded.
  Object.assign(process.env, env, { LOG_LEVEL: 'silent' });

  const start = async (name: string, script: string): Promise<string> => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const own = { ...env, PORT: String(port), HOST: '127.0.0.1', BASE_URL: url };
    const ways = { cwd: root, env: own };
    const entry = children.start(name, process.execPath, tsx(script), ways);
    while (!/listening/.test(tailOf(entry.logFile))) {
      if (entry.ended) throw new Error(`${name} did not start:\n${tailOf(entry.logFile)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return url;
  };
  return {
    databaseUrl,
    meilisearch: { url: search.url, key },
    startWeb: () => start('web', 'scripts/serve.ts'),
    startBeside: start,
    reindex: async () => {
      say('indexing the demo county');
      await run(tsx('scripts/reindex.ts'), { env });
    },
  };
}
