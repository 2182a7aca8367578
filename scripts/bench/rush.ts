// The first minute of a sale: more guardians than places, all at once, through HTTP with their sessions, rules, ledger
// and audit; against a floor of node:http, pg and one function that takes a place in the same tables, and a barer one
// whose tables nothing guards. On a PostgreSQL of its own that waits for the disk.
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverAccount } from '../launch/account.mjs';
import { Children, tailOf } from '../launch/children.mjs';
import { createDatabase, databaseOn, migrate, withClient } from '../launch/database.mjs';
import { buildApp, tsx } from '../launch/make.mjs';
import { root } from '../launch/paths.mjs';
import { freePort } from '../launch/ports.mjs';
import { startPostgres } from '../launch/postgres.mjs';
import { makeSecrets } from '../launch/secrets.mjs';
import { type Figure, spreadOf } from './measure';
import { type Client, type Crowd, floorPressesOf, layCounty, layCrowd, pressesOf } from './rush-county';
import { BARE_SCHEMA, FLOOR_FUNCTION } from './rush-floor.mjs';
import { type Answer, type Press, press } from './rush-load';
import { tellWrongs, type Wrongs, wrongsOf } from './rush-wrongs';

const SIZE = { classes: 12, places: 30, guardians: 1000 };
const ROUNDS = 5;
const CONNECTIONS = 250;
const POOL = '10';
const EARLIER_SALES = 3;

type Server = { port: number; end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void> };
type Stage = {
  db: Client;
  secret: string;
  newCrowd: () => Promise<Crowd>;
  startWeb: () => Promise<Server>;
  /** Floors for these crowds, who may ask the product for the same: each has a database of its own. */
  startFloors: (crowds: readonly Crowd[]) => Promise<Record<'baseline' | 'bare', Server>>;
};

/** One web process against the floor, in turn. */
export function benchRush(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const crowds: Crowd[] = [];
    while (crowds.length < 1 + ROUNDS) crowds.push(await stage.newCrowd());
    const servers = { ...(await stage.startFloors(crowds)), measured: await stage.startWeb() };
    const times = { measured: [] as Run[], baseline: [] as Run[], bare: [] as Run[] };
    const wrongs: Wrongs[] = [];
    // The first round warms up both; it counts for what is wrong, not for how long it took.
    for (let round = -1; round < ROUNDS; round += 1) {
      say(`round ${round + 1} of ${ROUNDS}`);
      const crowd = crowds[round + 1] as Crowd;
      for (const turn of round % 2 === 0
        ? (['measured', 'baseline', 'bare'] as const)
        : (['bare', 'baseline', 'measured'] as const)) {
        const product = turn === 'measured';
        const presses = product ? pressesOf(crowd, stage.secret) : floorPressesOf(crowd);
        const run = await rush([servers[turn].port], presses);
        if (round >= 0) times[turn].push(run);
        if (product) wrongs.push(await wrongsOf(stage.db, crowd, run.answers));
      }
    }
    const note = `the floor does ${perSecond(times.baseline)} a second, the product ${perSecond(times.measured)}: ${share(times.baseline, times.measured)} of the floor; p99 ${p99(times.measured)} ms against ${p99(times.baseline)} ms; on a bare table without the guards of the database the floor does ${perSecond(times.bare)}: ${share(times.bare, times.measured)} of that; ${tellWrongs(wrongs)}`;
    const against = "node:http, pg and one function that takes a place in the county's own tables";
    return [figure('enroll, one web process', times, against, note)];
  });
}

/** Two web processes against one, in turn; then one of two is killed in the middle. */
export function benchProcesses(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const servers = [await stage.startWeb(), await stage.startWeb()] as const;
    const ports = servers.map(({ port }) => port);
    const [times, wrongs] = [{ measured: [] as Run[], baseline: [] as Run[] }, [] as Wrongs[]];
    for (let round = -1; round < ROUNDS; round += 1) {
      say(`round ${round + 1} of ${ROUNDS}`);
      for (const turn of round % 2 === 0
        ? (['measured', 'baseline'] as const)
        : (['baseline', 'measured'] as const)) {
        const crowd = await stage.newCrowd();
        // Warming up goes to both, so that neither is measured cold.
        const to = turn === 'measured' || round < 0 ? ports : ports.slice(0, 1);
        const run = await rush(to, pressesOf(crowd, stage.secret));
        if (round >= 0) times[turn].push(run);
        wrongs.push(await wrongsOf(stage.db, crowd, run.answers));
      }
    }
    say('killing one of two');
    const crowd = await stage.newCrowd();
    const presses = pressesOf(crowd, stage.secret);
    const middle = Math.floor(presses.length / 4);
    const { answers } = await press({
      ports,
      presses,
      connections: CONNECTIONS,
      onAnswer: (answered) => answered === middle && servers[0].end('SIGKILL'),
    });
    const again = answers.filter(({ tries }) => tries > 1).length;
    const killed = await wrongsOf(stage.db, crowd, answers);
    const note = `two do ${perSecond(times.measured)} a second, one ${perSecond(times.baseline)}: ${share(times.baseline, times.measured)} times; ${tellWrongs(wrongs)}; one of two killed in the middle, ${again} forms sent again: ${tellWrongs([killed])}`;
    return [figure('enroll, two web processes', times, 'one web process', note)];
  });
}

type Run = { answers: Answer[]; milliseconds: number };

async function rush(ports: readonly number[], presses: readonly Press[]): Promise<Run> {
  const run = await press({ ports, presses, connections: CONNECTIONS });
  const bad = run.answers.filter(({ status }) => ![200, 202, 422].includes(status));
  if (bad.length > 0)
    throw new Error(
      `${bad.length} presses were answered with ${bad.map(({ status }) => status).slice(0, 5)}`,
    );
  return run;
}

