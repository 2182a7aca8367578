import { beforeAll, describe, expect, it, vi } from 'vitest';
import { DRAW_ALGORITHM } from '~/domain/allocation/draw';
import { verifyDraw } from '~/domain/allocation/verify';
import { addDays, instantOf } from '~/domain/calendar';
import { firstClash } from '~/domain/enrollment/clash';
import { decideEnrollment } from '~/domain/enrollment/decide';
import { wishRefusals } from '~/domain/wishes/fits';
import { readDrawClaim } from '~/forms/allocation/draw';
import { CAST_CHILDREN, castChildId } from '../../prisma/seed/cast';
import { type DemoCounty, demoCounty } from '../../prisma/seed/county';
import type { DrawLife } from '../../prisma/seed/draw-times';
import type { Filled } from '../../prisma/seed/enrollments';
import { idOf } from '../../prisma/seed/ids';
import type { Life } from '../../prisma/seed/lives';
import { sha256 } from '../../prisma/seed/wishes';
import { DAYS, placeFacts } from './seed-facts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(DAYS)('draws and lines of the demo county around $today', ({ today }) => {
  let county: DemoCounty;
  const midnight = instantOf(today, 0);
  const lateTonight = instantOf(today, 23 * 60 + 59);
  const classes = (...lives: readonly Life[]) =>
    county.filled.filter(({ offering }) => lives.includes(offering.life));
  const drawOf = (life: DrawLife) => {
    const draw = county.draws.find((each) => each.life === life);
    const row = county.rows.draw.find(({ id }) => id === draw?.id);
    if (!draw || !row) throw new Error(`no draw ${life}`);
    const papers = county.rows.drawPaper.filter(({ drawId }) => drawId === draw.id);
    return { draw, row, papers };
  };
  const live = ({ places }: Filled) =>
    places.filter(({ status }) => status === 'confirmed' || status === 'held').length;
  const filledOf = (id: string) => {
    const found = county.filled.find(({ offering }) => offering.id === id);
    if (!found) throw new Error('no class');
    return found;
  };

  beforeAll(async () => {
    county = await demoCounty(today);
  });

  it('was drawn from what was published, with the seed that was committed to', () => {
    const { draw, row, papers } = drawOf('drawn');
    const text = (kind: string) => papers.find((paper) => paper.kind === kind)?.text ?? '';
    for (const paper of papers) expect(sha256(paper.text)).toBe(paper.sha256);
    const output = JSON.parse(text('outcome'));
    const claim = readDrawClaim({
      input: { seed: row.seed, ...JSON.parse(text('inputs')) },
      output,
      commitment: row.commitment,
    });
    if (!('value' in claim)) throw new Error(JSON.stringify(claim));
    expect(verifyDraw(claim.value, sha256)).toEqual([]);
    expect(output.algorithm).toBe(DRAW_ALGORITHM);
    expect(row.seed).toMatch(/^[0-9a-f]{64}:\d+$/);
    expect(draw.lists.length).toBeGreaterThan(250);
    // A true file with one place given to somebody else is found out.
    const [first, ...rest] = output.places;
    const forged = {
      ...claim.value,
      output: { ...output, places: [{ ...first, applicant: 'f'.repeat(16) }, ...rest] },
    };
    expect(verifyDraw(forged, sha256)).toHaveLength(1);
  });

  it('gave exactly the places that were drawn, and lined up the others', () => {
    const { draw } = drawOf('drawn');
    const drawn = draw.outcome?.places.map(({ applicant, offering }) => {
      const list = draw.lists.find((each) => each.applicant === applicant);
      return idOf('enrollment', offering, list?.child.id ?? '');
    });
    const given = classes('drawn').flatMap(({ places }) => places.map(({ id }) => id));
    expect(new Set(given)).toEqual(new Set(drawn));
    const won = county.rows.wish.filter(({ result }) => result === 'won');
    expect(new Set(won.map(({ enrollmentId }) => enrollmentId))).toEqual(new Set(drawn));
    const line = county.rows.waitingEntry.filter(({ offeringId }) =>
      classes('drawn').some(({ offering }) => offering.id === offeringId),
    );
    expect(line).toHaveLength(draw.outcome?.waiting.length ?? -1);
    const held = classes('drawn').flatMap(({ places }) => places.filter(({ status }) => status === 'held'));
    expect(held.length).toBeGreaterThan(0);
    for (const { heldUntil } of held) expect(heldUntil).toEqual(draw.times.payUntil);
  });

  it('tells every wish of the held draw what came of it, and no other', () => {
    const { draw } = drawOf('drawn');
    const ids = new Set(draw.lists.map(({ id }) => id));
    for (const { wishListId, result, why, of } of county.rows.wish) {
      if (!ids.has(wishListId)) expect(result).toBeUndefined();
      else if (result !== 'won')
        expect([result, typeof why, (of ?? 0) > 0]).toEqual(['lost', 'string', true]);
    }
  });

  it('has one child of a family that won and one that did not, with reasons', () => {
    const { draw } = drawOf('drawn');
    const wishesOf = (key: string) => {
      const list = draw.lists.find(({ child }) => child.id === castChildId(key));
      return county.rows.wish.filter(({ wishListId }) => wishListId === list?.id);
    };
    expect(wishesOf('chen-muyang').filter(({ result }) => result === 'won')).toHaveLength(1);
    const lost = wishesOf('chen-muqing');
    expect(lost.length).toBeGreaterThan(0);
    for (const { result, why } of lost) expect([result, why]).toEqual(['lost', 'full']);
  });

  it('has a draw that waits for the officer, and one that takes wishes all day', () => {
    const frozen = drawOf('to_draw');
    expect(frozen.row).toMatchObject({ status: 'frozen', seed: null, drawnAt: null });
    expect(frozen.papers.map(({ kind }) => kind)).toEqual(['inputs']);
    expect(frozen.draw.lists.some(({ child }) => child.id === castChildId('lin-yinuo'))).toBe(true);
    const open = drawOf('drawing');
    expect(open.row).toMatchObject({ status: 'announced', seed: null, frozenAt: null });
    expect(open.papers).toEqual([]);
    expect((open.row.opensAt as Date) < midnight && (open.row.closesAt as Date) > lateTonight).toBe(true);
    for (const life of ['to_draw', 'drawing'] as const) {
      for (const { places } of classes(life)) expect(places).toEqual([]);
      for (const { offering } of classes(life)) {
        // Places can be paid before enrollment ends and lessons begin.
        expect(drawOf(life).draw.times.payUntil <= (offering.closesAt as Date)).toBe(true);
      }
    }
    expect(open.draw.lists.length).toBeGreaterThan(150);
  });

  it('took only wishes that were possible, within the window', () => {
    for (const { lists, times, life } of county.draws) {
      const codes = new Set(lists.map(({ code }) => code));
      expect(codes.size).toBe(lists.length);
      for (const { child, wishes, at, cap } of lists) {
        expect(at >= times.opensAt && at < times.closesAt && at < midnight).toBe(true);
        expect(cap >= 1 && cap <= wishes.length).toBe(true);
        for (const wish of wishes) {
          // Of the held draw the child has its places by now; the others must still be possible.
          if (life === 'drawn') continue;
          const facts = placeFacts(county, child, filledOf(wish.id), midnight);
          expect(wishRefusals(facts), `${life} ${wish.course.key}`).toEqual([]);
        }
      }
    }
  });

  it('lets a parent of the cast hand in wishes today', () => {
    const handedIn = new Set(drawOf('drawing').draw.lists.map(({ child }) => child.id));
    const open = CAST_CHILDREN.filter(({ key }) => {
      const child = county.children.find(({ id }) => id === castChildId(key));
      if (!child || handedIn.has(child.id)) return false;
      return classes('drawing').some(
        (each) => wishRefusals(placeFacts(county, child, each, lateTonight)).length === 0,
      );
    });
    expect(open.length).toBeGreaterThan(0);
  });

  it('leaves no place idle while somebody waits', () => {
    const waiting = new Map<string, number>();
    for (const { offeringId, status } of county.rows.waitingEntry) {
      if (status === 'waiting') waiting.set(offeringId, (waiting.get(offeringId) ?? 0) + 1);
    }
    expect(waiting.size).toBeGreaterThan(10);
    const offered = county.rows.waitingEntry.filter(({ status }) => status === 'offered');
    const idle = county.filled.filter(
      (each) =>
        each.offering.life !== 'choice' &&
        waiting.has(each.offering.id) &&
        live(each) + offered.filter(({ offeringId }) => offeringId === each.offering.id).length <
          each.capacity,
    );
    expect(idle).toEqual([]);
  });

  it('has a place on offer to a family of the cast all day, another that waits, and siblings who are tied', () => {
    const of = (key: string) => county.entries.filter(({ child }) => child.id === castChildId(key));
    const offer = of('chen-muyang').find(({ status }) => status === 'offered');
    expect(offer?.offerUntil && offer.offerUntil > lateTonight).toBe(true);
    expect(of('lin-yinuo').some(({ status }) => status === 'waiting')).toBe(true);
    const ties = county.entries.filter(({ tieId }) => tieId !== null);
    expect(ties.map(({ position }) => position)).toEqual([1, 2]);
    expect(new Set(ties.map(({ child }) => child.guardians[0]?.id)).size).toBe(1);
    for (const { joinedAt, offering } of county.entries)
      expect(joinedAt < midnight && joinedAt >= (offering.opensAt as Date)).toBe(true);
  });

  it('offers only what the child could take', () => {
    for (const { child, offering } of county.entries.filter(({ status }) => status === 'offered')) {
      const facts = placeFacts(county, child, filledOf(offering.id), midnight);
      const taken = facts.offering.taken - 1;
      const answer = decideEnrollment({ ...facts, offered: true, offering: { ...facts.offering, taken } });
      expect(answer.kind).toBe('allowed');
    }
  });

  it('asks a school about classes with too few, two of which could be one', () => {
    const small = classes('small');
    expect(small.length).toBeGreaterThanOrEqual(2);
    for (const each of small) {
      expect(live(each) > 0 && live(each) < each.minimum).toBe(true);
      expect((each.offering.closesAt as Date) < midnight && each.offering.firstDate > addDays(today, 1)).toBe(
        true,
      );
    }
    const here = small.filter(
      ({ offering }) => offering.school.id === 'xiangyang' && offering.course.key === 'happy-football',
    );
    expect(here).toHaveLength(2);
    for (const each of classes('kept')) expect(live(each)).toBeLessThan(each.minimum);
  });

  it('says of school’s choice who was refused and why', () => {
    const refused = county.entries.filter(({ status }) => status === 'refused');
    expect(refused.length).toBeGreaterThan(0);
    for (const { id, reason, offering } of refused) {
      expect(offering.life).toBe('choice');
      expect(reason).toMatch(/\p{Script=Han}/u);
      expect(county.rows.waitingMove.filter(({ entryId }) => entryId === id)).toHaveLength(1);
    }
  });

  it('has no child whose drawn places overlap', () => {
    const byChild = new Map<string, Filled['places'][number][]>();
    for (const place of classes('drawn').flatMap(({ places }) => places))
      byChild.set(place.child.id, [...(byChild.get(place.child.id) ?? []), place]);
    const lessonsOf = ({ offering }: Filled['places'][number]) =>
      offering.lessons.map((lesson) => ({
        ...lesson,
        schoolId: offering.school.id,
        offeringId: offering.id,
      }));
    for (const [one, other] of byChild.values())
      if (one && other) expect(firstClash(lessonsOf(one), lessonsOf(other), () => 60)).toBeNull();
    expect(byChild.size).toBeGreaterThan(100);
  });
});
