import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { instantOf } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { NO_FILTERS } from '~/ports/search/port';
import { coursePage } from '~/services/catalogue/course-page.server';
import { offeringPage } from '~/services/catalogue/offering-page.server';
import { placesLeft } from '~/services/catalogue/places.server';
import { providerPage } from '~/services/catalogue/provider-page.server';
import { schoolPage } from '~/services/catalogue/school-page.server';
import { siteMap } from '~/services/catalogue/site-map.server';
import { childChoice, childToSuit } from '~/services/search/child-choice.server';
import { searchEngines } from '~/services/search/engine.server';
import { findOfferings } from '~/services/search/find-offerings.server';
import { indexOfferings } from '~/services/search/index-offerings.server';
import { layFamily, layMarket, layOffering, type Market, NOW, takePlace, weekly } from '../search/market';

vi.setConfig({ testTimeout: 120_000 });

let market: Market;
beforeAll(async () => {
  market = await layMarket();
});
afterAll(() => searchEngines().search.close());

function guardian(guardianId: string | null): Actor {
  return { userId: guardianId ?? 'x', name: '林静', locale: 'zh-CN', guardianId, memberships: [] };
}

describe('the page of an offering', () => {
  it('says what a family asks: who teaches, which dates, what it costs from now on, what is left', async () => {
    await db.calendarDay.create({
      data: { date: new Date('2026-09-29T00:00:00Z'), kind: 'rest', nameZh: '中秋节', nameEn: 'Mid-Autumn' },
    });
    const id = await layOffering(market, {
      dates: ['2026-09-22', '2026-10-13'],
      materialsFen: 2000,
      capacity: 2,
      minimum: 1,
    });
    await takePlace(id, await layFamily());
    const page = await offeringPage(id, null, NOW);
    expect(page.card).toMatchObject({ placesLeft: 1, capacity: 2, phase: 'open', fit: null, refusals: [] });
    expect(page.quote.dueFen).toBe(9_000);
    expect(page.skipped).toEqual([{ date: '2026-09-29', name: { zh: '中秋节', en: 'Mid-Autumn' } }]);
    await db.calendarDay.deleteMany();
    expect(page.course.provider.listing).toMatchObject({
      state: 'listed',
      from: '2026-07-01',
      to: '2027-06-30',
    });
    expect(page.teachers).toEqual([
      {
        id: market.instructor.id,
        nameZh: '周海',
        nameEn: 'Zhou Hai',
        role: 'lead',
        qualificationZh: '足球教练员 D 级',
        qualificationEn: 'Football coach, level D',
        checkedUntil: '2027-07-10',
      },
      expect.objectContaining({ nameZh: '周江', role: 'assistant' }),
    ]);
    const later = await offeringPage(id, null, instantOf('2026-09-22', 940));
    expect(later.quote.dueFen).toBe(5_500);
    expect(later.card.refusals).toMatchObject([{ code: 'closed' }]);
  });

  it('tells a family why it does not fit their child, and everybody else nothing about it', async () => {
    const id = await layOffering(market, { grades: [5, 6] });
    const { childId } = await layFamily({ grade: 3 });
    expect((await offeringPage(id, childId, NOW)).card).toMatchObject({
      fit: 'not_for_child',
      refusals: [{ code: 'grade', params: { grade: 3 } }],
    });
    expect((await offeringPage(id, null, NOW)).card).toMatchObject({ fit: null, refusals: [] });
  });

  it.each(['draft', 'submitted', 'refused', 'approved', 'canceled'] as const)(
    'a %s one is nobody’s',
    async (status) => {
      const id = await layOffering(market, { status });
      await expect(offeringPage(id, null, NOW)).rejects.toThrow(NotFound);
      expect(await placesLeft([id], NOW)).toEqual({});
    },
  );

  it('says that a provider was suspended, and that nobody can enroll', async () => {
    const id = await layOffering(market);
    await db.listing.update({ where: { id: market.listing.id }, data: { status: 'suspended' } });
    const page = await offeringPage(id, null, NOW);
    expect(page.course.provider.listing?.state).toBe('suspended');
    expect(page.card.refusals).toMatchObject([{ code: 'provider_not_listed' }]);
    await db.listing.update({ where: { id: market.listing.id }, data: { status: 'listed' } });
  });

  it('a held place counts until its minute', async () => {
    const id = await layOffering(market, { capacity: 3, minimum: 1 });
    const heldUntil = new Date(NOW.getTime() + 60_000);
    await takePlace(id, await layFamily(), { status: 'held', heldUntil, confirmedAt: null });
    expect(await placesLeft([id], NOW)).toEqual({ [id]: 2 });
    expect(await placesLeft([id], heldUntil)).toEqual({ [id]: 3 });
  });
});

