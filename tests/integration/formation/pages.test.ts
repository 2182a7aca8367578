import { createHmac, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { env } from '~/http/env.server';
import * as others from '~/routes/parent+/enrollments.$enrollmentId.alternatives';
import * as list from '~/routes/school+/formation._index';
import * as one from '~/routes/school+/formation.$offeringId._index';
import * as mergePage from '~/routes/school+/formation.$offeringId.merge';
import * as schoolClass from '~/routes/school+/offerings.$offeringId';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { alternatives } from '~/services/formation/alternatives.server';
import { formDue } from '~/services/formation/form-due.server';
import { formationPage } from '~/services/formation/queries.server';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { cancelOffering } from '~/services/school/cancel-offering.server';
import { schoolToDo } from '~/services/school/overview.server';
import { layGround } from '../lesson/class';
import { newFamily, openOffering, TODAY } from '../parent/family-market';
import { makeSchool } from '../provider/county';
import { rendered } from '../rules/rendered';
import { waits } from '../waiting/line';
import { classOf, paidPlace, payFor, placeOf, takenBy } from './short-class';

const LNGS = ['zh-CN', 'en'] as const;
let ground: Awaited<ReturnType<typeof layGround>>;
let headCookie: string;
beforeAll(async () => {
  ground = await layGround();
  const day = (days: number) => new Date(`${addDays(TODAY, days)}T00:00:00Z`);
  await db.listing.updateMany({ data: { validFrom: day(-60), validTo: day(300) } });
  await db.staffCheck.updateMany({ data: { checkedOn: day(-30) } });
  headCookie = await cookieOf(ground.head.userId);
});

async function cookieOf(userId: string): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { userId, token, expiresAt, secondFactor: 'demo' } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}

/** A class of at least three whose enrollment is over, with two children of this school and one of another. */
async function shortOne() {
  const offeringId = await openOffering(ground.market, { minimum: 4 });
  const now = new Date();
  const own = await paidPlace(offeringId, {}, now);
  const second = await paidPlace(offeringId, {}, now);
  const guest = await paidPlace(offeringId, { schoolId: 'haibin' }, now);
  await db.child.update({ where: { id: own.childId }, data: { name: '自家孩子', className: '3班' } });
  await db.child.update({ where: { id: guest.childId }, data: { name: '外校孩子' } });
  await db.offering.update({ where: { id: offeringId }, data: { closesAt: new Date(now.getTime() - 1000) } });
  await formDue(new Date());
  return { offeringId, own, second, guest };
}

