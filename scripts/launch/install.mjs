import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './paths.mjs';

/**
 * Does node_modules hold what the lock file says? npm keeps a lock file of its own in there, so nothing
 * has to be recorded by us, and an `npm ci` by hand counts too.
 */
export function isInstalled() {
  const inside = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(inside)) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(inside, 'utf8')).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true;
    const found = present[name];
    // Packages for other machines stand in the lock file and are not installed here.
    if (!found || !existsSync(inRoot(name))) return entry.optional === true || entry.peer === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** `npm ci` when node_modules is absent or stale. Development packages too: the build needs them. */
export function installIfStale(say) {
  if (isInstalled()) return;
  say('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, NODE_ENV: 'development' };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', args, {
        cwd: root,
        env,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      });
  if (done.status !== 0) throw new Error('npm ci failed; see above.');
}

/** A hash of files and folders by content and name, to know whether something must be made again. */
export function hashOf(...places) {
  const hash = createHash('sha256');
  const add = (file) => {
    const full = inRoot(file);
    if (!existsSync(full)) return;
    hash.update(`\0${file}\0`).update(readFileSync(full));
  };
  for (const place of places) {
    const full = inRoot(place);
    if (!existsSync(full)) continue;
    const entries = readdirOrNothing(full);
    if (!entries) add(place);
    else for (const entry of entries) add(path.join(place, entry));
  }
  return hash.digest('hex');
}

function readdirOrNothing(full) {
  try {
    return readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(full, path.join(entry.parentPath ?? entry.path, entry.name)))
      .filter((name) => !name.startsWith('db/generated/'))
      .sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Runs `make` unless `stamp` already holds `hash`; writes the stamp when it went well. */
export async function unlessMade(stamp, hash, make) {
  const file = inRoot(stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === hash) return false;
  rmSync(file, { force: true });
  await make();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, hash);
  return true;
}
