import { addDays, dayNumber, type SchoolDate } from '../calendar';
import type { Fen } from '../money';

/** Days over which the pace of a programme is counted: four weeks, so that no weekday counts twice. */
export const PACE_DAYS = 28;

export type ForecastFacts = {
  readonly today: SchoolDate;
  /** First and last day of the programme. */
  readonly from: SchoolDate;
  readonly to: SchoolDate;
  readonly budgetFen: Fen;
  /** Committed and spent: promised to places and not given back. */
  readonly reservedFen: Fen;
  /** How much `reservedFen` has grown within the last `PACE_DAYS` days; below zero where more came back than was given. */
  readonly grownFen: Fen;
};

export type Forecast = {
  /** Days the pace was counted over: fewer than `PACE_DAYS` for a young programme. */
  readonly days: number;
  /** Whole fen a day, rounded down; never below zero: what came back once is no pace. */
  readonly perDayFen: Fen;
  /** Days the programme still has, today not counted. */
  readonly daysLeft: number;
  /** Promised on its last day at this pace, at most its budget. */
  readonly endFen: Fen;
  readonly leftFen: Fen;
  /** The day on which the budget is used up at this pace, when that is not after the last; null otherwise. */
  readonly usedUpOn: SchoolDate | null;
};

/**
 * Where a programme will stand on its last day if families go on taking places at the pace of the last four weeks: what
 * is promised, plus that pace for each day left, at most the budget. Programmes that have not begun or are over stay
 * where they are.
 */
export function forecast(facts: ForecastFacts): Forecast {
  const { today, from, to, budgetFen, reservedFen } = facts;
  const age = dayNumber(today) - dayNumber(from) + 1;
  const running = age >= 1 && today <= to;
  const days = Math.max(1, Math.min(PACE_DAYS, age));
  const perDayFen = running ? Math.max(0, Math.floor(facts.grownFen / days)) : 0;
  const daysLeft = today < to ? dayNumber(to) - dayNumber(today) : 0;
  const left = budgetFen - reservedFen;
  const endFen = Math.min(budgetFen, reservedFen + perDayFen * daysLeft);
  const until = perDayFen > 0 ? Math.ceil(left / perDayFen) : Number.POSITIVE_INFINITY;
  return {
    days,
    perDayFen,
    daysLeft,
    endFen,
    leftFen: budgetFen - endFen,
    usedUpOn: running && until <= daysLeft ? addDays(today, until) : null,
  };
}
