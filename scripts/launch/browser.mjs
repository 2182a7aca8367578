import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bin } from './make.mjs';
import { inRoot, root } from './paths.mjs';

const ON_MACHINES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine: CHROMIUM_PATH, the usual places, or Playwright's own. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH=${named} does not exist.`);
    return named;
  }
  return ON_MACHINES.find((file) => existsSync(file)) ?? ownOfPlaywright();
}

function ownOfPlaywright() {
  try {
    const file = createRequire(inRoot('package.json'))('@playwright/test').chromium.executablePath();
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Installs one where there is none: Playwright's own, else the system's as root. */
export function installBrowserIfMissing(say) {
  const found = findBrowser();
  if (found) return found;
  say('Installing a browser …');
  const quiet = { cwd: root, stdio: 'ignore' };
  spawnSync(process.execPath, [bin.playwright, 'install', 'chromium'], { ...quiet, timeout: 300_000 });
  if (ownOfPlaywright()) {
    spawnSync(process.execPath, [bin.playwright, 'install-deps', 'chromium'], { ...quiet, timeout: 600_000 });
    return ownOfPlaywright();
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { ...quiet, env, timeout: 300_000 });
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      ...quiet,
      env,
      timeout: 900_000,
    });
  }
  const installed = findBrowser();
  if (!installed) throw new Error('No Chromium found and none could be installed; set CHROMIUM_PATH.');
  return installed;
}
