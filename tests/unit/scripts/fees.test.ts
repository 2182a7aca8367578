import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readQuote } from '~/forms/fees/quote';
import { readRefund } from '~/forms/fees/refund';
import { tsx } from '../../../scripts/launch/make.mjs';
import { inRoot } from '../../../scripts/launch/paths.mjs';
import quoteInput from '../../fixtures/fees/quote.json' with { type: 'json' };
import refundInput from '../../fixtures/fees/refund.json' with { type: 'json' };

type Ended = { status: number | null; out: string; err: string };

/** The command as it runs in a fresh clone: no database, nothing in its environment. */
function fees(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, tsx('scripts/fees.ts', ...args), {
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
    child.stdin.end(input);
  });
}

const fixture = (name: string) => inRoot(`tests/fixtures/fees/${name}.json`);

describe('npm run fees', () => {
  it.each(['quote', 'refund'])(
    '%s answers the example of the format, key for key',
    async (command) => {
      const { status, out, err } = await fees([command, fixture(command)]);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      expect(JSON.parse(out)).toStrictEqual(JSON.parse(readFileSync(fixture(`${command}.out`), 'utf8')));
    },
    20_000,
  );

  it('reads standard input', async () => {
    const { status, out } = await fees(['quote', '-'], JSON.stringify(quoteInput));
    expect({ status, due: JSON.parse(out).dueFen }).toEqual({ status: 0, due: 28_000 });
  }, 20_000);

  it.each([
    { name: 'no file', args: ['quote'], input: '', error: /usage/ },
    { name: 'another command', args: ['pay', '-'], input: '{}', error: /unknown command "pay"/ },
    { name: 'a file that is not there', args: ['quote', '/nowhere.json'], input: '', error: /cannot read/ },
    { name: 'no JSON', args: ['refund', '-'], input: '{', error: /standard input is no JSON/ },
    { name: 'an incomplete object', args: ['refund', '-'], input: '{}', error: /is missing/ },
  ])(
    'refuses $name with one line of JSON and status 2',
    async ({ args, input, error }) => {
      const { status, out, err } = await fees(args, input);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(err.trim().split('\n')).toHaveLength(1);
      const problem = JSON.parse(err);
      expect(Object.keys(problem)).toEqual(['error', 'path']);
      expect(problem.error).toMatch(error);
    },
    20_000,
  );
});

type Change<T> = (input: T) => void;

describe('input that cannot be counted', () => {
  it.each<[path: string, problem: string, Change<typeof quoteInput>]>([
    ['fee.perLessonFen', 'is less than zero', (input) => (input.fee.perLessonFen = -1)],
    ['fee.perLessonFen', 'is no whole number of fen', (input) => (input.fee.perLessonFen = 35.5)],
    ['fee.perLessonFen', 'is more than anything costs', (input) => (input.fee.perLessonFen = 9e14)],
    [
      'fee.perLessonFen',
      'is more than anything costs',
      (input) => Object.assign(input.fee, { perLessonFen: 9e11, lessons: 9000 }),
    ],
    ['fee.lessons', 'is less than zero', (input) => (input.fee.lessons = -1)],
    ['fee.lessons', 'is no whole number', (input) => (input.fee.lessons = 1.5)],
    ['fee.payer', 'is none of family, county', (input) => (input.fee.payer = 'provider')],
    ['fee.price', 'unknown field "price"', (input) => Object.assign(input.fee, { price: 1 })],
    ['child.town', 'is none of urban, rural', (input) => (input.child.town = 'suburb')],
    ['asOf', 'no such date', (input) => (input.asOf = '2026-02-30')],
    [
      'child.entitlements[0].to',
      'is before the first day',
      (input) => Object.assign(input.child.entitlements[0] ?? {}, { to: '2025-12-31' }),
    ],
    [
      'programmes[0].percent',
      'is more than 100',
      (input) => Object.assign(input.programmes[0] ?? {}, { percent: 101 }),
    ],
    [
      'programmes[1].id',
      'is there twice',
      (input) => input.programmes.push(structuredClone(input.programmes[0] as never)),
    ],
    ['used[0].fen', 'is less than zero', (input) => Object.assign(input.used[0] ?? {}, { fen: -5 })],
  ])('quote: %s %s', (path, error, change) => {
    const input = structuredClone(quoteInput);
    change(input);
    expect(readQuote(input)).toEqual({ problem: { error, path } });
  });

  it('quote: names the classes there are', () => {
    const input = structuredClone(quoteInput);
    Object.assign(input.child.entitlements[0] ?? {}, { class: 'rich' });
    expect(readQuote(input)).toMatchObject({
      problem: { path: 'child.entitlements[0].class', error: expect.stringContaining('left_behind') },
    });
  });

  it.each<[path: string, problem: string, Change<typeof refundInput>]>([
    ['subsidyFen', 'is more than agencyFen', (input) => (input.subsidyFen = 56_001)],
    ['agencyFen', 'is less than zero', (input) => (input.agencyFen = -1)],
    ['lessons', 'has no lesson that agencyFen could be for', (input) => (input.lessons = [])],
    ['withdrawnOn', 'not a date: YYYY-MM-DD', (input) => (input.withdrawnOn = 'today')],
    ['materialsUsed', 'is neither true nor false', (input) => Object.assign(input, { materialsUsed: 'no' })],
    [
      'lessons[0].date',
      'no such date',
      (input) => Object.assign(input.lessons[0] ?? {}, { date: '2026-09-31' }),
    ],
    ['reason', 'unknown field "reason"', (input) => Object.assign(input, { reason: 'ill' })],
  ])('refund: %s %s', (path, error, change) => {
    const input = structuredClone(refundInput);
    change(input);
    expect(readRefund(input)).toEqual({ problem: { error, path } });
  });

  it('refund: names the models and the states there are', () => {
    expect(readRefund({ ...refundInput, model: 'monthly' })).toMatchObject({
      problem: { path: 'model', error: expect.stringContaining('cliff_3_months') },
    });
    expect(readRefund({ ...refundInput, lessons: [{ date: '2026-09-08', state: 'late' }] })).toMatchObject({
      problem: { path: 'lessons[0].state', error: expect.stringContaining('canceled_force') },
    });
  });

  it('takes what may be left out: no withdrawal, no programmes, no cap', () => {
    const { withdrawnOn: _, ...stays } = refundInput;
    expect(readRefund(stays)).toMatchObject({ value: { withdrawnOn: null } });
    expect(readRefund({ ...stays, agencyFen: 0, subsidyFen: 0, lessons: [] })).toHaveProperty('value');
    const { asOf, fee, child } = quoteInput;
    expect(readQuote({ asOf, fee, child })).toMatchObject({ value: { aid: { used: [], programmes: [] } } });
    const [programme] = quoteInput.programmes;
    const open = { ...programme, capFenPerChildTerm: null };
    expect(readQuote({ ...quoteInput, programmes: [open] })).toMatchObject({
      value: { aid: { programmes: [{ capFenPerChildTerm: null }] } },
    });
  });
});
