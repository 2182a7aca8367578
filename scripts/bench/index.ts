// `npm run bench [-- NAME] [--json]`: measures everything, or one thing, on this machine. The names are below.
import { spawn } from 'node:child_process';
import { arch, cpus, loadavg, platform } from 'node:os';
import { text } from 'node:stream/consumers';
import { benchDraw } from './draw';
import type { Figure } from './measure';
import { benchPage } from './page';
import { benchRules } from './rules';
import { benchProcesses, benchRush } from './rush';
import { benchSearch } from './search';
import { benchSettle } from './settle';

const BENCHES: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  draw: benchDraw,
  processes: benchProcesses,
  page: benchPage,
  rules: benchRules,
  rush: benchRush,
  search: benchSearch,
  settle: benchSettle,
};

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const names = args.filter((argument) => argument !== '--json');

if (names.length > 1 || !names.every((name) => Object.hasOwn(BENCHES, name))) {
  console.error(`npm run bench [-- NAME] [--json]; names: ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else if (names[0] !== undefined) {
  await run(names[0]);
} else {
  await runEach(Object.keys(BENCHES));
}

/** One bench in this process. */
async function run(name: string): Promise<void> {
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    os: `${platform()} ${arch()}`,
    loadBefore: loadavg()[0],
  };
  const figures = await (BENCHES[name] as (typeof BENCHES)[string])();
  process.stdout.write(
    asJson ? `${JSON.stringify({ bench: name, machine, figures }, null, 2)}\n` : textOf(figures),
  );
}

/** Each in a process of its own: what one leaves behind in memory is not to slow the next. */
async function runEach(all: readonly string[]): Promise<void> {
  const reports: unknown[] = [];
  for (const name of all) {
    if (!asJson) process.stdout.write(`\n${name}\n`);
    const output = await bench(name);
    if (output !== null && asJson) reports.push(JSON.parse(output));
  }
  if (asJson) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
}

/** What the bench of a name printed; null when it failed, which the others are not to suffer from. */
function bench(name: string): Promise<string | null> {
  const argv = [...process.execArgv, process.argv[1] as string, name, ...(asJson ? ['--json'] : [])];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', asJson ? 'pipe' : 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    const printed = child.stdout ? text(child.stdout) : Promise.resolve('');
    child.on('error', reject);
    child.on('close', async (status) => {
      if (status !== 0) process.exitCode = 1;
      resolve(status === 0 ? await printed : null);
    });
  });
}

function textOf(figures: readonly Figure[]): string {
  return figures
    .map(({ name: what, measured, baseline, ratio, rounds, callsPerRound, ...more }) => {
      const spread = `10-90%: ${micro(measured.p10)}-${micro(measured.p90)}`;
      return [
        `${what}: median ${micro(measured.median)} (${spread})`,
        `  ${more.against ?? 'an empty function'}: ${micro(baseline.median)}; ratio ${rounded(ratio)}; ${rounds} rounds of ${callsPerRound} calls each, in turn`,
        ...(more.note ? [`  ${more.note}`] : []),
        '',
      ].join('\n');
    })
    .join('');
}

function rounded(ratio: number): string {
  return ratio < 20 ? ratio.toFixed(1) : String(Math.round(ratio));
}

function micro(microseconds: number): string {
  if (microseconds >= 1e6) return `${(microseconds / 1e6).toFixed(2)} s`;
  if (microseconds >= 1e4) return `${(microseconds / 1000).toFixed(0)} ms`;
  return `${microseconds < 1 ? microseconds.toFixed(4) : microseconds.toFixed(1)} µs`;
}
