import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { DrawApplicant } from '~/domain/allocation/market';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { commitDraw } from '~/services/draw/commit.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { drawPaper } from '~/services/draw/paper.server';
import { writeDraw } from '~/services/draw/write.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { wishPage } from '~/services/wishes/wish-page.server';
import { dayAhead, type Family, openMarket, openOffering, taken } from '../parent/family-market';
import type { Market } from '../search/market';
import { announced, bureau, clockOf, drawnClass, resultsOf, type Wisher, wisher } from './drawn-market';

/** B3 in the rule book of the county. */
const MOST = 5;

let market: Market;
let officer: Actor;
let busy: string[];
beforeAll(async () => {
  market = await openMarket();
  officer = await bureau();
  // One lesson each, long after the classes of the draws are over.
  busy = [];
  for (let weekday = 1; weekday <= MOST; weekday += 1) {
    const dates = [dayAhead(63, weekday)];
    busy.push(await openOffering(market, { payer: 'county', weekday, dates }));
  }
});

/** A draw of four classes with room for everybody. */
async function laid() {
  const clock = clockOf(new Date());
  const drawId = await announced(officer, clock);
  const classes: string[] = [];
  for (let weekday = 1; weekday <= 4; weekday += 1)
    classes.push(await drawnClass(market, drawId, { weekday }));
  return { clock, drawId, classes };
}

async function has(family: Family, courses: number): Promise<void> {
  for (const id of busy.slice(0, courses)) await taken(family, id);
}

async function published(drawId: string): Promise<Map<string, DrawApplicant>> {
  const { applicants } = JSON.parse((await drawPaper(drawId, 'inputs')).text);
  return new Map(applicants.map((each: DrawApplicant) => [each.id, each]));
}

const listOf = ({ listId }: Wisher) => db.wishList.findUniqueOrThrow({ where: { id: listId } });
const resultsIn = async ({ listId }: Wisher) =>
  [...(await resultsOf(listId)).values()].map(({ result }) => result);

describe('the county’s limit on courses, when the inputs of a draw are fixed', () => {
  it('lowers what a child can be drawn, as its page said before, so that no place is drawn in vain', async () => {
    const { clock, drawId, classes } = await laid();
    const [some, free] = [
      await wisher(market, drawId, classes, { cap: 4 }),
      await wisher(market, drawId, classes, { cap: 4 }),
    ];
    await has(some, MOST - 2);
    const [child] = (await wishPage(some.actor, drawId, clock.during)).children;
    expect(child?.most).toBe(2);
    await freezeDraw(drawId, clock.frozen);
    const applicants = await published(drawId);
    expect([applicants.get(some.applicant)?.cap, applicants.get(free.applicant)?.cap]).toEqual([2, 4]);
    // What the family asked for stays on its own list.
    expect([await listOf(some), await listOf(free)]).toMatchObject([
      { cap: 4, drawnCap: 2 },
      { cap: 4, drawnCap: null },
    ]);
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: drawId, verb: 'draw.freeze' } });
    expect(event.data).toMatchObject({ capped: 1, dropped: 0 });
    await commitDraw(officer, { drawId }, clock.held);
    expect(await writeDraw(drawId, clock.written)).toBe(true);
    expect(await resultsIn(some)).toEqual(['won', 'won', 'lost', 'lost']);
    expect((await resultsOf(some.listId)).get(classes[3] as string)?.why).toBe('at_cap');
    expect(await resultsIn(free)).toEqual(['won', 'won', 'won', 'won']);
    expect(await brokenInvariants()).toEqual([]);
  });

  it('counts for tied siblings what is left to the one with the most courses', async () => {
    const { clock, drawId, classes } = await laid();
    const tieId = crypto.randomUUID();
    const one = await wisher(market, drawId, classes, { cap: 3, tieId });
    const other = await wisher(market, drawId, classes, { cap: 3, tieId });
    await has(one, MOST - 1);
    await has(other, 1);
    await freezeDraw(drawId, clock.frozen);
    const applicants = await published(drawId);
    const [a, b] = [applicants.get(one.applicant), applicants.get(other.applicant)];
    expect([a?.cap, b?.cap, a?.group === b?.group, a?.group === null]).toEqual([1, 1, true, false]);
    await commitDraw(officer, { drawId }, clock.held);
    expect(await writeDraw(drawId, clock.written)).toBe(true);
    for (const each of [one, other]) {
      expect((await resultsIn(each)).filter((result) => result === 'won')).toHaveLength(1);
    }
    expect(await db.wish.count({ where: { wishList: { drawId }, result: 'void' } })).toBe(0);
  });

  it('takes out, with the rule as its reason, who may have nothing more; its sibling goes on with its own', async () => {
    const { clock, drawId, classes } = await laid();
    const tieId = crypto.randomUUID();
    const full = await wisher(market, drawId, classes, { cap: 3, tieId });
    const sibling = await wisher(market, drawId, classes, { cap: 3, tieId });
    await has(full, MOST);
    await has(sibling, MOST - 2);
    await freezeDraw(drawId, clock.frozen);
    const applicants = await published(drawId);
    expect(applicants.has(full.applicant)).toBe(false);
    expect(applicants.get(sibling.applicant)).toMatchObject({ cap: 2, group: null });
    for (const wish of (await resultsOf(full.listId)).values()) {
      expect(wish).toMatchObject({ result: 'dropped', refusal: { code: 'rule', params: { ruleId: 'B3' } } });
    }
    // Nothing to lower where nothing is drawn.
    expect(await listOf(full)).toMatchObject({ cap: 3, drawnCap: null });
    expect(await brokenInvariants()).toEqual([]);
  });

  it('leaves the cap alone where a place was given up before the close', async () => {
    const { clock, drawId, classes } = await laid();
    const family = await wisher(market, drawId, classes, { cap: 2 });
    await has(family, MOST - 1);
    const place = await db.enrollment.findFirstOrThrow({ where: { childId: family.childId } });
    const back = await cancelEnrollment(family.actor, { enrollmentId: place.id }, new Date());
    expect(back.kind).toBe('done');
    await freezeDraw(drawId, clock.frozen);
    expect((await published(drawId)).get(family.applicant)?.cap).toBe(2);
  });
});