describe('the pages of courses, providers and schools', () => {
  it('list what families see, what can be had before what is over', async () => {
    const over = await layOffering(market, { status: 'finished', schoolId: 'haibin', dates: ['2026-09-08'] });
    const open = await layOffering(market, { schoolId: 'haibin' });
    await layOffering(market, { schoolId: 'haibin', status: 'draft' });
    const { offerings } = await schoolPage('haibin', null, NOW);
    expect(offerings.map(({ id }) => id)).toEqual([open, over]);
    const course = await coursePage(market.course.id, null, NOW);
    expect(course.offerings.map(({ id }) => id)).toEqual(expect.arrayContaining([open, over]));
    const provider = await providerPage(market.provider.id, null, NOW);
    expect(provider.provider.courses).toMatchObject([{ id: market.course.id, titleEn: 'Happy Football' }]);
    expect(provider.offerings).toHaveLength(course.offerings.length);
  });

  it('what fits the child comes first', async () => {
    const wrongGrade = await layOffering(market, {
      schoolId: 'ganpu',
      grades: [6],
      dates: weekly('2026-09-21', 2),
    });
    const fits = await layOffering(market, { schoolId: 'ganpu', dates: ['2026-09-25', '2026-10-09'] });
    const { childId } = await layFamily({ grade: 2 });
    const { offerings } = await schoolPage('ganpu', childId, NOW);
    expect(offerings.map(({ id }) => id)).toEqual([fits, wrongGrade]);
  });

  it('drafts and strangers are not there', async () => {
    const draft = await db.course.create({
      data: { ...market.course, id: undefined, status: 'draft', titleZh: '草稿' },
    });
    await expect(coursePage(draft.id, null, NOW)).rejects.toThrow(NotFound);
    const applicant = await db.provider.create({
      data: {
        kind: 'institution',
        nameZh: '新机构',
        nameEn: 'New one',
        listings: { create: { status: 'applied' } },
      },
    });
    await expect(providerPage(applicant.id, null, NOW)).rejects.toThrow(NotFound);
    await expect(schoolPage('nowhere', null, NOW)).rejects.toThrow(NotFound);
    const paths = (await siteMap()).map(({ path }) => path);
    expect(paths).toContain(`/courses/${market.course.id}`);
    expect(paths).not.toContain(`/courses/${draft.id}`);
    expect(paths).not.toContain(`/providers/${applicant.id}`);
  });
});

describe('whom a guardian looks for', () => {
  it('the child that was chosen if it is theirs; an only child by itself; nobody else’s ever', async () => {
    const one = await layFamily();
    const other = await layFamily();
    const actor = guardian(one.guardianId);
    expect((await childChoice(actor, null)).chosen?.id).toBe(one.childId);
    expect((await childChoice(actor, other.childId)).chosen?.id).toBe(one.childId);
    await db.guardianChild.create({ data: { guardianId: one.guardianId, childId: other.childId } });
    expect((await childChoice(actor, null)).chosen).toBeNull();
    expect((await childChoice(actor, other.childId)).chosen?.id).toBe(other.childId);
    expect(await childChoice(guardian(null), one.childId)).toEqual({ children: [], chosen: null });
    expect(await childChoice(null, one.childId)).toEqual({ children: [], chosen: null });
  });

  it('what the child has and what meets it does not come first', async () => {
    const family = await layFamily();
    const mine = await layOffering(market, { startMinute: 940, endMinute: 1000 });
    const meets = await layOffering(market, { startMinute: 990, endMinute: 1050 });
    const after = await layOffering(market, { startMinute: 1000, endMinute: 1050 });
    const tooFar = await layOffering(market, { startMinute: 1040, endMinute: 1080, schoolId: 'ganpu' });
    const inTime = await layOffering(market, { startMinute: 1045, endMinute: 1080, schoolId: 'ganpu' });
    await takePlace(mine, family);
    const suits = await childToSuit(family.childId, NOW);
    expect(suits).toMatchObject({ grade: 3, schoolId: 'xiangyang', groupId: 'group' });
    expect(suits?.except).toEqual(expect.arrayContaining([mine, meets, tooFar]));
    for (const fine of [after, inTime]) expect(suits?.except).not.toContain(fine);
  });
});

describe('a page of the search', () => {
  it('shows places as they are now, not as they were when they were indexed', async () => {
    const id = await layOffering(market, { capacity: 5, minimum: 1 });
    const all = await db.offering.findMany({ select: { id: true } });
    await indexOfferings(
      all.map((row) => row.id),
      NOW,
    );
    await takePlace(id, await layFamily());
    const wanted = {
      text: '',
      filters: { ...NO_FILTERS, schools: ['xiangyang'] },
      sort: 'relevance',
      page: 1,
    } as const;
    const found = await findOfferings(wanted, null, NOW);
    expect(found.cards.find((card) => card.id === id)?.placesLeft).toBe(4);
    const school = found.choices.school.find(({ value }) => value === 'xiangyang');
    expect(school).toMatchObject({ nameZh: '向阳小学', nameEn: 'Xiangyang Primary', count: found.total });
    expect(found.choices.town.map(({ value }) => value)).toEqual(['wuyuan', 'ganpu']);
  });

  it('keeps a chosen list in sight when nothing is left of it, and odd pages within bounds', async () => {
    const wanted = {
      text: '没有这门课',
      filters: { ...NO_FILTERS, schools: ['ganpu'], providers: [market.provider.id, 'not-an-id'] },
      sort: 'price',
      page: 9_999,
    } as const;
    const found = await findOfferings(wanted, null, NOW);
    expect(found).toMatchObject({ total: 0, cards: [], pages: 0, page: 100 });
    expect(found.choices.school).toMatchObject([{ value: 'ganpu', count: 0 }]);
    expect(found.choices.provider).toMatchObject([{ value: market.provider.id, count: 0 }]);
  });
});
