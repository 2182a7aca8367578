import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bin, run } from './make.mjs';
import { inRoot } from './paths.mjs';

/** What `npm run check` looks at beside the unit tests, cheap ones first. */
export const CHECKS = [
  { name: 'format and lint', act: () => run([bin.biome, 'check', '--error-on-warnings', '.']) },
  { name: 'layers', act: checkLayers },
  { name: 'types', act: () => run([bin.tsc, '--noEmit', '-p', '.']) },
];

async function checkLayers() {
  const blind = rulesThatSeeNothing();
  if (blind.length > 0) throw new Error(`Layer rules whose path matches no file: ${blind.join(', ')}`);
  await run([bin.depcruise, 'app', 'prisma', 'scripts', '--config', '.dependency-cruiser.cjs']);
}

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
