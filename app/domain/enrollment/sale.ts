import { clock, minuteNowInShanghai, todayInShanghai } from '../calendar';
import { type DatedTime, startOf } from '../planning/times';
import type { Refusal } from '../refusal';
import type { OfferingStatus } from '../states';

/** What of a sale does not depend on a child: the button of a visitor who has not signed in asks this. */
export type SaleFacts = {
  readonly now: Date;
  readonly offering: {
    readonly status: OfferingStatus;
    readonly opensAt: Date | null;
    readonly closesAt: Date | null;
    readonly capacity: number;
    /** Live places: held and not lapsed, confirmed. */
    readonly taken: number;
    /** Lessons that are not canceled, in any order. */
    readonly lessons: readonly DatedTime[];
  };
  readonly courseApproved: boolean;
  readonly providerSells: boolean;
  readonly staffChecksValid: boolean;
  /** A person or paper is out of date, or the bureau stopped the sale. */
  readonly paused: boolean;
  /** Rules that the class breaks now, by id: found over its whole dossier where one class is asked about. */
  readonly broken: readonly string[];
};

/** Why nobody can have a place now; empty when somebody can. Invariant 4 and P1, P8 first; `full` is always the last. */
export function saleRefusals(facts: SaleFacts): Refusal[] {
  const { capacity, taken } = facts.offering;
  const refusals: Refusal[] = timeRefusal(facts);
  if (!facts.providerSells) refusals.push({ code: 'provider_not_listed', params: { ruleId: 'P1' } });
  if (!facts.courseApproved) refusals.push({ code: 'course_not_approved' });
  if (!facts.staffChecksValid) refusals.push({ code: 'staff_check_expired', params: { ruleId: 'P8' } });
  if (facts.paused) refusals.push({ code: 'offering_paused' });
  refusals.push(...lawRefusals(facts.broken, refusals));
  if (taken >= capacity) refusals.push({ code: 'full', params: { capacity } });
  return refusals;
}

/** One line for whatever else the class breaks: a family needs to know that it stands still, the rule is a tap away. */
function lawRefusals(broken: readonly string[], said: readonly Refusal[]): Refusal[] {
  const rule = broken.find((each) => !said.some(({ params }) => params?.ruleId === each));
  return rule === undefined ? [] : [{ code: 'class_against_rule', params: { ruleId: rule } }];
}

function timeRefusal({ now, offering }: SaleFacts): Refusal[] {
  const { status, opensAt, closesAt } = offering;
  if (status === 'canceled' || status === 'merged') return [{ code: 'offering_canceled' }];
  const before = status === 'draft' || status === 'submitted' || status === 'approved';
  if (before || (status === 'open' && (opensAt === null || now < opensAt))) {
    return [
      {
        code: opensAt ? 'not_open_yet' : 'opening_unknown',
        ...(opensAt ? { params: opening(opensAt) } : {}),
      },
    ];
  }
  const over = closesAt === null || now >= closesAt || !offering.lessons.some((l) => startOf(l) > now);
  return status !== 'open' || over ? [{ code: 'closed' }] : [];
}

function opening(opensAt: Date): Record<string, string> {
  return { date: todayInShanghai(opensAt), time: clock(minuteNowInShanghai(opensAt)) };
}
