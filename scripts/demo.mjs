// `npm run demo`: everything from a fresh clone to a running county. `--reset` starts over; `--dev` (that is
// `npm run dev`) serves from the sources with hot reload instead of a build. Plain Node: nothing is
// installed yet when it begins. See scripts/launch/README.md.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { canReach, serverAccount } from './launch/account.mjs';
import { Children, endLeftovers, tailOf } from './launch/children.mjs';
import {
  createDatabase,
  databaseOn,
  dropDatabase,
  emptyDemo,
  markSeeded,
  migrate,
  seededOn,
  withClient,
} from './launch/database.mjs';
import { installIfStale } from './launch/install.mjs';
import { buildApp, generateClient, run, stopRunning, tsx } from './launch/make.mjs';
import { startMeilisearch, withoutMeilisearch } from './launch/meilisearch.mjs';
import { dataFolder, reachableElsewhere, root } from './launch/paths.mjs';
import { isFree } from './launch/ports.mjs';
import { startPostgres } from './launch/postgres.mjs';
import { secretsIn } from './launch/secrets.mjs';

const reset = process.argv.includes('--reset');
const dev = process.argv.includes('--dev');
const port = Number(process.env.PORT || 3000);
const address = `http://localhost:${port}`;
const began = performance.now();
const record = path.join(dataFolder, 'run.json');
const DATABASE = 'supermarket';

/** Something the person in front of the screen can put right; printed without a stack. */
class Plain extends Error {}

const say = (text) => console.log(text);
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
let children;
let stopping;

async function stop(code) {
  stopping ??= (async () => {
    stopRunning();
    await children?.stopAll();
    process.exit(code);
  })();
  return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (stopping) return;
    say('\nStopping …');
    stop(0);
  });
}
// `npm` may be ended without passing the signal on; then nobody can press Ctrl-C here any more.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(0), 1000).unref();
}

try {
  await start();
} catch (error) {
  if (!stopping) {
    console.error(`\n${error instanceof Plain ? error.message : (error.stack ?? error)}`);
    await stop(1);
  }
}

async function start() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Plain(`PORT=${process.env.PORT} is not a port.`);
  mkdirSync(dataFolder, { recursive: true });
  const earlier = await endLeftovers(record);
  if (earlier.runningPid) {
    throw new Plain(
      `The demo of this clone is running already (process ${earlier.runningPid}${earlier.port ? `, http://localhost:${earlier.port}` : ''}). Stop it first.`,
    );
  }
  if (earlier.ended.length > 0)
    say(`Ended what an earlier start had left running: ${earlier.ended.join(', ')}.`);
  if (!(await isFree(port, process.env.HOST || undefined))) {
    throw new Plain(
      `Port ${port} is taken by another program. End that, or choose another: PORT=${port + 1} npm run demo`,
    );
  }
  installIfStale(say);

  children = new Children({ logs: path.join(dataFolder, 'logs'), record, onUnexpectedEnd });
  children.note({ port });
  const account = serverAccount();
  const place = placeFor(account);
  // Asked first: a database that is not ours to empty must leave everything else as it is too.
  const given = process.env.DATABASE_URL && (await external(process.env.DATABASE_URL));
  if (reset) forget(place);
  const secrets = secretsIn(dataFolder);

  const [databaseUrl, search] = await Promise.all([
    given || embedded({ place, account, secrets }),
    searchServer({ place, account, secrets }),
    generateClient(),
  ]);
  const ours = environment({ databaseUrl, search, secrets });
  // `npm run audit` and `npm run reindex`, called without an environment, ask the demo (scripts/demo-environment.ts).
  writeFileSync(path.join(dataFolder, 'environment.json'), JSON.stringify(ours), { mode: 0o600 });
  const env = { ...process.env, ...ours };
  const building = dev ? undefined : buildApp(() => say('Building the pages …'));
  building?.catch(() => {}); // seen below; not an unhandled rejection meanwhile
  await migrate(databaseUrl);
  const seeded = await seed(databaseUrl, env);
  if (seeded.now || search?.created || process.env.MEILI_URL) {
    say('Filling the search index …');
    await run(tsx('scripts/reindex.ts'), { env });
  }
  await building;

  const server = children.start(
    'server',
    process.execPath,
    tsx('scripts/serve.ts', ...(dev ? ['--dev'] : [])),
    {
      cwd: root,
      env,
      ipc: true,
    },
  );
  children.start('worker', process.execPath, tsx('scripts/worker.ts'), { cwd: root, env, ipc: true });
  const signIns = run(tsx('scripts/sign-ins.ts'), { env });
  signIns.catch(() => {}); // seen below
  await untilHealthy(server);
  say(`\nReady: ${address}`);
  say(
    `(${seconds()}; logs in ${path.relative(root, children.logs) || children.logs}; Ctrl-C ends it, npm run demo -- --reset starts over)\n`,
  );
  if (seeded.note) say(`${seeded.note}\n`);
  say((await signIns).trimEnd());
}

