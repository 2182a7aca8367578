import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, instantOf, isSchoolDay, timetableWeekday } from '~/domain/calendar';
import { firstClash } from '~/domain/enrollment/clash';
import { decideEnrollment } from '~/domain/enrollment/decide';
import { hasBlockingItems, listingItems } from '~/domain/listing/missing';
import { listingSells } from '~/domain/listing/sells';
import { roomRefusals } from '~/domain/planning/needs';
import { offeringRefusals } from '~/domain/planning/offering';
import { type DatedTime, overlaps } from '~/domain/planning/times';
import { staffChecksValid } from '~/domain/staff/rostering';
import { CATEGORIES, LISTING_STATUSES, PROVIDER_KINDS } from '~/domain/states';
import { CAST_CHILDREN, castChildId } from '../../prisma/seed/cast';
import { type DemoCounty, demoCounty } from '../../prisma/seed/county';
import { idOf } from '../../prisma/seed/ids';
import { LIVES, type Life } from '../../prisma/seed/lives';
import { providers } from '../../prisma/seed/providers';
import { closures } from '../../prisma/seed/rooms';
import { schools } from '../../prisma/seed/schools';
import { travelMinutes } from '../../prisma/seed/towns';
import { classFindings, DAYS, listingOf, livePlaces, placeFacts, planFacts } from './seed-facts';

/** Lives of which a few classes are enough. */
const FEW: readonly Life[] = ['canceled', 'refused', 'choice', 'small', 'kept'];

