import { instantOf, isSchoolDay, todayInShanghai } from '~/domain/calendar';
import { firstClash, type LessonAt } from '~/domain/enrollment/clash';
import { listingSells } from '~/domain/listing/sells';
import { REGION } from '~/domain/planning/dossier';
import { roomRefusals } from '~/domain/planning/needs';
import { type DatedTime, overlaps } from '~/domain/planning/times';
import { ruleBook } from '~/domain/reduction/book';
import { childFindings } from '~/domain/reduction/child';
import { rulesInForce } from '~/domain/reduction/rule';
import { checkStateOn } from '~/domain/staff/check';
import type { Filled } from '../../prisma/seed/enrollments';
import type { LaidCounty } from '../../prisma/seed/laid';
import type { OfferingSeed } from '../../prisma/seed/offerings';
import { listingPeriod } from '../../prisma/seed/provider-rows';
import { providerOf } from '../../prisma/seed/providers';
import { closures } from '../../prisma/seed/rooms';
import { schoolOf } from '../../prisma/seed/schools';
import { travelMinutes } from '../../prisma/seed/towns';

/** By the book as the repository has it last: the demo keeps to it also on days before its rules began. */
const rules = rulesInForce(ruleBook, { on: '2099-12-31', region: REGION });
const travel = (from: string, to: string) => travelMinutes(schoolOf(from).town, schoolOf(to).town);

/**
 * What the database would refuse of a county, or its auditor find: each break in words. Looks at places, lessons, rooms
 * and people only, so that many days can be walked.
 */
export function breaksOf(county: LaidCounty): string[] {
  return [...childBreaks(county), ...classBreaks(county), ...teachingBreaks(county), ...roomBreaks(county)];
}

const nameOf = ({ life, course, school }: OfferingSeed) => `${life} ${course.key} at ${school.id}`;

/** Lessons that are or will be held, make-ups too. */
function heldLessons({ lessons }: LaidCounty, { id, school }: OfferingSeed): LessonAt[] {
  return (lessons.get(id) ?? [])
    .filter(({ status }) => status !== 'canceled')
    .map((lesson) => ({ ...lesson, schoolId: school.id }));
}

/** B1 to B3 and T14, of all that a child has and is offered, whatever the terms. */
function childBreaks(county: LaidCounty): string[] {
  const classes = new Map<string, { offering: OfferingSeed; lessons: LessonAt[] }[]>();
  const note = (childId: string, offering: OfferingSeed) =>
    classes.set(childId, [
      ...(classes.get(childId) ?? []),
      { offering, lessons: heldLessons(county, offering) },
    ]);
  for (const { offering, places } of county.filled)
    for (const { child, status } of places) if (isLive(status)) note(child.id, offering);
  for (const { child, offering, status } of county.entries)
    if (status === 'offered') note(child.id, offering);
  return [...classes.values()].flatMap((own) =>
    own.flatMap(({ offering, lessons }, index) => {
      const others = own.filter((_, at) => at !== index);
      const taken = others.flatMap((each) => each.lessons);
      const findings = childFindings({ lessons, taken, courses: others.length }, rules);
      const clash = firstClash(lessons, taken, travel);
      return [
        ...findings.map(({ rule, actual }) => `${rule}: ${actual} with ${nameOf(offering)}`),
        ...(clash ? [`a child is twice somewhere on ${clash.lesson.date}: ${nameOf(offering)}`] : []),
      ];
    }),
  );
}

