// `npm test`: everything, on servers and data of its own. Installs what is missing, a browser included; the
// last line says how many passed and failed. `npm test -- unit e2e` runs only the parts named.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverAccount } from './launch/account.mjs';
import { installBrowserIfMissing } from './launch/browser.mjs';
import { CHECKS } from './launch/checks.mjs';
import { Children } from './launch/children.mjs';
import { createDatabase, migrate } from './launch/database.mjs';
import { installIfStale } from './launch/install.mjs';
import { bin, buildApp, generateClient, run, stopRunning } from './launch/make.mjs';
import { startMeilisearch, withoutMeilisearch } from './launch/meilisearch.mjs';
import { inRoot } from './launch/paths.mjs';
import { startPostgres } from './launch/postgres.mjs';
import { countResults } from './launch/results.mjs';
import { makeSecrets } from './launch/secrets.mjs';

const PARTS = ['check', 'unit', 'build', 'integration', 'contract', 'access', 'e2e'];
const asked = process.argv.slice(2).filter((word) => PARTS.includes(word));
const wants = (part) => asked.length === 0 || asked.includes(part);
const place = mkdtempSync(path.join(tmpdir(), 'after-school-tests-'));
const reports = mkdtempSync(path.join(tmpdir(), 'after-school-reports-'));
const children = new Children({ logs: path.join(reports, 'logs'), onUnexpectedEnd: serverGone });
const total = { passed: 0, failed: 0 };
const began = performance.now();
const say = (text) => console.log(`[${((performance.now() - began) / 1000).toFixed(0)} s] ${text}`);
let ending;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => finish(1));

try {
  installIfStale(say);
  await generateClient();
  await all();
} catch (error) {
  if (!ending) {
    console.error(error);
    total.failed += 1;
  }
}
await finish();

async function all() {
  if (wants('check')) for (const { name, act } of CHECKS) await step(name, act);
  if (wants('unit')) await vitest('unit');
  if (wants('build') || wants('access') || wants('e2e')) await step('build', buildApp);
  const env = ['integration', 'contract', 'access', 'e2e'].some(wants) ? await servers() : {};
  for (const project of ['integration', 'contract', 'access']) if (wants(project)) await vitest(project, env);
  if (wants('e2e')) await playwright({ ...env, CHROMIUM_PATH: installBrowserIfMissing(say) });
}

/** A step that is no runner of tests: counts only when it fails. */
async function step(name, act) {
  try {
    await act();
    say(`✓ ${name}`);
  } catch (error) {
    total.failed += 1;
    say(`✗ ${name}\n${error.message}`);
  }
}

async function vitest(project, env = {}) {
  const report = path.join(reports, `${project}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  await runner(project, [bin.vitest, ...args], report, env);
}

async function playwright(env) {
  const report = path.join(reports, 'e2e.json');
  await runner('e2e', [bin.playwright, 'test', '--reporter=list,json'], report, {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
}

async function runner(name, args, report, env) {
  let succeeded = true;
  try {
    await run(args, { show: true, env: { ...process.env, ...env } });
  } catch {
    succeeded = false;
  }
  const { passed, failed } = countResults(report, succeeded);
  total.passed += passed;
  total.failed += failed;
  say(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed`);
}

async function servers() {
  const account = serverAccount();
  const { postgresPassword: password, meilisearchKey: key } = makeSecrets();
  const [postgres, meilisearch] = await Promise.all([
    startPostgres({ place, children, account, password, port: 0, throwaway: true }),
    startMeilisearch({ place, children, account, key, port: 0 }),
  ]);
  if (!meilisearch) say(withoutMeilisearch());
  await createDatabase(postgres.url('postgres'), 'template_empty');
  await migrate(postgres.url('template_empty'));
  return {
    TEST_POSTGRES_URL: postgres.url('postgres'),
    TEST_FOLDER: reports,
    ...(meilisearch && { TEST_MEILI_URL: meilisearch.url, TEST_MEILI_KEY: key }),
  };
}

function serverGone(name, logFile) {
  say(`${name} ended by itself, see ${logFile}`);
  total.failed += 1;
}

async function finish(code) {
  ending ??= (async () => {
    stopRunning();
    await children.stopAll();
    rmSync(place, { recursive: true, force: true });
    if (total.failed === 0) rmSync(reports, { recursive: true, force: true });
    else if (existsSync(inRoot('test-results'))) say('Pictures and traces of what failed: test-results/');
    console.log(`${total.passed} passed, ${total.failed} failed`);
    process.exit(code ?? (total.failed > 0 ? 1 : 0));
  })();
  return ending;
}