/** The embedded servers' folder: below the data folder, or elsewhere when their account cannot get there. */
function placeFor(account) {
  if (canReach(account, dataFolder)) return path.join(dataFolder, 'servers');
  if (!process.env.DATABASE_URL || !process.env.MEILI_URL) {
    say(
      `The servers run as "${account.name}", who cannot enter ${dataFolder}; their data lies in ${reachableElsewhere}.`,
    );
  }
  return reachableElsewhere;
}

/** `--reset`: all that the demo keeps on disk; the secrets too, when what they encrypted goes with them. */
function forget(place) {
  say('Starting over …');
  const servers = process.env.DATABASE_URL ? ['meilisearch-1.21'] : ['meilisearch-1.21', 'postgres'];
  for (const name of servers) rmSync(path.join(place, name), { recursive: true, force: true });
  for (const name of ['uploads', 'payments']) {
    rmSync(path.join(dataFolder, name), { recursive: true, force: true });
  }
  if (!process.env.DATABASE_URL) rmSync(path.join(dataFolder, 'secrets.json'), { force: true });
}

async function embedded({ place, account, secrets }) {
  if (!existsSync(path.join(place, 'postgres', 'PG_VERSION'))) say('Creating the database …');
  const server = await startPostgres({ place, children, account, password: secrets.postgresPassword });
  await createDatabase(server.url('postgres'), DATABASE);
  return server.url(DATABASE);
}

async function external(url) {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    throw new Plain(`DATABASE_URL cannot be reached: ${error.message || error.code}`);
  }
  if (reset)
    await emptyDemo(url).catch((error) => {
      throw new Plain(error.message);
    });
  return url;
}

/** @returns {Promise<{ url: string, key: string, created: boolean } | undefined>} */
async function searchServer({ place, account, secrets }) {
  const { MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (url) {
    if (!key) throw new Plain('MEILI_URL is set; MEILI_KEY is missing.');
    return { url, key, created: false };
  }
  const started = await startMeilisearch({ place, children, account, key: secrets.meilisearchKey });
  if (!started) say(withoutMeilisearch());
  return started && { ...started, key: secrets.meilisearchKey };
}

function environment({ databaseUrl, search, secrets }) {
  return {
    ...secrets.env,
    NODE_ENV: dev ? 'development' : 'demo',
    DEMO: '1',
    PORT: String(port),
    BASE_URL: process.env.BASE_URL || address,
    DATA_DIR: dataFolder,
    DATABASE_URL: databaseUrl,
    STRIPE_API_BASE: process.env.STRIPE_SECRET_KEY ? '' : `http://127.0.0.1:${port}`,
    ...(search && { MEILI_URL: search.url, MEILI_KEY: search.key }),
  };
}

/** Seeds an empty database once. A seed that was cut off is swept away and done again. */
async function seed(databaseUrl, env) {
  let on = await seededOn(databaseUrl);
  if (on === 'partly') {
    if (process.env.DATABASE_URL) {
      throw new Plain(
        'The database at DATABASE_URL has data that the demo did not lay out. Give the demo an empty one.',
      );
    }
    say('An earlier seed was cut off; doing it again.');
    const server = databaseOn(databaseUrl, 'postgres');
    await dropDatabase(server, DATABASE);
    await createDatabase(server, DATABASE);
    await migrate(databaseUrl);
    on = undefined;
  }
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  if (on) {
    const days = Math.round((Date.parse(today) - Date.parse(on)) / 86_400_000);
    const note =
      days > 13 &&
      `The county was laid out around ${on}, ${days} days ago; "npm run demo -- --reset" lays it around today.`;
    return { now: false, note };
  }
  say('Laying out the county …');
  await run(tsx('prisma/seed/index.ts'), { env });
  await markSeeded(databaseUrl, today);
  return { now: true };
}

async function untilHealthy(server) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && !server.ended) {
    try {
      if ((await fetch(`http://localhost:${port}/health`)).ok) return;
    } catch {
      // not listening yet
    }
    await pause(100);
  }
  throw new Plain(`The server did not start:\n${tailOf(server.logFile)}`);
}

async function onUnexpectedEnd(name, logFile) {
  if (stopping) return;
  console.error(`\n${name} ended by itself. Its last words (${logFile}):\n${tailOf(logFile)}`);
  await stop(1);
}
