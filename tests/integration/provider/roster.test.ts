import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { offeringList } from '~/services/planning/list.server';
import { ownOffering } from '~/services/planning/queries.server';
import { readRoster } from '~/services/planning/roster.server';
import { startPlan } from '~/services/planning/start.server';
import { submitPlan } from '~/services/planning/submit.server';
import { lessonsAhead } from '~/services/provider/lessons-ahead.server';
import { makeChildIn, makeCourse, makeInstructor, makeProvider, makeSchool, NOW, soundPlan } from './county';

let owner: Actor;
let coach: Actor;
let colleague: Actor;
let offeringId: string;

beforeAll(async () => {
  const { schoolId } = await makeSchool();
  const provider = await makeProvider();
  const { providerId } = provider;
  owner = provider.owner;
  const teaching = await makeInstructor(providerId);
  coach = teaching.actor;
  colleague = (await makeInstructor(providerId)).actor;
  const courseId = await makeCourse(providerId);
  const plan = await startPlan(owner, { courseId, schoolId }, NOW);
  offeringId = plan.kind === 'done' ? plan.offeringId : '';
  await submitPlan(owner, { offeringId, draft: soundPlan(teaching.instructorId), lng: 'en' }, NOW);
  await db.offering.update({ where: { id: offeringId }, data: { status: 'open' } });
  await makeChildIn(offeringId, { schoolId, providerId, name: '林一诺' });
  await makeChildIn(offeringId, { schoolId, providerId, name: '陈小雨' });
  await makeChildIn(offeringId, { schoolId, providerId, name: '不愿公开', consent: false });
});

describe('the roster of a class', () => {
  it('is names and classes of children whose guardian agreed, and not one thing more', async () => {
    const roster = await readRoster(coach, { offeringId, as: 'page' }, NOW);
    expect(roster).toEqual({
      rows: [
        { name: '陈小雨', grade: 3, className: '2班' },
        { name: '林一诺', grade: 3, className: '2班' },
      ],
      withheld: 1,
    });
  });

  it('is in the audit each time it is read, with who and how many, without a name', async () => {
    const before = await db.auditEvent.count({ where: { verb: 'roster.read', subjectId: offeringId } });
    await readRoster(owner, { offeringId, as: 'file' }, NOW);
    const events = await db.auditEvent.findMany({
      where: { verb: 'roster.read', subjectId: offeringId },
      orderBy: { id: 'asc' },
    });
    expect(events).toHaveLength(before + 1);
    expect(events.at(-1)).toMatchObject({
      actorUserId: owner.userId,
      actorRole: 'provider_owner',
      data: { as: 'file', children: 2 },
    });
  });

  it('is not found by a colleague who does not teach the class, nor by another provider, and no reading is noted', async () => {
    const stranger = (await makeProvider()).owner;
    const before = await db.auditEvent.count({ where: { verb: 'roster.read' } });
    for (const actor of [colleague, stranger]) {
      await expect(readRoster(actor, { offeringId, as: 'page' }, NOW)).rejects.toThrow('not found');
      await expect(ownOffering(actor, offeringId)).rejects.toThrow('not found');
    }
    expect(await db.auditEvent.count({ where: { verb: 'roster.read' } })).toBe(before);
  });
});

describe('what an instructor sees', () => {
  it('is the classes they stand in, and no plan before it was sent', async () => {
    const all = { view: null, schoolId: null, courseId: null };
    expect((await offeringList(coach, all, 1)).offerings.map(({ id, taken }) => [id, taken])).toEqual([
      [offeringId, 3],
    ]);
    expect((await offeringList(colleague, all, 1)).offerings).toEqual([]);
    expect(await ownOffering(coach, offeringId)).toMatchObject({ owned: false, taken: 3 });
    expect(await ownOffering(owner, offeringId)).toMatchObject({ owned: true });
  });

  it('is the lessons of the coming days with how many children come', async () => {
    const later = new Date('2026-09-22T02:00:00Z');
    expect(await lessonsAhead(coach, 7, later)).toMatchObject([
      { date: '2026-09-22', number: 1, children: 3 },
    ]);
    expect(await lessonsAhead(colleague, 7, later)).toEqual([]);
  });
});
