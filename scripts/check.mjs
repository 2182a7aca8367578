// `npm run check`: format, lint, layers, types and unit tests. No server is started.
import { CHECKS } from './launch/checks.mjs';
import { bin, generateClient, run } from './launch/make.mjs';

const unit = {
  name: 'unit tests',
  act: () => run([bin.vitest, 'run', '--project', 'unit'], { show: true }),
};

let failed = 0;
await generateClient();
for (const { name, act } of [...CHECKS, unit]) {
  try {
    await act();
    console.log(`✓ ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`✗ ${name}\n${error.message}`);
  }
}
process.exit(failed > 0 ? 1 : 0);
