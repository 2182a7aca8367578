import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { ProgrammeTerms } from '~/domain/aid/change-programme';
import { addDays } from '~/domain/calendar';
import { programmePage } from '~/services/aid/programme-page.server';
import { programmeBalances } from '~/services/aid/programmes.server';
import { changeProgramme, createProgramme, endProgramme } from '~/services/aid/save-programme.server';
import { auditOn, newFamily, openMarket, openOffering, TODAY, taken } from '../parent/family-market';
import { at, entitle, officer } from './families';

const NOW = at(TODAY);
const TERMS: ProgrammeTerms = {
  nameZh: '困难家庭减免',
  nameEn: 'Hardship',
  position: 1,
  classes: ['subsistence'],
  towns: ['urban', 'rural'],
  percent: 50,
  covers: ['agency'],
  capFen: 20_000,
  budgetFen: 100_000,
  from: addDays(TODAY, -28),
  to: addDays(TODAY, 100),
};
let by: Actor;
let offeringId: string;

beforeAll(async () => {
  by = await officer();
  offeringId = await openOffering(await openMarket(), { capacity: 30 });
});

async function create(over: Partial<ProgrammeTerms> = {}): Promise<string> {
  const outcome = await createProgramme(by, { ...TERMS, ...over }, NOW);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  return outcome.programmeId;
}

describe('a programme', () => {
  it('is opened, and refused when it is over before it begins', async () => {
    const programmeId = await create({ classes: ['orphan'] });
    expect(await auditOn(programmeId)).toEqual(['programme.create']);
    expect(await createProgramme(by, { ...TERMS, to: addDays(TODAY, -1) }, NOW)).toMatchObject({
      refusals: [{ code: 'date_in_past', path: 'to' }],
    });
    await endProgramme(by, { programmeId }, NOW);
  });

  it('shows where its money is, by kind of town and by school, and no child', async () => {
    const programmeId = await create();
    const families = await Promise.all(
      Array.from({ length: 7 }, (_, index) => newFamily({ schoolId: index < 6 ? 'xiangyang' : 'haibin' })),
    );
    for (const family of families) {
      await entitle(family);
      await taken(family, offeringId, NOW);
    }
    const [balance] = await programmeBalances(NOW, programmeId);
    expect(balance).toMatchObject({
      state: 'running',
      budgetFen: 100_000,
      committedFen: 49_000,
      spentFen: 0,
      leftFen: 51_000,
      places: 7,
      forecast: { days: 28, perDayFen: 1750, daysLeft: 100, endFen: 100_000, usedUpOn: addDays(TODAY, 30) },
    });
    const page = await programmePage(programmeId, NOW);
    expect(page.granted).toBe(true);
    expect(page.points.at(-1)).toEqual({ day: TODAY, committedFen: 49_000, spentFen: 0 });
    expect(page.byTown).toMatchObject([
      { kind: 'urban', children: 7, places: 7, committedFen: 49_000 },
      { kind: 'rural', children: 0, committedFen: 0 },
    ]);
    // One child of another school would be picked out: it stands with the next.
    expect(page.bySchool).toEqual([
      { id: null, nameZh: null, nameEn: null, groups: 2, children: 7, places: 7, fen: 49_000 },
    ]);
    const children = await db.child.findMany({ select: { id: true, name: true } });
    for (const { id, name } of children) {
      expect(JSON.stringify(page)).not.toContain(id);
      expect(JSON.stringify(page)).not.toContain(name);
    }

    const change = (over: Partial<ProgrammeTerms>) =>
      changeProgramme(by, { ...TERMS, ...over, programmeId }, NOW);
    expect(await change({ percent: 60 })).toMatchObject({
      refusals: [{ code: 'programme_granted', path: 'percent' }],
    });
    expect(await change({ budgetFen: 48_999 })).toMatchObject({
      refusals: [{ code: 'budget_below_reserved', params: { yuan: '490.00' } }],
    });
    expect(await change({ capFen: 6999 })).toMatchObject({
      refusals: [{ code: 'cap_below_granted', params: { yuan: '70.00' } }],
    });
    expect(await change({ budgetFen: 49_000, capFen: 7000, nameEn: 'Waiver' })).toMatchObject({
      kind: 'done',
    });
    // Not a fen is left: the next family pays in full.
    const last = await newFamily();
    await entitle(last);
    const place = await taken(last, offeringId, NOW);
    expect((await db.enrollment.findUniqueOrThrow({ where: { id: place } })).dueFen).toBe(14_000);

    expect(await endProgramme(by, { programmeId }, NOW)).toMatchObject({ kind: 'done' });
    expect(await auditOn(programmeId)).toEqual(['programme.create', 'programme.change', 'programme.end']);
    const tomorrow = at(addDays(TODAY, 1));
    expect((await programmeBalances(tomorrow, programmeId))[0]).toMatchObject({ state: 'over' });
    expect(await changeProgramme(by, { ...TERMS, programmeId }, tomorrow)).toMatchObject({
      refusals: [{ code: 'programme_over' }],
    });
  });
});