// Laying a county takes a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(DAYS)('the demo county around $today', ({ today, coming, estimated, runs }) => {
  let county: DemoCounty;
  const now = instantOf(today, 0);
  const offered = (lives: readonly Life[]) =>
    county.filled.filter(({ offering }) => lives.includes(offering.life));
  /** Everything that takes a place in a room or an afternoon: it was submitted and not refused. */
  const laid = () => county.filled.filter(({ offering }) => offering.lessons.length > 0);
  const sold = () =>
    offered([
      'running',
      'full',
      'almost_full',
      'closing_soon',
      'filling',
      'just_opened',
      'opening_soon',
      'closed',
      'drawn',
      'to_draw',
      'drawing',
      'line',
      'choice',
      'small',
      'kept',
    ]);

  beforeAll(async () => {
    county = await demoCounty(today);
  });

  it('lies in the right term and says whether its dates are estimated', () => {
    expect(county.days.coming).toMatchObject({ id: coming });
    expect(county.days.coming.estimated ?? false).toBe(estimated);
    expect(county.rows.term.find((term) => term.id === coming)?.estimated).toBe(estimated);
    expect(county.days.current !== null).toBe(runs);
  });

  it('is as large as promised, of every kind and category', () => {
    const { rows } = county;
    expect(rows.town).toHaveLength(9);
    expect(schools.length).toBeGreaterThanOrEqual(20);
    expect(new Set(schools.map((school) => school.kind))).toEqual(
      new Set(['primary', 'junior', 'nine_year']),
    );
    for (const school of schools) {
      const own = rows.room.filter((room) => room.schoolId === school.id).length;
      expect(own).toBeGreaterThanOrEqual(6);
      expect(own).toBeLessThanOrEqual(40);
    }
    expect(new Set(rows.provider.map((provider) => provider.kind))).toEqual(new Set(PROVIDER_KINDS));
    const states = new Set(rows.listing.map((listing) => listing.status));
    for (const status of LISTING_STATUSES) {
      if (status !== 'draft' && status !== 'removed') expect(states, status).toContain(status);
    }
    const approved = rows.course.filter((course) => course.status === 'approved');
    expect(approved.length).toBeGreaterThanOrEqual(80);
    expect(new Set(approved.map((course) => course.category))).toEqual(new Set(CATEGORIES));
    expect(rows.offering.length).toBeGreaterThanOrEqual(250);
    expect(rows.child.length).toBeGreaterThanOrEqual(400);
    expect(new Set(county.filled.map(({ offering }) => offering.course.category))).toEqual(
      new Set(CATEGORIES),
    );
  });

  it('has classes in every stage of their life', () => {
    for (const life of LIVES) {
      const many = offered([life]).length;
      if (life === 'running') expect(many > 0, 'classes run when there is school, and only then').toBe(runs);
      else expect(many, life).toBeGreaterThanOrEqual(FEW.includes(life) ? 2 : 5);
    }
    for (const { offering, places, capacity } of offered([
      'full',
      'line',
      'almost_full',
      'just_opened',
      'filling',
    ])) {
      const live = places.filter((place) => place.status === 'confirmed').length;
      const promised = county.entries.filter((each) => each.offering.id === offering.id && each.offerUntil);
      if (offering.life === 'full' || offering.life === 'line') expect(live + promised.length).toBe(capacity);
      else expect(live).toBeLessThan(capacity);
    }
    for (const { offering } of county.filled) {
      const dates = offering.lessons.map((lesson) => lesson.date);
      if (offering.life === 'running')
        expect(dates[0] && dates[0] <= today && (dates.at(-1) ?? '') >= today).toBe(true);
      if (offering.life === 'finished') expect((dates.at(-1) ?? '9999') < today).toBe(true);
    }
    // Whenever the demo is started that day, some sale begins within hours.
    const openings = offered(['opening_soon']).map(({ offering }) => offering.opensAt?.getTime() ?? 0);
    for (const hour of [0, 8, 12, 18, 23]) {
      const at = instantOf(today, hour * 60).getTime();
      expect(
        openings.some((opens) => opens > at && opens <= at + 48 * 3_600_000),
        `from ${hour}:00`,
      ).toBe(true);
    }
  });

  it.each(CAST_CHILDREN.map(({ name, key }) => ({ name, key })))(
    '$name has at least six courses to choose from, all day',
    ({ key }) => {
      const child = county.children.find(({ id }) => id === castChildId(key));
      if (!child) throw new Error('no child');
      for (const at of [now, instantOf(today, 23 * 60 + 59)]) {
        const open = county.filled.filter(
          (each) => decideEnrollment(placeFacts(county, child, each, at)).kind === 'allowed',
        );
        expect(open.length).toBeGreaterThanOrEqual(6);
        expect(
          new Set(open.flatMap(({ offering }) => offering.slots.map((slot) => slot.weekday))).size,
        ).toBeGreaterThan(1);
      }
    },
  );

  it('has lessons on school days of their term only, by the timetable of the day', () => {
    const { calendar } = county.days;
    const wrong = laid().flatMap(({ offering }) => {
      const term = calendar.terms.find(({ id }) => id === offering.termId);
      const weekdays: readonly (number | null)[] = offering.slots.map((slot) => slot.weekday);
      return offering.lessons.filter(
        ({ date }) =>
          !term ||
          date < term.from ||
          date > term.to ||
          !isSchoolDay(calendar, date) ||
          !weekdays.includes(timetableWeekday(calendar, date)),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('submitted only plans that are whole and that the rules let through', () => {
    for (const each of laid()) {
      const name = `${each.offering.course.key} ${each.offering.life}`;
      expect(offeringRefusals(planFacts(each)), name).toEqual([]);
      const broken = classFindings(county, each).map(({ rule, path, actual }) => `${rule} ${path} ${actual}`);
      expect(broken, name).toEqual([]);
      const { staff, lessons } = each.offering;
      const people = staff.map(({ person }) => person);
      const dates = lessons.map(({ date }) => date);
      expect(staffChecksValid(people, dates), name).toBe(true);
    }
  });

  it('sells for listed providers only, on every lesson’s day', () => {
    expect(sold().length).toBeGreaterThan(100);
    for (const { offering } of sold()) {
      const listing = listingOf(county, offering.course.by);
      if (!listing) continue;
      for (const date of [today, ...offering.lessons.map((lesson) => lesson.date)]) {
        if (date >= today) expect(listingSells(listing, date), `${offering.course.by} ${date}`).toBe(true);
      }
    }
  });

  it('keeps sport groups within P13 and V3', () => {
    for (const { offering, capacity } of laid()) {
      if (offering.course.category !== 'sport') continue;
      const coaches = offering.staff.filter(({ person }) =>
        ['coach', 'teacher'].includes(person.qualification?.kind ?? ''),
      ).length;
      expect(capacity).toBeLessThanOrEqual(35);
      if (capacity > 10) expect(coaches).toBeGreaterThanOrEqual(2);
      if (offering.room) expect(capacity * 5).toBeLessThanOrEqual(offering.room.areaM2);
    }
  });

  it('gives rooms that fit, are open and are nobody else’s', () => {
    const closed = closures(county.days);
    const holding = laid().filter(({ offering }) => offering.room && offering.life !== 'canceled');
    for (const { offering, capacity } of holding) {
      const { room, course } = offering;
      if (!room) continue;
      const occupied = holding
        .filter((other) => other.offering.id !== offering.id && other.offering.room?.id === room.id)
        .flatMap((other) => other.offering.lessons);
      const needs = {
        roomKinds: course.room.kinds,
        minAreaM2: course.room.area ?? null,
        equipment: course.room.gear ?? [],
      };
      const shut = closed.filter((each) => each.roomId === room.id);
      const refusals = roomRefusals({
        room,
        needs,
        capacity,
        lessons: offering.lessons,
        closures: shut,
        occupied,
      });
      expect(refusals, `${course.key} in ${room.name[0]}`).toEqual([]);
    }
  });

  it('has nobody teach, and no child attend, in two places at once', () => {
    const taught = new Map<string, DatedTime[]>();
    const twice: string[] = [];
    for (const { offering } of laid()) {
      for (const { person } of offering.staff) {
        for (const lesson of offering.lessons) {
          const key = `${person.id} ${lesson.date}`;
          const that = taught.get(key) ?? [];
          if (that.some((other) => overlaps(lesson, other))) twice.push(`${person.name} ${lesson.date}`);
          taught.set(key, [...that, lesson]);
        }
      }
    }
    expect(twice).toEqual([]);
    expect(taught.size).toBeGreaterThan(1000);

    const town = new Map(schools.map((school) => [school.id, school.town]));
    const travel = (from: string, to: string) =>
      travelMinutes(town.get(from) ?? 'wuyuan', town.get(to) ?? 'wuyuan');
    const clashes = county.children.flatMap((child) => {
      const all = livePlaces(county, child);
      return [...new Set(all.map((lesson) => lesson.offeringId))].flatMap((offeringId) => {
        const own = all.filter((lesson) => lesson.offeringId === offeringId);
        const others = all.filter((lesson) => lesson.offeringId !== offeringId);
        return firstClash(own, others, travel) ?? [];
      });
    });
    expect(clashes).toEqual([]);
  });

  it('fills classes with children they are meant for, never beyond the places', () => {
    for (const { offering, places, capacity, minimum } of county.filled) {
      const having = places.filter((place) => place.status === 'confirmed' || place.status === 'completed');
      expect(having.length).toBeLessThanOrEqual(capacity);
      expect(minimum).toBeLessThanOrEqual(capacity);
      if (offering.life === 'running') expect(having.length).toBeGreaterThanOrEqual(minimum);
    }
    const places = county.filled.flatMap((each) => each.places);
    expect(places.length).toBeGreaterThan(2000);
    const strangers = places.filter(({ offering, child }) => {
      const { school, audience, grades } = offering;
      const own = child.school.id === school.id;
      const shared =
        audience === 'county' ||
        (audience === 'group' && child.school.group === school.group && school.group);
      return !grades.includes(child.grade) || !(own || shared);
    });
    expect(strangers).toEqual([]);
    const outOfTime = places.filter(({ offering, createdAt, confirmedAt, endedAt }) => {
      const onSale =
        offering.opensAt &&
        offering.closesAt &&
        createdAt >= offering.opensAt &&
        createdAt < offering.closesAt;
      return !onSale || [createdAt, confirmedAt, endedAt].some((at) => at && at >= now);
    });
    expect(outOfTime).toEqual([]);
  });

  it('shows the bureau nothing missing of whoever is listed, and something of the one that applied', () => {
    for (const provider of providers) {
      const credentials = county.rows.credential.filter(
        (paper) => paper.providerId === idOf('provider', provider.key),
      );
      const listing = listingOf(county, provider.key);
      if (!listing) continue;
      const items = listingItems(
        {
          kind: provider.kind,
          categories: listing.categories,
          papers: credentials.map((paper) => ({
            kind: paper.kind,
            validTo: paper.validTo ? new Date(paper.validTo).toISOString().slice(0, 10) : null,
            hasFile: paper.fileId !== null,
          })),
          feeStandards: listing.feeStandards,
          instructors: county.people
            .filter((person) => person.provider.key === provider.key)
            .map((person) => ({ ...person, checkConsentOn: addDays(today, -400) })),
        },
        today,
      );
      // One who teaches nothing has a check out of date on purpose: the center sees it marked.
      const expected = provider.key === 'lanjing' || provider.key === 'langhua' || provider.key === 'xu-wood';
      expect(hasBlockingItems(items), `${provider.key}: ${items.map((item) => item.code)}`).toBe(expected);
    }
  });
});
