// `npm run --silent rules -- check FILE`: the rule book at the command line, without a database. JSON on standard
// output and nothing else. Exit status 0: fine; 1: a hard finding; 2: unusable input, with one JSON object
// { error, path } on standard error.
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
import county from '../prisma/seed/data/calendar.json' with { type: 'json' };
import { print, readJson, refuse, runCommand, usable } from './json-command';

const USAGE =
  'rules -- check FILE|- | check-day FILE|- | schema dossier | list --on YYYY-MM-DD [--region NAME]; with check and check-day: [--calendar FILE] [--allow-off-campus]';

type Flags = { calendar?: string; 'allow-off-campus'?: boolean; on?: string; region?: string };

await runCommand(run);

async function run(args: string[]): Promise<number> {
  const { flags, words } = parsed(args);
  const [command, argument, ...more] = words;
  if (command === 'list') return list(flags, words);
  if (argument === undefined || more.length > 0) refuse(`usage: ${USAGE}`);
  only(command === 'schema' ? [] : ['calendar', 'allow-off-campus'], flags);
  if (command === 'schema') return schema(argument);
  if (command === 'check') {
    const ground = await groundOf(flags);
    const dossier = usable(readDossier(await readJson(argument)));
    return answer(checkDossier(dossier, { rules: rulesOf(dossier), ...ground }));
  }
  if (command === 'check-day') {
    const ground = await groundOf(flags);
    const dossiers = usable(readDay(await readJson(argument)));
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
  const given = flags.calendar === undefined ? county : await readJson(flags.calendar);
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

function answer(found: Answer): number {
  print(found);
  return found.verdict === 'block' ? 1 : 0;
}
