import { clock, minuteOf } from '../calendar';
import { type Answer, checkDossier, findingsOf, type Ground } from './check';
import type { Break } from './checks/check';
import { compareFindings } from './compare';
import type { Dossier } from './dossier';
import { type Finding, verdictOf } from './finding';
import type { CheckedParams } from './params';
import type { RulesInForce } from './rule';

/** The time of service that a school offers on one day. */
export type ServiceTime = { readonly start: string; readonly end: string };

/**
 * T2 and T3 over a school's whole day: how many minutes service is on offer (what runs side by side counts once) and
 * when the last of it ends. A day without any service says nothing here.
 */
export function dayBreaks(
  times: readonly ServiceTime[],
  params: { readonly T2?: CheckedParams['T2']; readonly T3?: CheckedParams['T3'] },
): { readonly T2: Break[]; readonly T3: Break[] } {
  if (times.length === 0) return { T2: [], T3: [] };
  const minutes = coveredMinutes(times);
  const last = Math.max(...times.map(({ end }) => minuteOf(end)));
  const { T2, T3 } = params;
  return {
    T2:
      T2 && minutes < T2.minMinutesPerDay
        ? [
            {
              path: 'day',
              actual: String(minutes),
              limit: String(T2.minMinutesPerDay),
              words: 'T2.too_short',
            },
          ]
        : [],
    T3:
      T3 && last < minuteOf(T3.earliestServiceEnd)
        ? [{ path: 'day', actual: clock(last), limit: T3.earliestServiceEnd, words: 'T3.ends_early' }]
        : [],
  };
}

/**
 * A school's day from the dossiers of all that runs on it: what each breaks by itself (paths begin with its place in
 * the list) and what the day as a whole breaks (T2, T3). Every dossier has lessons of that one date only. Each is
 * judged by the rules that hold for it, the day by those of the one that is judged last.
 */
export function checkDay(
  dossiers: readonly Dossier[],
  { rules, ...ground }: Ground & { readonly rules: (dossier: Dossier) => RulesInForce },
): Answer {
  const own = dossiers.flatMap((dossier, index) =>
    checkDossier(dossier, { rules: rules(dossier), ...ground }).findings.map((finding) => ({
      ...finding,
      path: `[${index}].${finding.path}`,
    })),
  );
  const times = dossiers
    .filter(({ regime }) => regime === 'school_service')
    .flatMap(({ lessons }) => lessons.map(({ start, end }) => ({ start, end })));
  const latest = dossiers.reduce<Dossier | null>((a, b) => (a && a.asOf >= b.asOf ? a : b), null);
  const ofDay = latest ? dayFindings(times, rules(latest)) : [];
  const findings = [...own, ...ofDay].sort(compareFindings);
  return { verdict: verdictOf(findings), findings };
}

/** T2 and T3 as findings of the rules in force. */
export function dayFindings(times: readonly ServiceTime[], rules: RulesInForce): Finding[] {
  const { T2, T3 } = rules;
  const breaks = dayBreaks(times, {
    ...(T2 && { T2: T2.params as CheckedParams['T2'] }),
    ...(T3 && { T3: T3.params as CheckedParams['T3'] }),
  });
  return [...(T2 ? findingsOf(T2, breaks.T2) : []), ...(T3 ? findingsOf(T3, breaks.T3) : [])];
}

function coveredMinutes(times: readonly ServiceTime[]): number {
  const sorted = times
    .map(({ start, end }) => ({ from: minuteOf(start), to: minuteOf(end) }))
    .sort((a, b) => a.from - b.from);
  let covered = 0;
  let until = 0;
  for (const { from, to } of sorted) {
    covered += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return covered;
}
