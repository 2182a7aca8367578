import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDossier } from '~/forms/rules/dossier';
import calendar from '../../../prisma/seed/data/calendar.json' with { type: 'json' };
import { tsx } from '../../../scripts/launch/make.mjs';
import { inRoot } from '../../../scripts/launch/paths.mjs';
import fixture from '../../fixtures/rules/dossier.json' with { type: 'json' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rules-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { status: number | null; out: string; err: string };

/** The command as it runs in a fresh clone: nothing in its environment. */
function rules(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, tsx('scripts/rules.ts', ...args), {
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

const file = (name: string, value: unknown) => {
  const at = path.join(folder, name);
  writeFileSync(at, typeof value === 'string' ? value : JSON.stringify(value));
  return at;
};

const changed = (change: (plan: typeof fixture) => void) => {
  const plan = structuredClone(fixture);
  change(plan);
  return plan;
};

async function refused(args: readonly string[], input?: string) {
  const { status, out, err } = await rules(args, input);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err.trim().split('\n')).toHaveLength(1);
  const problem = JSON.parse(err);
  expect(Object.keys(problem)).toEqual(['error', 'path']);
  return problem as { error: string; path: string };
}

describe('rules -- check', () => {
  it('passes the example, from a file and from standard input', async () => {
    const passed = { status: 0, out: { verdict: 'pass', findings: [] }, err: '' };
    for (const ended of [
      await rules(['check', 'tests/fixtures/rules/dossier.json']),
      await rules(['check', '-'], `\uFEFF${JSON.stringify(fixture)}`),
    ]) {
      expect({ ...ended, out: JSON.parse(ended.out) }).toEqual(passed);
    }
  }, 30_000);

  it('says what is hard with status 1, and what is soft with status 0', async () => {
    const hard = changed((plan) => {
      plan.fee.collectedBy = 'provider';
    });
    const soft = changed((plan) => {
      plan.course.promises = ['ranking'] as never[];
    });
    const [first, second] = [
      await rules(['check', '-'], JSON.stringify(hard)),
      await rules(['check', '-'], JSON.stringify(soft)),
    ];
    expect([first.status, first.err]).toEqual([1, '']);
    expect(JSON.parse(first.out)).toMatchObject({
      verdict: 'block',
      findings: [
        {
          rule: 'F3',
          severity: 'hard',
          path: 'fee.collectedBy',
          actual: 'provider',
          limit: 'school, fiscal',
          message: { zh: expect.any(String), en: expect.any(String) },
          source: '教基厅函〔2023〕26号',
        },
      ],
    });
    expect([second.status, JSON.parse(second.out).verdict]).toEqual([0, 'review']);
  }, 30_000);

  it('judges courses outside school by their rules, and refuses them unless they are switched on', async () => {
    const outside = JSON.stringify(
      changed((plan) => {
        plan.regime = 'off_campus';
        plan.lessons = [{ date: '2026-09-08', start: '19:00', end: '20:45' }];
        plan.fee.coversMonths = 3;
      }),
    );
    const broken = async (...args: string[]) =>
      JSON.parse((await rules([...args], outside)).out).findings.map(
        (each: { rule: string; actual: string; limit: string }) =>
          `${each.rule} ${each.actual} ${each.limit}`,
      );
    expect(await broken('check', '-')).toEqual(['P21 off_campus school_service', 'T6 20:45 20:30']);
    expect(await broken('check', '--allow-off-campus', '-')).toEqual(['T6 20:45 20:30']);
  }, 30_000);

  it('takes another calendar, wherever it is named', async () => {
    const closed = file('closed.json', { ...calendar, restDays: [['2026-09-08', '2026-09-08']] });
    const args = [
      ['check', '--calendar', closed, '-'],
      ['check', '-', `--calendar=${closed}`],
    ];
    for (const each of args) {
      const { status, out } = await rules(each, JSON.stringify(fixture));
      expect(status).toBe(1);
      expect(JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule)).toEqual(['T1']);
    }
    const broken = file('broken.json', { ...calendar, terms: [{ ...calendar.terms[0], to: '2026-08-31' }] });
    expect((await refused(['check', '-', '--calendar', broken], JSON.stringify(fixture))).path).toBe(
      'terms[0].to',
    );
  }, 30_000);
});

describe('rules -- check-day', () => {
  const at = (start: string, end: string, date = '2026-09-08') =>
    changed((plan) => {
      plan.lessons = [{ date, start, end }];
    });

  it('judges the day as a whole', async () => {
    const { status, out } = await rules(
      ['check-day', '-'],
      JSON.stringify([at('15:40', '16:20'), at('16:20', '17:10')]),
    );
    expect(status).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([
      { rule: 'T2', severity: 'hard', actual: '90', limit: '120' },
      { rule: 'T3', severity: 'soft', actual: '17:10', limit: '17:30' },
    ]);
  }, 30_000);

  it('wants one day', async () => {
    const days = [at('15:40', '17:40'), at('15:40', '17:40', '2026-09-09')];
    expect((await refused(['check-day', '-'], JSON.stringify(days))).path).toBe('[1].lessons[0].date');
    expect((await refused(['check-day', '-'], '[]')).path).toBe('');
  }, 30_000);
});

describe('what cannot be judged', () => {
  it.each<[string, (plan: typeof fixture) => unknown, string]>([
    [
      'a time that is none',
      (plan) => Object.assign(plan.lessons[0] as object, { start: '25:00' }),
      'lessons[0].start',
    ],
    [
      'an end before the start',
      (plan) => Object.assign(plan.lessons[0] as object, { end: '15:00' }),
      'lessons[0].end',
    ],
    ['a day that does not exist', (plan) => Object.assign(plan, { asOf: '2026-02-29' }), 'asOf'],
    ['half a fen', (plan) => Object.assign(plan.fee, { perLessonFen: 0.5 }), 'fee.perLessonFen'],
    ['a tenth grade', (plan) => plan.grades.push(10), 'grades[2]'],
    ['an eighth day of the week', (plan) => Object.assign(plan.lessonEnd, { 8: '15:00' }), 'lessonEnd.8'],
    [
      'a field nobody knows',
      (plan) => Object.assign(plan.provider.listing, { foo: 1 }),
      'provider.listing.foo',
    ],
    ['a field that is missing', (plan) => Reflect.deleteProperty(plan, 'room'), 'room'],
    ['a value nobody knows', (plan) => Object.assign(plan.course, { category: 'chess' }), 'course.category'],
  ])('%s', (_name, change, where) => {
    const plan = changed((each) => {
      change(each);
    });
    const read = readDossier(plan);
    expect('problem' in read && read.problem.path).toBe(where);
  });

  it('is named on standard error', async () => {
    const plan = changed(({ lessons }) => {
      Object.assign(lessons[0] as object, { start: '25:00' });
    });
    expect((await refused(['check', '-'], JSON.stringify(plan))).path).toBe('lessons[0].start');
  }, 30_000);

  it.each<[string, string[], string?]>([
    ['no such file', ['check', 'no-such-file.json']],
    ['no JSON', ['check', '-'], '{'],
    ['nothing at all', ['check', '-'], ''],
    ['no file named', ['check']],
    ['no command', []],
    ['another command', ['judge', '-']],
    ['a flag nobody knows', ['check', '-', '--force']],
    ['a flag of another command', ['check', '-', '--on', '2026-09-01']],
    ['another schema', ['schema', 'draw']],
    ['no day to list', ['list']],
    ['a day that does not exist', ['list', '--on', '2026-02-30']],
  ])(
    '%s',
    async (_name, args, input) => {
      const problem = await refused(args, input);
      expect(problem.path).toBe('');
      expect(problem.error).not.toBe('');
    },
    30_000,
  );
});

describe('what can be read', () => {
  it('prints the schema of a dossier', async () => {
    const { status, out } = await rules(['schema', 'dossier']);
    const schema = JSON.parse(out);
    expect(status).toBe(0);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect([...schema.required].sort()).toEqual(Object.keys(fixture).sort());
  }, 30_000);

  it('lists what holds on a day', async () => {
    const { status, out } = await rules(['list', '--on', '2026-09-01']);
    expect(status).toBe(0);
    const p8 = JSON.parse(out).find(({ id }: { id: string }) => id === 'P8');
    expect(p8).toMatchObject({
      version: 1,
      severity: 'hard',
      params: { staffCheckMaxAgeDays: 365 },
      from: '2021-06-01',
      to: null,
      confidence: 'L',
      checked: true,
    });
  }, 30_000);
});
