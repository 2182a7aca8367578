import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hashOf } from './install.mjs';
import { bin, generateClient, QUIET_PRISMA, run, tsx } from './make.mjs';
import { inRoot } from './paths.mjs';

// By name at run time: this file is read before anything is installed.
const packageOf = (name) => createRequire(inRoot('package.json'))(name);

/**
 * Runs `act` with a connected client.
 *
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function withClient(url, act) {
  const { Client } = packageOf('pg');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // the server may be stopped while we say goodbye
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Brings a database to the schema of this clone: our migrations, then those of the job queue and the rule book. */
export async function migrate(url) {
  if (!(await isMigrated(url))) await deploy(url);
  const { runMigrations, Logger } = packageOf('graphile-worker');
  await Promise.all([
    runMigrations({ connectionString: url, logger: new Logger(() => () => {}) }),
    layRules(url),
  ]);
  await openBooks(url);
}

/** Places that were taken before there was a ledger. */
async function openBooks(url) {
  const strangers = await withClient(url, async (client) => {
    const { rows } = await client.query(
      'SELECT EXISTS (SELECT 1 FROM enrollment) AND NOT EXISTS (SELECT 1 FROM journal_entry) AS found',
    );
    return rows[0].found;
  });
  if (!strangers) return;
  await generateClient();
  await run(tsx('scripts/open-books.ts'), { env: { ...process.env, DATABASE_URL: url } });
}

/** The rule book of this clone, unless the database had it from the very same files. */
async function layRules(url) {
  const book = `rule book ${hashOf('app/domain/reduction/book')}`;
  const laid = await withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT obj_description('rule_version'::regclass, 'pg_class') AS text`,
    );
    return rows[0].text;
  });
  if (laid === book) return;
  await generateClient();
  await run(tsx('scripts/lay-rules.ts'), { env: { ...process.env, DATABASE_URL: url } });
  await withClient(url, (client) => client.query(`COMMENT ON TABLE rule_version IS '${book}'`));
}

/** Has every migration of this clone been applied as it stands here? Saves a second start the tool. */
async function isMigrated(url) {
  const folder = inRoot('prisma', 'migrations');
  const here = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'));
      return `${name} ${createHash('sha256').update(sql).digest('hex')}`;
    });
  return withClient(url, async (client) => {
    const { rows } = await client.query(`SELECT to_regclass('public._prisma_migrations') AS found`);
    if (!rows[0].found) return false;
    const applied = await client.query(
      `SELECT migration_name || ' ' || checksum AS migration, finished_at FROM _prisma_migrations
       WHERE rolled_back_at IS NULL`,
    );
    return (
      applied.rows.every((row) => row.finished_at) &&
      applied.rows
        .map((row) => row.migration)
        .sort()
        .join() === here.sort().join()
    );
  });
}

async function deploy(url) {
  // The tool stays for the ten seconds of a forgotten timer of its lock after all is said and done.
  await run([bin.prisma, 'migrate', 'deploy'], {
    env: { ...process.env, ...QUIET_PRISMA, DATABASE_URL: url },
    doneWhen: /All migrations have been successfully applied|No pending migrations to apply/,
  });
}

/**
 * Creates a database when the server has none of that name.
 *
 * @param {string} serverUrl
 * @param {string} name
 * @param {{ template?: string }} [options] the database to copy
 */
export async function createDatabase(serverUrl, name, { template } = {}) {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount > 0) return;
    const from = template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : '';
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${from}`);
  });
}

export async function dropDatabase(serverUrl, name) {
  await withClient(serverUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** The same server, another database. */
export function databaseOn(url, name) {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}

// That the demo county was laid out to its last row is written on the schema itself: it goes with the
// database wherever that is, also into copies made of it.
const MARK = 'demo county laid out ';

/** When the demo county was seeded: an ISO date, 'partly', or undefined in an empty database. */
export async function seededOn(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT obj_description('public'::regnamespace, 'pg_namespace') AS text`,
    );
    if (rows[0].text?.startsWith(MARK)) return rows[0].text.slice(MARK.length);
    const schools = await client.query('SELECT 1 FROM school LIMIT 1');
    return schools.rowCount > 0 ? 'partly' : undefined;
  });
}

/** @param {string} day ISO date around which the dates were laid */
export async function markSeeded(url, day) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`Not a day: ${day}`);
  await withClient(url, (client) => client.query(`COMMENT ON SCHEMA public IS '${MARK}${day}'`));
}

/** Empties a database that holds the demo county and nothing else. */
export async function emptyDemo(url) {
  await withClient(url, async (client) => {
    const { rows } = await client.query(`
      SELECT coalesce(obj_description('public'::regnamespace, 'pg_namespace'), '') AS text,
             (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables`);
    if (rows[0].tables > 0 && !rows[0].text.startsWith(MARK)) {
      throw new Error('This database was not made by the demo, so the demo does not empty it.');
    }
    await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE');
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public');
  });
}
