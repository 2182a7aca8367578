import type { SchoolDate } from './dates';
import type { Term } from './school-days';

/** A term that nobody has announced: its dates are an estimate and must be shown as one (K4). */
export type EstimatedTerm = Term & { readonly estimated: true };

/**
 * The estimated term that `after` lies in, or the next one when it lies in a vacation. For years whose dates are
 * not published yet (K4). Two terms of about twenty weeks (K7): 1 September to 22 January, 1 March to 30 June.
 */
export function plausibleTerm(after: SchoolDate): EstimatedTerm {
  const found = termsAround(after).find((term) => after <= term.to);
  // The last of the terms around ends in the next calendar year: there is always one.
  return found as EstimatedTerm;
}

/** The last estimated term that was over before `before`. */
export function plausibleTermBefore(before: SchoolDate): EstimatedTerm {
  const over = termsAround(before).filter((term) => term.to < before);
  return over[over.length - 1] as EstimatedTerm;
}

function termsAround(date: SchoolDate): EstimatedTerm[] {
  const year = Number(date.slice(0, 4));
  return [year - 1, year].flatMap((each) => [spring(each), autumn(each)]);
}

function spring(year: number): EstimatedTerm {
  return {
    id: `${year}-spring`,
    // A Chinese school year is named after the year it began in; spring is its second term.
    name: { zh: `${year - 1}学年第二学期（预计）`, en: `Spring term ${year} (estimated)` },
    from: `${year}-03-01`,
    to: `${year}-06-30`,
    estimated: true,
  };
}

function autumn(year: number): EstimatedTerm {
  return {
    id: `${year}-autumn`,
    name: { zh: `${year}学年第一学期（预计）`, en: `Autumn term ${year} (estimated)` },
    from: `${year}-09-01`,
    to: `${year + 1}-01-22`,
    estimated: true,
  };
}