const median = (runs: readonly Run[]) =>
  spreadOf(runs.map(({ answers, milliseconds }) => milliseconds / answers.length)).median;
const perSecond = (runs: readonly Run[]) => String(Math.round(1000 / median(runs)));
const share = (floor: readonly Run[], product: readonly Run[]) =>
  (median(floor) / median(product)).toFixed(2);
const p99 = (runs: readonly Run[]) => {
  const all = runs.flatMap(({ answers }) => answers.map(({ milliseconds }) => milliseconds));
  return all.sort((a, b) => a - b)[Math.ceil(all.length * 0.99) - 1]?.toFixed(0);
};

function figure(
  name: string,
  times: { measured: Run[]; baseline: Run[] },
  against: string,
  note: string,
): Figure {
  const micro = (runs: readonly Run[]) =>
    spreadOf(runs.map(({ answers, milliseconds }) => (milliseconds * 1000) / answers.length));
  const [measured, baseline] = [micro(times.measured), micro(times.baseline)];
  return {
    name: `${name}: ${SIZE.guardians} guardians for ${SIZE.classes} classes of ${SIZE.places}, ${CONNECTIONS} connections`,
    rounds: ROUNDS,
    callsPerRound: times.measured[0]?.answers.length ?? 0,
    measured,
    baseline,
    ratio: measured.median / baseline.median,
    against,
    note,
  };
}

async function onStage(act: (stage: Stage) => Promise<Figure[]>): Promise<Figure[]> {
  const place = mkdtempSync(path.join(tmpdir(), 'after-school-bench-'));
  const children = new Children({ logs: path.join(place, 'logs') });
  try {
    const stage = await prepare(place, children);
    const figures = await act(stage);
    await stage.db.$disconnect();
    return figures;
  } finally {
    await children.stopAll();
    rmSync(place, { recursive: true, force: true });
  }
}

async function prepare(place: string, children: Children): Promise<Stage> {
  if (!existsSync(path.join(root, 'build', 'server', 'index.js'))) {
    await buildApp(() => say('building the pages, since there is no build'));
  }
  const secrets = makeSecrets();
  const postgres = await startPostgres({
    place,
    children,
    account: serverAccount(),
    password: secrets.postgresPassword,
    port: 0,
  });
  const server = postgres.url('postgres');
  const url = databaseOn(server, 'bench');
  await createDatabase(server, 'bench');
  say('migrating');
  await migrate(url);
  const env = {
    ...process.env,
    ...secrets.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    DATABASE_URL: url,
    DATABASE_POOL_SIZE: POOL,
    DATA_DIR: place,
  };
  Object.assign(process.env, env, { LOG_LEVEL: 'silent' });
  const { db } = await import('~/db/client.server');
  const county = await layCounty(db, new Date());
  let started = 0;
  const start = async (name: string, args: string[], more: Record<string, string>): Promise<Server> => {
    started += 1;
    const port = await freePort();
    const own = {
      ...env,
      ...more,
      PORT: String(port),
      HOST: '127.0.0.1',
      BASE_URL: `http://127.0.0.1:${port}`,
    };
    const entry = children.start(`${name}-${started}`, process.execPath, args, { env: own });
    while (!/listening/.test(tailOf(entry.logFile))) {
      if (entry.ended) throw new Error(`${name} did not start:\n${tailOf(entry.logFile)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
      const ended = once(entry.child, 'exit');
      entry.child.kill(signal);
      await ended;
    };
    return { port, end };
  };
  const startWeb = () => start('web', tsx('scripts/serve.ts'), {});
  // A county that has been there for a while: it has places already, and its database knows how large its tables are.
  say('an earlier sale');
  const earlier = await startWeb();
  const { SESSION_SECRET: secret } = secrets.env;
  for (let sale = 0; sale < EARLIER_SALES; sale += 1) {
    await rush([earlier.port], pressesOf(await layCrowd(db, county, SIZE, new Date()), secret));
  }
  await earlier.end('SIGTERM');
  await query(url, 'VACUUM ANALYZE');
  const startFloor = (name: string) =>
    start(name, ['scripts/bench/rush-floor.mjs', 'serve'], { DATABASE_URL: databaseOn(server, name) });
  return {
    db,
    secret,
    newCrowd: () => layCrowd(db, county, SIZE, new Date()),
    startWeb,
    startFloors: async (crowds) => {
      // A database that somebody is connected to cannot be copied.
      await db.$disconnect();
      await createDatabase(server, 'floor', { template: 'bench' });
      await createDatabase(server, 'bare');
      await query(databaseOn(server, 'floor'), FLOOR_FUNCTION);
      await query(databaseOn(server, 'bare'), BARE_SCHEMA);
      for (const { classes, places } of crowds) {
        const lay = 'INSERT INTO class (id, capacity) SELECT id, $2 FROM unnest($1::uuid[]) id';
        await query(databaseOn(server, 'bare'), lay, [classes, places]);
      }
      for (const name of ['bench', 'floor', 'bare']) await query(databaseOn(server, name), 'ANALYZE');
      return { baseline: await startFloor('floor'), bare: await startFloor('bare') };
    },
  };
}

function query(url: string, sql: string, values: unknown[] = []): Promise<unknown> {
  return withClient(url, (client: { query: (sql: string, values: unknown[]) => Promise<unknown> }) =>
    client.query(sql, values),
  );
}

function say(text: string): void {
  process.stderr.write(`\r${text}                              `);
}