/** Each class: no more children than places, taken when they were on sale, of a provider who could sell then. */
function classBreaks(county: LaidCounty): string[] {
  const midnight = instantOf(county.days.today, 0);
  return county.filled.flatMap((each) => {
    const { offering, places, capacity, minimum } = each;
    const live = places.filter(({ status }) => isLive(status));
    const promised = county.entries.filter(
      (entry) => entry.offering.id === offering.id && entry.status === 'offered',
    );
    const most = Math.min(capacity, offering.room?.seats ?? capacity, offering.limit);
    const broken: [boolean, string][] = [
      [live.length + promised.length > most, 'more places than there are'],
      [minimum > capacity, 'a minimum nobody can reach'],
      [new Set(places.map(({ child }) => child.id)).size < places.length, 'a child twice'],
      [lessonsOffTerm(county, each), 'a lesson on a day without school'],
      [places.some((place) => !onSale(place)), 'a place from when there was no sale'],
      [
        places.some(({ createdAt, confirmedAt, endedAt }) =>
          [createdAt, confirmedAt, endedAt].some((at) => at && at >= midnight),
        ),
        'something that is still to come',
      ],
      [places.some((place) => !soldRight(county, place)), 'a place nobody could sell'],
    ];
    return broken.flatMap(([is, what]) => (is ? [`${nameOf(offering)}: ${what}`] : []));
  });
}

function isLive(status: string): boolean {
  return status === 'confirmed' || status === 'held';
}

type Place = Filled['places'][number];

function onSale({ offering: { opensAt, closesAt }, createdAt }: Place): boolean {
  return opensAt !== null && closesAt !== null && createdAt >= opensAt && createdAt < closesAt;
}

/** P1 and P8 on the day on which a place that still lives was taken. */
function soldRight({ days }: LaidCounty, { offering, createdAt, status }: Place): boolean {
  if (!isLive(status)) return true;
  const day = todayInShanghai(createdAt);
  const provider = providerOf(offering.course.by);
  const period = listingPeriod(provider, days);
  const listing = {
    status: provider.listing,
    validFrom: period?.from ?? null,
    validTo: period?.to ?? null,
  };
  return (
    (provider.kind === 'school' || listingSells(listing, day)) &&
    offering.staff.every(({ person }) => checkStateOn(person.checks, day).kind === 'valid')
  );
}

function lessonsOffTerm({ days, lessons }: LaidCounty, { offering }: Filled): boolean {
  const term = days.calendar.terms.find(({ id }) => id === offering.termId);
  return (lessons.get(offering.id) ?? []).some(
    ({ date }) => !term || date < term.from || date > term.to || !isSchoolDay(days.calendar, date),
  );
}

/** Nobody teaches in two places at once, nor without a check of that day (P8). */
function teachingBreaks(county: LaidCounty): string[] {
  const taught = new Map<string, DatedTime[]>();
  const broken: string[] = [];
  for (const { offering } of county.filled) {
    for (const lesson of heldLessons(county, offering)) {
      for (const { person } of offering.staff) {
        const key = `${person.id} ${lesson.date}`;
        const others = taught.get(key) ?? [];
        if (others.some((other) => overlaps(lesson, other)))
          broken.push(`somebody teaches twice on ${lesson.date}: ${nameOf(offering)}`);
        if (checkStateOn(person.checks, lesson.date).kind !== 'valid')
          broken.push(`P8: nobody asked about who teaches ${nameOf(offering)} on ${lesson.date}`);
        taught.set(key, [...others, lesson]);
      }
    }
  }
  return broken;
}

/** Rooms that fit, are open and are in one use at a time. */
function roomBreaks(county: LaidCounty): string[] {
  const closed = closures(county.days);
  const used = new Map<string, DatedTime[]>();
  return county.filled.flatMap(({ offering, capacity }) => {
    const { room, course } = offering;
    const lessons = heldLessons(county, offering);
    if (!room || lessons.length === 0) return [];
    const occupied = used.get(room.id) ?? [];
    used.set(room.id, [...occupied, ...lessons]);
    const needs = {
      roomKinds: course.room.kinds,
      minAreaM2: course.room.area ?? null,
      equipment: course.room.gear ?? [],
    };
    const shut = closed.filter((each) => each.roomId === room.id);
    const refusals = roomRefusals({ room, needs, capacity, lessons, closures: shut, occupied });
    return refusals.map(({ code }) => `${nameOf(offering)}: ${code}`);
  });
}
