import { clock, minuteNowInShanghai, todayInShanghai } from '../calendar';
import { type DatedTime, startOf } from '../planning/times';
import type { Refusal } from '../refusal';
import type { Allocation, DrawStatus, OfferingStatus } from '../states';

/** What of a sale does not depend on a child: the button of a visitor who has not signed in asks this. */
export type SaleFacts = {
  readonly now: Date;
  readonly offering: {
    readonly status: OfferingStatus;
    readonly opensAt: Date | null;
    readonly closesAt: Date | null;
    readonly capacity: number;
    /** Live places: held and not lapsed, confirmed, offered to somebody who waits. */
    readonly taken: number;
    /** Children who wait for a place; one that gets free is theirs. */
    readonly waiting?: number;
    /** First come, unless said. */
    readonly allocation?: Allocation;
    /** The draw that gives the places; null: none was chosen, or it was aborted. */
    readonly draw?: { readonly status: DrawStatus; readonly opensAt: Date; readonly closesAt: Date } | null;
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
  /** A place is offered to this child: it has its time to answer, whatever the sale does meanwhile. */
  readonly offered?: boolean;
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
  refusals.push(...wayRefusals(facts));
  if (taken >= capacity) refusals.push({ code: 'full', params: { capacity } });
  else if ((facts.offering.waiting ?? 0) > 0 && !facts.offered) refusals.push({ code: 'others_wait' });
  return refusals;
}

/** One line for whatever else the class breaks: a family needs to know that it stands still, the rule is a tap away. */
function lawRefusals(broken: readonly string[], said: readonly Refusal[]): Refusal[] {
  const rule = broken.find((each) => !said.some(({ params }) => params?.ruleId === each));
  return rule === undefined ? [] : [{ code: 'class_against_rule', params: { ruleId: rule } }];
}

/** Places that are not there for whoever comes: drawn ones before their draw, and those that the school gives. */
function wayRefusals({ now, offering, offered = false }: SaleFacts): Refusal[] {
  if (offered) return [];
  if (offering.allocation === 'school_choice') return [{ code: 'school_chooses' }];
  if (offering.allocation !== 'draw' || offering.draw?.status === 'drawn') return [];
  const { draw } = offering;
  if (!draw || draw.status === 'aborted') return [{ code: 'draw_to_come' }];
  if (draw.status === 'announced' && now < draw.closesAt) {
    return now < draw.opensAt
      ? [{ code: 'by_draw', params: { context: 'before', ...opening(draw.opensAt) } }]
      : [{ code: 'by_draw', params: opening(draw.closesAt) }];
  }
  return [{ code: 'draw_under_way' }];
}

function timeRefusal({ now, offering, offered = false }: SaleFacts): Refusal[] {
  const { status, opensAt, closesAt } = offering;
  // Who waited and was offered a place may take it until the first lesson begins.
  if (offered && (status === 'open' || status === 'confirmed')) {
    return offering.lessons.some((lesson) => startOf(lesson) <= now) ? [{ code: 'closed' }] : [];
  }
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
