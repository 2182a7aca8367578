import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { impureLines } from '../../../scripts/launch/checks.mjs';
import { bin } from '../../../scripts/launch/make.mjs';
import { inRoot } from '../../../scripts/launch/paths.mjs';

// A house with one file per layer, each importing what the table of layers forbids it.
const FORBIDDEN: [layer: string, file: string, imports: string][] = [
  ['domain-is-pure', 'app/domain/rule.ts', '../db/client.server'],
  ['domain-is-pure-packages', 'app/domain/io.ts', 'node:fs'],
  ['forms', 'app/forms/child.ts', '../services/enroll.server'],
  ['i18n', 'app/i18n/words.ts', '../services/enroll.server'],
  ['components', 'app/components/card.ts', '../http/env.server'],
  ['components', 'app/components/page.ts', '../routes/page'],
  ['services', 'app/services/page.server.ts', '../routes/page'],
  ['services', 'app/services/actor.server.ts', '../http/actor.server'],
  ['ports-stand-alone', 'app/ports/payments/port.ts', '../messages/port'],
  ['ports-stand-alone', 'app/ports/messages/book.server.ts', '../../db/client.server'],
  ['db', 'app/db/verb.server.ts', '../services/enroll.server'],
  ['jobs', 'app/jobs/lapse.server.ts', '../routes/page'],
  ['routes-are-doors', 'app/routes/door.ts', '../db/client.server'],
  ['routes-are-doors', 'app/routes/pay.ts', '../ports/payments/pay'],
  ['http', 'app/http/help.server.ts', '../../tests/help'],
  ['app-knows-no-tests', 'app/http/help.server.ts', '../../tests/help'],
];
const ALLOWED = [
  'app/db/client.server.ts',
  'app/services/enroll.server.ts',
  'app/http/env.server.ts',
  'app/http/actor.server.ts',
  'app/routes/page.ts',
  'app/ports/messages/port.ts',
  'app/ports/payments/pay.ts',
  'tests/help.ts',
];

let house: string;
let found: string;

function put(file: string, text: string) {
  mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
  writeFileSync(path.join(house, file), text);
}

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'layers-test-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json'])
    cpSync(inRoot(file), path.join(house, file));
  put('package.json', '{ "type": "module" }');
  for (const file of ALLOWED) put(file, 'export const here = 1;\n');
  for (const [, file, imports] of FORBIDDEN)
    put(file, `import * as it from '${imports}';\nexport const x = it;\n`);
  const run = spawnSync(process.execPath, [bin.depcruise, 'app', '--config', '.dependency-cruiser.cjs'], {
    cwd: house,
    encoding: 'utf8',
  });
  found = run.stdout;
}, 60_000);
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the layers', () => {
  it.each(FORBIDDEN)('%s: %s may not import %s', (rule, file) => {
    expect(found).toContain(`error ${rule}: ${file} → `);
  });

  it('complain of nothing else', () => {
    expect(found.match(/^ {2}error /gm)).toHaveLength(FORBIDDEN.length);
  });
});

it('the domain may not read the clock or roll dice', () => {
  put(
    'app/domain/clock.ts',
    'const a = new Date();\nconst b = new Date(a);\n// new Date() is forbidden\nDate.now();\n',
  );
  put('app/domain/dice.ts', 'Math.random();\n');
  expect(impureLines(path.join(house, 'app', 'domain'))).toEqual([
    'clock.ts:1: const a = new Date();',
    'clock.ts:4: Date.now();',
    'dice.ts:1: Math.random();',
  ]);
});
