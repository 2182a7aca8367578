// `npm run --silent rules -- check FILE`: the rule book at the command line, without a database. JSON on standard
// output and nothing else. Exit status 0: fine; 1: a hard finding; 2: unusable input, with one JSON object
// { error, path } on standard error.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { isSchoolDate, type SchoolCalendar } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import { heldOn } from '~/domain/reduction/book/held';
import { type Answer, checkDossier } from '~/domain/reduction/check';
import { checkDay } from '~/domain/reduction/day';
import type { Dossier } from '~/domain/reduction/dossier';
import { rulesInForce } from '~/domain/reduction/rule';
import { readCalendar } from '~/forms/rules/calendar';
import { dossierJsonSchema, readDay, readDossier } from '~/forms/rules/dossier';
import type { InputProblem, Read } from '~/forms/rules/problem';
import county from '../prisma/seed/data/calendar.json' with { type: 'json' };

const USAGE =
  'rules -- check FILE|- | check-day FILE|- | schema dossier | list --on YYYY-MM-DD [--region NAME]; with check and check-day: [--calendar FILE] [--allow-off-campus]';

/** Thrown where the input cannot be judged; ends the process with status 2. */
class Unusable extends Error {
  constructor(readonly problem: InputProblem) {
    super(problem.error);
  }
}

type Flags = { calendar?: string; 'allow-off-campus'?: boolean; on?: string; region?: string };

// Whoever reads only the head of the answer closes the pipe early: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  process.stderr.write(`${JSON.stringify(error.problem)}\n`);
  process.exitCode = 2;
}

async function run(args: string[]): Promise<number> {
  const { flags, words } = parsed(args);
  const [command, argument, ...more] = words;
  if (command === 'list') return list(flags, words);
  if (argument === undefined || more.length > 0) refuse(`usage: ${USAGE}`);
  only(command === 'schema' ? [] : ['calendar', 'allow-off-campus'], flags);
  if (command === 'schema') return schema(argument);
  if (command === 'check') {
    const ground = await groundOf(flags);
    const dossier = usable(readDossier(await json(argument)));
    return answer(checkDossier(dossier, { rules: rulesOf(dossier), ...ground }));
  }
  if (command === 'check-day') {
    const ground = await groundOf(flags);
    const dossiers = usable(readDay(await json(argument)));
    return answer(checkDay(dossiers, { rules: rulesOf, ...ground }));
  }
  return refuse(`unknown command ${JSON.stringify(command)}; usage: ${USAGE}`);
}

function schema(name: string): number {
  if (name !== 'dossier') refuse(`no schema ${JSON.stringify(name)}; there is: dossier`);
  return print(dossierJsonSchema());
}

function list(flags: Flags, words: readonly string[]): number {
  only(['on', 'region'], flags);
  if (words.length > 1) refuse(`usage: ${USAGE}`);
  if (flags.on === undefined) refuse('list needs --on YYYY-MM-DD');
  if (!isSchoolDate(flags.on)) refuse(`--on ${flags.on} is no date`);
  return print(heldOn(ruleBook, flags.on, flags.region ?? 'zhejiang'));
}

/** The rules that hold on the day a plan is judged, where it lies. */
function rulesOf({ asOf, region }: Dossier) {
  return rulesInForce(ruleBook, { on: asOf, region });
}

async function groundOf(flags: Flags): Promise<{ calendar: SchoolCalendar; allowOffCampus: boolean }> {
  const given = flags.calendar === undefined ? county : await json(flags.calendar);
  return { calendar: usable(readCalendar(given)), allowOffCampus: flags['allow-off-campus'] ?? false };
}

function parsed(args: string[]): { flags: Flags; words: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        calendar: { type: 'string' },
        'allow-off-campus': { type: 'boolean' },
        on: { type: 'string' },
        region: { type: 'string' },
      },
    });
    return { flags: values, words: positionals };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function only(allowed: readonly (keyof Flags)[], flags: Flags) {
  const other = Object.keys(flags).find((flag) => !allowed.includes(flag as keyof Flags));
  if (other) refuse(`--${other} does not belong to this command`);
}

async function json(file: string): Promise<unknown> {
  const read = file === '-' ? text(process.stdin) : readFile(file, 'utf8');
  const content = await read.catch((error: Error) => refuse(`cannot read ${file}: ${error.message}`));
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse(`${file === '-' ? 'standard input' : file} is no JSON: ${(error as Error).message}`);
  }
}

function usable<Value>(read: Read<Value>): Value {
  if ('problem' in read) throw new Unusable(read.problem);
  return read.value;
}

function refuse(error: string): never {
  throw new Unusable({ error, path: '' });
}

function answer(found: Answer): number {
  print(found);
  return found.verdict === 'block' ? 1 : 0;
}

function print(value: unknown): number {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  return 0;
}
