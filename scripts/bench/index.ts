// `npm run bench -- NAME [--json]`: measures one thing on this machine. The names are below.
import { arch, cpus, platform } from 'node:os';
import type { Figure } from './measure';
import { benchRules } from './rules';
import { benchSettle } from './settle';

const BENCHES: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  rules: benchRules,
  settle: benchSettle,
};

const args = process.argv.slice(2);
const [name, ...more] = args.filter((argument) => argument !== '--json');
const bench = name !== undefined && Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;

if (!bench || more.length > 0) {
  console.error(`npm run bench -- NAME [--json]; names: ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else {
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    os: `${platform()} ${arch()}`,
  };
  const figures = await bench();
  process.stdout.write(
    args.includes('--json')
      ? `${JSON.stringify({ bench: name, machine, figures }, null, 2)}\n`
      : textOf(figures),
  );
}

function textOf(figures: readonly Figure[]): string {
  return figures
    .map(({ name: what, measured, baseline, ratio, rounds, callsPerRound, ...more }) => {
      const spread = `10-90%: ${micro(measured.p10)}-${micro(measured.p90)}`;
      return [
        `${what}: median ${micro(measured.median)} (${spread})`,
        `  ${more.against ?? 'an empty function'}: ${micro(baseline.median)}; ratio ${rounded(ratio)}; ${rounds} rounds of ${callsPerRound} calls each, in turn`,
        more.note ? `  ${more.note}\n` : '',
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
