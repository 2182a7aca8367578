import type { Aid } from '../aid/programme';
import { clock } from '../calendar';
import { startOf } from '../planning/times';
import { type Quote, quote } from '../pricing/quote';
import { childFindings } from '../reduction/child';
import { findingRefusal } from '../reduction/finding';
import type { RulesInForce } from '../reduction/rule';
import type { Refusal, RefusalCode, Refused } from '../refusal';
import type { Audience, Payer } from '../states';
import { firstClash, type LessonAt, type TravelMinutes } from './clash';
import { defaultHoldMinutes, holdUntil } from './hold';
import { type SaleFacts, saleRefusals } from './sale';

export type ChildFacts = {
  readonly grade: number;
  readonly schoolId: string;
  readonly schoolGroupId: string | null;
};

export type EnrollmentFacts = {
  readonly now: Date;
  readonly child: ChildFacts;
  readonly offering: SaleFacts['offering'] & {
    readonly grades: readonly number[];
    readonly audience: Audience;
    readonly schoolId: string;
    readonly schoolGroupId: string | null;
    readonly payer: Payer;
    readonly perLessonFen: number;
    readonly materialsFen: number;
    readonly serviceFen?: number;
  };
  /** Invariant 4, on the day of the sale. */
  readonly courseApproved: boolean;
  readonly providerSells: boolean;
  readonly staffChecksValid: boolean;
  readonly paused: boolean;
  readonly broken: readonly string[];
  /** Rules in force today: the county's limits for one child. */
  readonly rules: RulesInForce;
  /** Other courses in which the child has a live place. */
  readonly courses: number;
  /** The child has a live place in this very offering. */
  readonly alreadyLive: boolean;
  /** Lessons of the child's live places in other offerings. */
  readonly taken: readonly LessonAt[];
  readonly travelMinutes: TravelMinutes;
  readonly holdMinutes?: number;
  /** A place is offered to this child. */
  readonly offered?: boolean;
  /** What subsidizes this child's price today; absent where the price does not matter, null where nothing does. */
  readonly aid?: Aid | null;
};

export type EnrollmentDecision =
  | {
      readonly kind: 'allowed';
      /** Something to pay: the place is held; nothing: it is confirmed at once. */
      readonly outcome: 'held' | 'confirmed';
      readonly holdUntil: Date | null;
      readonly quote: Quote;
    }
  | Refused;

/** What is said last: by everything else the place could be theirs. */
const ROOM: readonly RefusalCode[] = ['full', 'others_wait'];

/**
 * Whether a child can have a place now, and on what terms. The command asks with rows it has locked; the course page
 * and the list ask with what they have read, to say beforehand what does not fit. The first refusal is the one that
 * matters most to the family: what they have, what the sale allows, what fits the child, then whether there is room.
 */
export function decideEnrollment(facts: EnrollmentFacts): EnrollmentDecision {
  const sale = saleRefusals(facts);
  const refusals: Refusal[] = [
    ...(facts.alreadyLive ? [{ code: 'already_enrolled' } as const] : []),
    ...sale.filter(({ code }) => !ROOM.includes(code)),
    ...childRefusals(facts),
    ...sale.filter(({ code }) => ROOM.includes(code)),
  ];
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const price = quoteNow(facts);
  const held = price.dueFen > 0;
  return {
    kind: 'allowed',
    outcome: held ? 'held' : 'confirmed',
    holdUntil: held ? holdUntil(facts.now, facts.holdMinutes ?? defaultHoldMinutes) : null,
    quote: price,
  };
}

/** What a place taken now would cost: the lessons still to come, less what programmes pay for this child. */
export function quoteNow({ now, offering, aid }: Pick<EnrollmentFacts, 'now' | 'offering' | 'aid'>): Quote {
  const lessons = offering.lessons.filter((lesson) => startOf(lesson) > now).length;
  const { payer, perLessonFen, materialsFen, serviceFen = 0 } = offering;
  return quote({ payer, perLessonFen, lessons, materialsFen, serviceFen }, aid ?? undefined);
}

function childRefusals(facts: EnrollmentFacts): Refusal[] {
  const { child, offering } = facts;
  const refusals: Refusal[] = [];
  if (!offering.grades.includes(child.grade)) {
    refusals.push({ code: 'grade', params: { grade: child.grade } });
  }
  if (!isInAudience(child, offering)) refusals.push({ code: 'other_school' });
  if (facts.alreadyLive) return refusals;
  return [...refusals, ...clashRefusals(facts), ...limitRefusals(facts)];
}

function isInAudience(child: ChildFacts, offering: EnrollmentFacts['offering']): boolean {
  if (offering.audience === 'county' || child.schoolId === offering.schoolId) return true;
  return (
    offering.audience === 'group' &&
    child.schoolGroupId !== null &&
    child.schoolGroupId === offering.schoolGroupId
  );
}

/** B1-B3: what the county lets one child have in a day, in a week, at the same time. */
function limitRefusals({ now, offering, taken, courses, rules }: EnrollmentFacts): Refusal[] {
  const lessons = offering.lessons.filter((lesson) => startOf(lesson) > now);
  return childFindings({ lessons, taken, courses }, rules).map((finding) => findingRefusal(finding, {}));
}

function clashRefusals({ now, offering, taken, travelMinutes }: EnrollmentFacts): Refusal[] {
  const toCome = offering.lessons
    .filter((lesson) => startOf(lesson) > now)
    .map((lesson) => ({ ...lesson, schoolId: offering.schoolId }));
  const clash = firstClash(toCome, taken, travelMinutes);
  if (!clash) return [];
  const { date } = clash.lesson;
  const other = { start: clock(clash.with.startMinute), end: clock(clash.with.endMinute) };
  if (clash.travelMinutes === 0)
    return [{ code: 'clash', params: { ruleId: 'T14', context: 'on', date, ...other } }];
  const params = { ruleId: 'T14', date, ...other, minutes: clash.travelMinutes };
  return [{ code: 'clash_travel', params }];
}
