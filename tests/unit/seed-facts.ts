import { todayInShanghai } from '~/domain/calendar';
import type { LessonAt } from '~/domain/enrollment/clash';
import type { EnrollmentFacts } from '~/domain/enrollment/decide';
import { listingSells } from '~/domain/listing/sells';
import { type ClassFacts, classDossier, REGION } from '~/domain/planning/dossier';
import type { OfferingFacts } from '~/domain/planning/offering';
import { ruleBook } from '~/domain/reduction/book';
import { checkDossier } from '~/domain/reduction/check';
import type { Finding } from '~/domain/reduction/finding';
import { standing } from '~/domain/reduction/overrides';
import { rulesInForce } from '~/domain/reduction/rule';
import { staffChecksValid } from '~/domain/staff/rostering';
import type { Category, DrawStatus } from '~/domain/states';
import type { DemoCounty } from '../../prisma/seed/county';
import { wordsOf } from '../../prisma/seed/courses';
import type { Filled } from '../../prisma/seed/enrollments';
import { idOf } from '../../prisma/seed/ids';
import { statusOf } from '../../prisma/seed/lives';
import { wayOf } from '../../prisma/seed/offering-rows';
import type { ChildSeed } from '../../prisma/seed/people';
import { listingPeriod } from '../../prisma/seed/provider-rows';
import { providerOf } from '../../prisma/seed/providers';
import { gradesOf, lessonEndOf, schoolOf } from '../../prisma/seed/schools';
import { travelMinutes } from '../../prisma/seed/towns';

/** Days to lay a county around: `coming` is the term families choose for, `runs` whether today lies in a term. */
export type Case = { today: string; coming: string; estimated: boolean; runs: boolean };

const day = (today: string, coming: string, estimated: boolean, runs: boolean): Case => ({
  today,
  coming,
  estimated,
  runs,
});

export const DAYS: readonly Case[] = [
  day('2026-09-01', '2026-autumn', false, true), // first day of term
  day('2026-11-12', '2026-autumn', false, true), // inside the autumn break
  day('2026-11-21', '2026-autumn', false, true), // a Saturday in the middle
  day('2026-12-31', '2027-spring', true, true), // too late in the term to enroll for it
  day('2027-01-15', '2027-spring', true, true), // a week before its end
  day('2027-02-10', '2027-spring', true, false), // winter vacation
  day('2027-07-20', '2027-autumn', true, false), // summer vacation
  day('2028-02-29', '2028-spring', true, false), // the day before a term begins
  day('2028-10-01', '2028-autumn', true, true), // a holiday that the law fixes
];

/** The seeded listing of a provider, as the rules read it; null for the school's own courses. */
export function listingOf(county: DemoCounty, providerKey: string) {
  const provider = providerOf(providerKey);
  if (provider.kind === 'school') return null;
  const listingId = idOf('listing', providerKey);
  const row = county.rows.listing.find(({ id }) => id === listingId);
  if (!row) throw new Error(`${providerKey} has no listing`);
  const period = listingPeriod(provider, county.days);
  return {
    status: provider.listing,
    validFrom: period?.from ?? null,
    validTo: period?.to ?? null,
    categories: (row.categories ?? []) as Category[],
    feeStandards: county.rows.listingFeeStandard.filter((fee) => fee.listingId === row.id),
  };
}

/** What the rules ask of a plan, as it was when it was submitted. */
export function planFacts({ offering, capacity, minimum }: Filled): OfferingFacts {
  const { course, grades, slots, lessons, opensAt, closesAt, submittedAt } = offering;
  return {
    now: submittedAt ?? new Date(0),
    plan: {
      grades,
      capacity,
      minimum,
      payer: course.group.pay ?? 'county',
      perLessonFen: course.group.fen,
      materialsFen: course.group.materials ?? 0,
      slots,
      lessons,
      opensAt,
      closesAt,
    },
    course: {
      status: course.status,
      grades: course.grades,
      groupMax: course.group.max,
    },
  };
}

/** What the law asks of a plan, as it was when it was submitted; what is over was listed then. */
export function classFacts(county: DemoCounty, filled: Filled): ClassFacts {
  const { course, school, grades, room, life, submittedAt, staff, opensAt } = filled.offering;
  const { plan, now } = planFacts(filled);
  const listing = listingOf(county, course.by);
  const providerId = idOf('provider', course.by);
  const today = todayInShanghai(submittedAt ?? now);
  return {
    ...plan,
    today,
    provider: {
      kind: providerOf(course.by).kind,
      papers: county.rows.credential
        .filter((paper) => paper.providerId === providerId)
        .map(({ kind, validTo }) => ({
          kind,
          validTo: validTo ? new Date(validTo).toISOString().slice(0, 10) : null,
        })),
    },
    listing: listing && life === 'finished' ? { ...listing, status: 'listed' } : listing,
    course: { ...wordsOf(course), category: course.category },
    grades,
    staff: staff.map(({ person, role }) => ({ ...person, role })),
    lessonEnds: gradesOf(school.kind).flatMap((grade) =>
      [1, 2, 3, 4, 5].map((weekday) => ({ grade, weekday, endMinute: lessonEndOf(school, grade, weekday) })),
    ),
    room: room ? { kind: room.kind, seats: room.seats, areaM2: room.areaM2 } : null,
    collectedBy: 'school',
    chargedOn: opensAt && todayInShanghai(opensAt),
  };
}

