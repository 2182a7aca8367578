import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { newFamily, openMarket } from '../parent/family-market';
import { ask } from './asking';

type Ran = { stdout: string; stderr: string; code: number };

/** `npm run token` on this file's database. */
async function command(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const options = { env: { ...process.env, ...env } as NodeJS.ProcessEnv };
  const run = promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/token.ts', ...args],
    options,
  );
  return run.then(
    (done) => ({ ...done, code: 0 }),
    (failed: Ran) => failed,
  );
}

it('makes a token for one of the cast, in a demo only', async () => {
  await openMarket();
  const family = await newFamily();
  const { userId } = family.actor;
  await db.castMember.create({ data: { key: 'guardian-lin', userId, position: 1 } });

  const made = await command(['--as', 'guardian-lin']);
  expect(made.code).toBe(0);
  const token = made.stdout.trim();
  expect(token).toMatch(/^asm_[\w-]{43}$/);
  expect(made.stderr).toContain(`curl 'http://localhost:3000/api/v1/children'`);
  const { json } = await ask('GET', '/children', { token });
  expect(json.items).toMatchObject([{ id: family.childId }]);
  expect((await command(['--as', '林静'])).code).toBe(0);

  const nobody = await command(['--as', 'somebody']);
  expect([nobody.code, nobody.stdout]).toEqual([2, '']);
  expect(nobody.stderr).toContain('guardian-lin');
  expect((await command([])).code).toBe(2);

  const elsewhere = await command(['--as', 'guardian-lin'], { NODE_ENV: 'development', DEMO: '0' });
  expect([elsewhere.code, elsewhere.stdout]).toEqual([1, '']);
  expect(elsewhere.stderr).toContain('in the demo only');
  expect(await db.apiToken.count({ where: { userId } })).toBe(2);
}, 120_000);