async function shown(path: string, module: object, address: string, cookie: string) {
  const show = rendered(path, module);
  const pages = [];
  for (const lng of LNGS) {
    const page = await show(address, lng, cookie);
    expect(page.status, `${address} ${lng}`).toBe(200);
    expect(page.words, `${address} ${lng}`).not.toMatch(
      /\b(formation|codes|school|public)[.:][a-z]|\{\{|undefined/,
    );
    pages.push(page);
  }
  return pages as [(typeof pages)[number], (typeof pages)[number]];
}

function post(action: (args: never) => Promise<unknown>, offeringId: string, form: Record<string, string>) {
  const request = new Request(`http://localhost:3000/school/formation/${offeringId}`, {
    method: 'POST',
    headers: { cookie: headCookie, origin: 'http://localhost:3000' },
    body: new URLSearchParams(form),
  });
  return action({ request, params: { offeringId }, context: {} } as never) as Promise<
    Response & { init?: { status: number }; data?: { refusals: { code: string }[] } }
  >;
}

describe('what a school sees', () => {
  it('lists what waits for it, with all that the decision needs', async () => {
    const { offeringId } = await shortOne();
    const into = await openOffering(ground.market, { weekday: 4, minimum: 1 });
    const [zh, en] = await shown('school/formation', list, '/school/formation', headCookie);
    expect(zh.words).toContain('快乐足球');
    expect(zh.words).toContain('3 人，最少 4 人');
    expect(en.words).toContain('3 of at least 4');
    expect((await schoolToDo(ground.head, new Date())).formation).toBeGreaterThan(0);

    const address = `/school/formation/${offeringId}`;
    const [page, english] = await shown('school/formation/:offeringId', one, address, headCookie);
    // Three places of ¥140.00, whoever pays.
    expect(page.words).toContain('¥420.00');
    expect(page.words).toContain('照常开课');
    expect(english.words).toContain('3 of 3');
    expect(page.html).toContain(`/school/formation/${offeringId}/merge?into=${into}`);
  });

  it('says that families of the line are being asked, and until when that is waited for', async () => {
    const offeringId = await openOffering(ground.market, { minimum: 2, capacity: 2 });
    const now = new Date();
    const [leaves] = [await paidPlace(offeringId, {}, now), await paidPlace(offeringId, {}, now)];
    await waits(await newFamily(), offeringId);
    await cancelEnrollment(leaves.actor, { enrollmentId: leaves.enrollmentId }, new Date());
    await db.offering.update({
      where: { id: offeringId },
      data: { closesAt: new Date(now.getTime() - 1000) },
    });
    await formDue(new Date());
    const [zh, en] = await shown('school/formation', list, '/school/formation', headCookie);
    expect(zh.words).toContain('在等候补的孩子答复');
    expect(zh.words).toContain('正在问 1 个候补的孩子');
    expect(en.words).toContain('1 child in line is being asked');
    const address = `/school/formation/${offeringId}`;
    const [page, english] = await shown('school/formation/:offeringId', one, address, headCookie);
    expect(page.words).toContain('名额会接着问下一个');
    expect(english.words).toContain('1 child is being asked, with time to answer until');
    expect(page.html).not.toContain('name="reason"');
    const here = `/school/offerings/${offeringId}`;
    const [own, ownEnglish] = await shown('school/offerings/:offeringId', schoolClass, here, headCookie);
    expect(own.words).toContain('报名结束了，人数还没有定');
    expect(own.words).not.toContain('等学校决定');
    expect(ownEnglish.words).toContain('See the figures');
    const refused = await post(one.action as never, offeringId, { act: 'confirm', reason: '照常开课' });
    expect(refused.data?.refusals).toMatchObject([{ code: 'formation_not_due' }]);
  });

  it('names its own pupils only, and what nobody paid', async () => {
    const { offeringId } = await shortOne();
    const into = await openOffering(ground.market, {
      weekday: 4,
      minimum: 1,
      perLessonFen: 3000,
      capacity: 2,
    });
    const address = `/school/formation/${offeringId}/merge?into=${into}`;
    const [zh, en] = await shown('school/formation/:offeringId/merge', mergePage, address, headCookie);
    expect(zh.words).toContain('自家孩子');
    expect(zh.words).not.toContain('外校孩子');
    expect(zh.words).toContain('新班没有空位了');
    expect(en.words).toContain('Moves: 2. Cannot move: 1.');
    expect(en.words).toContain('¥20.00 less');
    const looked = await db.auditEvent.count({
      where: { verb: 'offering.merge_preview', subjectId: offeringId },
    });
    expect(looked).toBe(2);
  });

  it('says where to choose without a chosen class, and that nothing is to be decided where nothing is', async () => {
    const { offeringId } = await shortOne();
    const path = 'school/formation/:offeringId/merge';
    const [zh] = await shown(path, mergePage, `/school/formation/${offeringId}/merge`, headCookie);
    expect(zh.words).toContain('请先选');
    const open = await openOffering(ground.market, { weekday: 5 });
    const [page] = await shown('school/formation/:offeringId', one, `/school/formation/${open}`, headCookie);
    expect(page.words).toContain('报名还没有结束');
    expect(page.html).not.toContain('name="reason"');
  });

  it('is nothing of another school', async () => {
    const { offeringId } = await shortOne();
    const { head } = await makeSchool();
    await expect(formationPage(head, offeringId, new Date())).rejects.toThrow(NotFound);
  });
});

describe('what a school does', () => {
  it('what was seen, or it is shown how it stands now', async () => {
    const { offeringId, own } = await shortOne();
    const into = await openOffering(ground.market, { weekday: 4, minimum: 1 });
    const address = `/school/formation/${offeringId}/merge?into=${into}`;
    const [page] = await shown('school/formation/:offeringId/merge', mergePage, address, headCookie);
    const seen = /name="seen" value="([0-9a-f]{16})"/.exec(page.html)?.[1] ?? '';
    const form = { into, seen, reason: '人数不够' };
    const wrong = await post(mergePage.action, offeringId, { ...form, seen: '0000000000000000' });
    expect(wrong.init?.status).toBe(422);
    expect(wrong.data?.refusals).toEqual([{ code: 'changed_meanwhile' }]);
    const done = await post(mergePage.action, offeringId, form);
    expect([done.status, done.headers.get('location')]).toEqual([302, '/school/formation']);
    expect(await placeOf(own.enrollmentId)).toMatchObject({ offeringId: into });
  });

  it('keeps the class, or cancels it', async () => {
    const [kept, canceled] = [await shortOne(), await shortOne()];
    expect((await post(one.action, kept.offeringId, { act: 'confirm', reason: '' })).init?.status).toBe(422);
    expect((await post(one.action, kept.offeringId, { act: 'confirm', reason: '开' })).status).toBe(302);
    expect(await classOf(kept.offeringId)).toMatchObject({ status: 'confirmed' });
    expect((await post(one.action, canceled.offeringId, { act: 'cancel', reason: '少' })).status).toBe(302);
    expect(await classOf(canceled.offeringId)).toMatchObject({ status: 'canceled' });
  });
});

describe('what else is free', () => {
  it('is shown to the family of a canceled class: what the child can have now, the likest first', async () => {
    await db.offering.updateMany({ data: { closesAt: new Date() } });
    const now = new Date();
    const offeringId = await openOffering(ground.market);
    const family = await newFamily();
    const enrollmentId = await takenBy(family, offeringId, now);
    await payFor(enrollmentId, 14_000, now);
    const other = await db.course.create({
      data: {
        providerId: ground.market.provider.id,
        status: 'approved',
        category: 'sport',
        titleZh: '花样跳绳',
        titleEn: 'Rope Skipping',
        summaryZh: '跳绳。',
        summaryEn: 'Ropes.',
        syllabusZh: ['跳绳'],
        syllabusEn: ['Ropes'],
        grades: [1, 2, 3, 4],
        roomKinds: ['sports_ground'],
      },
    });
    const late = { startMinute: 1050, endMinute: 1110 };
    const [otherDay, sameDay, full, , elsewhere] = [
      await openOffering(ground.market, { courseId: other.id, weekday: 5 }),
      await openOffering(ground.market, { courseId: other.id, ...late }),
      await openOffering(ground.market, { weekday: 3, capacity: 1 }),
      await openOffering(ground.market, { weekday: 1, grades: [1] }),
      await openOffering(ground.market, { weekday: 4, schoolId: 'haibin' }),
    ];
    await takenBy(await newFamily(), full, now);
    await cancelOffering(ground.head, { offeringId, reason: '老师病了' }, now);

    const found = await alternatives(family.actor, enrollmentId, new Date());
    expect(found.cards.map(({ id }) => id)).toEqual([elsewhere, sameDay, otherDay]);
    const [message] = await db.message.findMany({
      where: { userId: family.actor.userId, kind: 'class_canceled' },
    });
    expect(message?.params).toMatchObject({ enrollmentId });
    const address = `/parent/enrollments/${enrollmentId}/alternatives`;
    const cookie = await cookieOf(family.actor.userId);
    const [zh, en] = await shown('parent/enrollments/:enrollmentId/alternatives', others, address, cookie);
    expect(zh.words).toContain('花样跳绳');
    expect(en.words).toContain('on its way back');

    await expect(alternatives((await newFamily()).actor, enrollmentId, new Date())).rejects.toThrow(NotFound);
  });
});