/**
 * What a class breaks of the rules in force when it was submitted, but for what the officer let pass in its course. P8
 * is left out: checks are renewed while a class runs, so each lesson asks on its own day (`staffChecksValid`).
 */
export function classFindings(county: DemoCounty, filled: Filled): Finding[] {
  const facts = classFacts(county, filled);
  const rules = rulesInForce(ruleBook, { on: facts.today, region: REGION });
  const dossier = classDossier(facts, rules);
  const { findings } = checkDossier(dossier, {
    rules,
    calendar: county.days.calendar,
    allowOffCampus: false,
  });
  const given = county.rows.ruleOverride.filter(({ subjectId }) => subjectId === filled.offering.course.id);
  return standing(
    findings.filter(({ rule }) => rule !== 'P8'),
    given.map(({ ruleId, path, actual }) => ({ rule: ruleId, path, actual })),
  );
}

type LiveLesson = LessonAt & { offeringId: string };
const liveOf = new WeakMap<DemoCounty, Map<string, LiveLesson[]>>();

/** Lessons of the live places of a child, but for one offering. */
export function livePlaces(county: DemoCounty, child: ChildSeed, but?: string): LiveLesson[] {
  const byChild = liveOf.get(county) ?? readLive(county);
  return (byChild.get(child.id) ?? []).filter((lesson) => lesson.offeringId !== but);
}

function readLive(county: DemoCounty): Map<string, LiveLesson[]> {
  const byChild = new Map<string, LiveLesson[]>();
  for (const { child, offering, status } of county.filled.flatMap(({ places }) => places)) {
    if (status !== 'confirmed' && status !== 'held') continue;
    const at = { schoolId: offering.school.id, offeringId: offering.id };
    const lessons = offering.lessons.map((lesson) => ({ ...lesson, ...at }));
    byChild.set(child.id, [...(byChild.get(child.id) ?? []), ...lessons]);
  }
  liveOf.set(county, byChild);
  return byChild;
}

/** What the rules ask before a child gets a place. */
export function placeFacts(county: DemoCounty, child: ChildSeed, filled: Filled, now: Date): EnrollmentFacts {
  const { offering, places, capacity } = filled;
  const { course, school } = offering;
  const live = places.filter(({ status }) => status === 'confirmed' || status === 'held');
  const line = county.entries.filter((entry) => entry.offering.id === offering.id);
  const draw = county.rows.draw.find(({ id }) => id === wayOf(offering).drawId);
  const listing = listingOf(county, course.by);
  return {
    now,
    child: { grade: child.grade, schoolId: child.school.id, schoolGroupId: child.school.group ?? null },
    offering: {
      status: statusOf[offering.life],
      opensAt: offering.opensAt,
      closesAt: offering.closesAt,
      capacity,
      taken: live.length + line.filter(({ status }) => status === 'offered').length,
      waiting: line.filter(({ status }) => status === 'waiting').length,
      allocation: wayOf(offering).allocation,
      draw: draw && {
        status: draw.status as DrawStatus,
        opensAt: draw.opensAt as Date,
        closesAt: draw.closesAt as Date,
      },
      lessons: offering.lessons,
      grades: offering.grades,
      audience: offering.audience,
      schoolId: school.id,
      schoolGroupId: school.group ?? null,
      payer: course.group.pay ?? 'county',
      perLessonFen: course.group.fen,
      materialsFen: course.group.materials ?? 0,
    },
    courseApproved: course.status === 'approved',
    providerSells: listing === null || listingSells(listing, todayInShanghai(now)),
    paused: false,
    broken: [],
    rules: rulesInForce(ruleBook, { on: todayInShanghai(now), region: REGION }),
    courses: new Set(livePlaces(county, child, offering.id).map(({ offeringId }) => offeringId)).size,
    staffChecksValid: staffChecksValid(
      offering.staff.map(({ person }) => person),
      offering.lessons.map((lesson) => lesson.date),
    ),
    alreadyLive: live.some((place) => place.child.id === child.id),
    taken: livePlaces(county, child, offering.id),
    travelMinutes: (from, to) => travelMinutes(schoolOf(from).town, schoolOf(to).town),
  };
}
