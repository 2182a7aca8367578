// `npm run bench -- NAME [--json]`: measures one thing on this machine. The names are below.
import { arch, cpus, platform } from 'node:os';
import type { Figure } from './measure';
import { benchRules } from './rules';

const BENCHES: Readonly<Record<string, () => Figure[]>> = { rules: benchRules };

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
  const figures = bench();
  process.stdout.write(
    args.includes('--json')
      ? `${JSON.stringify({ bench: name, machine, figures }, null, 2)}\n`
      : textOf(figures),
  );
}

function textOf(figures: readonly Figure[]): string {
  return figures
    .map(({ name: what, measured, baseline, ratio, rounds, callsPerRound }) => {
      const spread = `10-90%: ${micro(measured.p10)}-${micro(measured.p90)}`;
      return [
        `${what}: median ${micro(measured.median)} (${spread})`,
        `  an empty function: ${micro(baseline.median)}; ratio ${Math.round(ratio)}; ${rounds} rounds of ${callsPerRound} calls each, in turn\n`,
      ].join('\n');
    })
    .join('');
}

function micro(microseconds: number): string {
  return `${microseconds < 1 ? microseconds.toFixed(4) : microseconds.toFixed(1)} µs`;
}
