import { spawn } from 'node:child_process';
import { hashOf, unlessMade } from './install.mjs';
import { inRoot, root } from './paths.mjs';

/**
 * Runs one of our programs to its end.
 *
 * @param {string[]} args for node, e.g. ['--import', 'tsx', 'scripts/reindex.ts']
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, doneWhen?: RegExp }} options `show`: print as it goes,
 *   else only on failure; `doneWhen`: output after which the program is as good as finished and is ended
 */
export function run(args, { env = process.env, show = false, doneWhen } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    let done = false;
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (!done && doneWhen?.test(output)) {
        done = true;
        child.kill('SIGTERM');
      }
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      if (code === 0 || done) resolve(output);
      else reject(new Error(`${args.join(' ')} failed:\n${shortened(output)}`));
    });
  });
}

/** What went wrong stands at the beginning or at the end of an output, rarely in the middle. */
function shortened(output) {
  const lines = output.trimEnd().split('\n');
  return lines.length <= 60 ? lines.join('\n') : [...lines.slice(0, 30), '…', ...lines.slice(-30)].join('\n');
}

const running = new Set();

/** Ends programs that `run` has not yet seen finish. */
export function stopRunning() {
  for (const child of running) child.kill('SIGTERM');
}

export const bin = {
  prisma: inRoot('node_modules', 'prisma', 'build', 'index.js'),
  remix: inRoot('node_modules', '@remix-run', 'dev', 'dist', 'cli.js'),
  tsc: inRoot('node_modules', 'typescript', 'bin', 'tsc'),
  biome: inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
  depcruise: inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
  vitest: inRoot('node_modules', 'vitest', 'vitest.mjs'),
  playwright: inRoot('node_modules', '@playwright', 'test', 'cli.js'),
};

export const tsx = (script, ...args) => ['--import', 'tsx', script, ...args];

/** No asking home for newer versions. */
export const QUIET_PRISMA = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };

const somewhere = 'postgresql://nobody@127.0.0.1:1/none'; // the tool wants an address even to generate

/** The Prisma client, when the schema has changed. */
export function generateClient() {
  return unlessMade('app/db/generated/.made-from', hashOf('prisma/schema.prisma', 'package-lock.json'), () =>
    run([bin.prisma, 'generate'], {
      env: {
        ...process.env,
        DATABASE_URL: process.env.DATABASE_URL || somewhere,
        ...QUIET_PRISMA,
      },
    }),
  );
}

/**
 * The production build, when what it is made from has changed.
 *
 * @param {() => void} [onStart] called when there is something to build
 */
export function buildApp(onStart = () => {}) {
  const sources = hashOf(
    'app',
    'public',
    'package-lock.json',
    'prisma/schema.prisma',
    'vite.config.ts',
    'remix.config.js',
    'tsconfig.json',
  );
  return unlessMade('build/.made-from', sources, () => {
    onStart();
    return run([bin.remix, 'vite:build', '--logLevel', 'error'], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
  });
}
