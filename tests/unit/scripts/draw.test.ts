import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { tsx } from '../../../scripts/launch/make.mjs';
import { inRoot } from '../../../scripts/launch/paths.mjs';
import example from '../domain/allocation/example.json' with { type: 'json' };
import expected from '../domain/allocation/example.out.json' with { type: 'json' };

type Ended = { status: number | null; out: string; err: string };

/** The command as it runs in a fresh clone: no database, nothing in its environment. */
function command(verb: string, input: unknown): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, tsx('scripts/draw.ts', verb, '-'), {
      cwd: inRoot('.'),
      env: { PATH: process.env.PATH, NODE_ENV: 'test' },
    });
    const ended: Ended = { status: null, out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      ended.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      ended.err += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...ended, status }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(input));
  });
}

describe('npm run draw', { timeout: 30_000 }, () => {
  it('holds the draw of the example, and verifies what it printed', async () => {
    const { status, out, err } = await command('run', example);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const output = JSON.parse(out);
    expect({ places: output.places, waiting: output.waiting }).toEqual(expected);
    const claim = { input: example, output, commitment: output.commitment };
    expect(await command('verify', claim)).toMatchObject({ status: 0, err: '' });
    const moved = output.places.map((place: object, at: number) =>
      at === 0 ? { ...place, applicant: 'c7' } : place,
    );
    const doubted = await command('verify', { ...claim, output: { ...output, places: moved } });
    expect(doubted.status).toBe(1);
    expect(JSON.parse(doubted.out)).toMatchObject({
      verified: false,
      differences: [{ part: 'places', index: 0 }],
    });
  });

  it.each([
    ['an unknown command', 'hold', example, /unknown command/],
    ['a wish that nobody offers', 'run', { ...example, offerings: [] }, /not offered/],
    ['an input that is none', 'run', [], /./],
  ])('ends with 2 and says why at %s', async (_, verb, input, words) => {
    const { status, out, err } = await command(verb, input);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(JSON.parse(err).error).toMatch(words);
  });
});
