import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What `npm run draw -- verify` says of a published draw. */
export async function verified(text: string): Promise<{ verified: boolean; differences: unknown[] }> {
  const file = join(await mkdtemp(join(tmpdir(), 'draw-')), 'verify.json');
  await writeFile(file, text);
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/draw.ts', 'verify', file]);
  return JSON.parse(stdout);
}
