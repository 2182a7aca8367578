import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { offeringList } from '~/services/planning/list.server';
import { startPlan } from '~/services/planning/start.server';
import { providerOverview } from '~/services/provider/overview.server';
import { makeCourse, makeInstructor, makeProvider, makeSchool, NOW } from './county';

describe('the overview of a provider', () => {
  it('shows a new one where to begin', async () => {
    const { owner } = await makeProvider({ listed: false, papers: false });
    const view = await providerOverview(owner, NOW);
    expect(view.listing).toMatchObject({ application: null, inForce: null, last: null });
    expect(Object.values(view.firstSteps).some(Boolean)).toBe(false);
  });

  it('names what came back and what runs out, and counts the rest', async () => {
    const { owner, providerId } = await makeProvider({ papers: false });
    const courseId = await makeCourse(providerId);
    const { schoolId } = await makeSchool();
    await makeInstructor(providerId, { checkedOn: '2025-09-20' });
    await db.credential.create({
      data: {
        providerId,
        kind: 'business_licence',
        number: '1',
        issuedBy: '海盐县',
        validTo: dateColumn('2026-09-06'),
      },
    });
    await db.course.create({
      data: {
        providerId,
        status: 'returned',
        category: 'sport',
        titleZh: '跳绳',
        titleEn: 'Rope skipping',
        reviews: { create: { at: NOW, toStatus: 'returned', reasons: 'What do children do?' } },
      },
    });
    const plan = await startPlan(owner, { courseId, schoolId }, NOW);
    const id = plan.kind === 'done' ? plan.offeringId : '';
    await db.offering.update({ where: { id }, data: { status: 'refused', refusalReason: 'No room.' } });

    const view = await providerOverview(owner, NOW);
    expect(view.expiring.map(({ code, validTo }) => [code, validTo])).toEqual([
      ['paper_expired', '2026-09-06'],
      ['check_expires_soon', '2026-09-20'],
    ]);
    expect(view.returned).toMatchObject([{ titleEn: 'Rope skipping', reasons: 'What do children do?' }]);
    expect(view.refusedPlans).toMatchObject([{ id, refusalReason: 'No room.' }]);
    expect(view.courseCount).toEqual({ approved: 1, returned: 1 });
    const list = await offeringList(owner, { view: 'preparing', schoolId, courseId }, 1);
    expect(list).toMatchObject({ all: 1, counts: { preparing: 1, waiting: 0 }, offerings: [{ id }] });
    expect((await offeringList(owner, { view: 'waiting', schoolId, courseId }, 1)).offerings).toEqual([]);
  });

  it('of a school’s own courses warns of checks too, though no listing rests on them', async () => {
    const { owner, providerId } = await makeProvider({ kind: 'school', listed: false });
    await makeInstructor(providerId, { checkedOn: '2025-08-01' });
    const view = await providerOverview(owner, NOW);
    expect(view.expiring.map(({ code }) => code)).toEqual(['check_expired']);
    expect(view.firstSteps).toMatchObject({ listing: true, papers: true });
  });
});
