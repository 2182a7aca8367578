// Checking one plan of 16 lessons in the pure function, against an empty function called the same way.
import { type SchoolCalendar, schoolDays, weekdayOf } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import { type Answer, checkDossier } from '~/domain/reduction/check';
import type { Dossier } from '~/domain/reduction/dossier';
import { exampleDossier } from '~/domain/reduction/example-dossier';
import { rulesInForce } from '~/domain/reduction/rule';
import county from '../../prisma/seed/data/calendar.json' with { type: 'json' };
import { alternating, type Figure } from './measure';

const calendar = county as unknown as SchoolCalendar;
const CALLS_PER_ROUND = 200;
const ROUNDS = 41;

/** The figures of the rule checks: a lawful plan, and one in which every lesson breaks something. */
export function benchRules(): Figure[] {
  const rules = rulesInForce(ruleBook, { on: '2026-08-20', region: 'zhejiang' });
  const ground = { rules, calendar, allowOffCampus: false };
  const check = (dossier: Dossier): Answer => checkDossier(dossier, ground);
  const empty = (_dossier: Dossier): Answer => NOTHING;
  return [
    { name: 'a lawful plan of 16 lessons', plan: planOf('15:40', 'school') },
    { name: 'a plan whose 16 lessons all begin too early', plan: planOf('15:00', 'provider') },
  ].map(({ name, plan }) => {
    const findings = check(plan).findings.length;
    return alternating({
      name: `${name} (${findings} findings)`,
      rounds: ROUNDS,
      callsPerRound: CALLS_PER_ROUND,
      measured: () => check(plan),
      baseline: () => empty(plan),
    });
  });
}

const NOTHING: Answer = { verdict: 'pass', findings: [] };

/** Tuesdays of an autumn term, one plan with words, staff and papers of the usual length. */
function planOf(start: string, collectedBy: string): Dossier {
  const tuesdays = schoolDays(calendar, '2026-09-08', '2027-01-22')
    .filter((date) => weekdayOf(date) === 2)
    .slice(0, 16);
  return {
    ...exampleDossier,
    course: {
      ...exampleDossier.course,
      title: '快乐足球\nHappy football',
      summary: '足球基本功与比赛：控球、传球、射门，每次课最后二十分钟分组比赛，学期末有一次展示。',
      syllabus: tuesdays.map((_, index) => `第${index + 1}次：控球与传球练习，小组比赛`),
    },
    staff: exampleDossier.staff.flatMap((lead) => [lead, { ...lead, id: 's2', role: 'assistant' as const }]),
    lessons: tuesdays.map((date) => ({ date, start, end: '17:10' })),
    group: { capacity: 30, minimum: 12 },
    fee: { ...exampleDossier.fee, collectedBy, classHours: 36 },
  };
}
