import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bin, run } from './make.mjs';
import { inRoot } from './paths.mjs';

/** What `npm run check` looks at beside the unit tests, cheap ones first. */
export const CHECKS = [
  { name: 'format and lint', act: () => run([bin.biome, 'check', '--error-on-warnings', '.']) },
  { name: 'layers', act: checkLayers },
  { name: 'types', act: () => run([bin.tsc, '--noEmit', '-p', '.']) },
];

async function checkLayers() {
  const impure = impureLines();
  if (impure.length > 0)
    throw new Error(`The domain takes time and chance as arguments:\n${impure.join('\n')}`);
  const blind = rulesThatSeeNothing();
  if (blind.length > 0) throw new Error(`Layer rules whose path matches no file: ${blind.join(', ')}`);
  await run([bin.depcruise, 'app', 'prisma', 'scripts', '--config', '.dependency-cruiser.cjs']);
}

/** Lines of the domain that read the clock or roll dice by themselves. */
export function impureLines(folder = inRoot('app', 'domain')) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .flatMap((name) =>
      readFileSync(path.join(folder, name), 'utf8')
        .split('\n')
        .map((line, index) => ({ line, at: `${name}:${index + 1}` }))
        .filter(({ line }) => IMPURE.test(line) && !/^\s*(\*|\/\/)/.test(line))
        .map(({ at, line }) => `${at}: ${line.trim()}`),
    );
}

const IMPURE = /new Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b/;

/** A rule whose `from` matches no file watches nothing, most likely because a folder was renamed. */
function rulesThatSeeNothing() {
  const { forbidden } = createRequire(import.meta.url)(inRoot('.dependency-cruiser.cjs'));
  const files = ['app', 'prisma', 'scripts'].flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true }).map((name) => `${folder}/${name}`),
  );
  return forbidden
    .filter(({ from }) => from.path)
    .filter(
      ({ from }) =>
        !files.some((file) => [from.path].flat().some((pattern) => new RegExp(pattern).test(file))),
    )
    .map((rule) => rule.name);
}
