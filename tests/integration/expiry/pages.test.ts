import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { addDays } from '~/domain/calendar';
import * as bureauPage from '~/routes/bureau+/expiries';
import * as providerPage from '~/routes/provider+/expiries';
import * as schoolPage from '~/routes/school+/expiries';
import { type BoardScope, expiryBoard } from '~/services/expiry/board.server';
import { makeChildIn, makeInstructor, makeSchool, NOW } from '../provider/county';
import { rendered } from '../rules/rendered';
import { makeSeller, type Seller } from '../school/here';
import { makeClass } from './class';

let seller: Seller;
let schoolId: string;
let offeringId: string;

beforeAll(async () => {
  seller = await makeSeller();
  ({ schoolId } = await makeSchool());
  offeringId = await makeClass(seller, schoolId);
  await makeChildIn(offeringId, { ...seller, schoolId, name: '林一诺' });
  const { instructorId: other } = await makeInstructor(seller.providerId);
  await db.instructor.update({ where: { id: other }, data: { nameZh: '马骏', nameEn: 'Ma Jun' } });
  // The coach's check holds until the day before the third lesson; a licence runs out in three days.
  await db.staffCheck.updateMany({
    where: { instructorId: seller.instructorId },
    data: { checkedOn: dateColumn(addDays('2026-10-12', -365)) },
  });
  await db.credential.updateMany({
    where: { providerId: seller.providerId, kind: 'business_licence' },
    data: { validTo: dateColumn('2026-09-10'), number: 'SECRET-3' },
  });
});

type Page = { default: unknown; handle: unknown };

/** A side's page over its own board, without the sign-in before it. */
async function shown({ default: page, handle }: Page, scope: BoardScope, lng: 'zh-CN' | 'en') {
  const board = await expiryBoard(db, scope, NOW);
  const show = rendered('board', {
    default: page,
    handle,
    loader: () => Response.json({ title: '—', board }),
  });
  return show('/board', lng);
}

const provider = () => ({ kind: 'provider' as const, providerId: seller.providerId });
const school = () => ({ kind: 'school' as const, schoolIds: [schoolId] });

describe('the pages about what runs out', () => {
  it('tell a provider how to renew each, what it touches, and who could stand in', async () => {
    const { status, html, words } = await shown(providerPage, provider(), 'en');
    expect(status).toBe(200);
    expect(words).toContain('Yearly check of Coach Zhou');
    expect(words).toContain('3 days left');
    expect(words).toContain('Let Ma Jun take these 2 lessons');
    expect(html).toContain(`href="/provider/instructors/${seller.instructorId}/check"`);
    expect(html).toContain('href="/provider/listing/papers/new"');
    expect(html).toContain(`href="/provider/offerings/${offeringId}/roster"`);
    expect(words).not.toMatch(/\p{Script=Han}|expiry[.:]|\{\{/u);
  });

  it('tell a school which lessons and children are touched, and no number of a paper', async () => {
    const { html, words } = await shown(schoolPage, school(), 'zh-CN');
    expect(words).toContain('周教练');
    expect(words).toContain('还有 3 天');
    expect(words).toContain('马骏 各项都合格');
    expect(html).toContain(`href="/school/offerings/${offeringId}"`);
    expect(html).not.toMatch(/SECRET|ZJ-1/);
    expect(html).not.toContain('<form');
    expect(words).not.toMatch(/[A-Za-z]{2,}/);
  });

  it('show the bureau all of it, and say so when nothing runs out', async () => {
    const { html, words } = await shown(bureauPage, { kind: 'bureau' }, 'en');
    expect(words).toContain('Haiyan Football Club');
    expect(html).toContain(`href="/offerings/${offeringId}"`);
    expect(html).toMatch(/href="\/bureau\/listings\/[0-9a-f-]{36}"/);
    const none = { kind: 'school' as const, schoolIds: ['nowhere'] };
    expect((await shown(schoolPage, none, 'en')).words).toContain('Nothing runs out');
  });
});
