import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor, Membership } from '~/domain/access/actor';
import { addDays, type SchoolDate } from '~/domain/calendar';
import { providerMoney } from '~/services/accounts/provider-money.server';
import { entitlementPage } from '~/services/aid/entitlements.server';
import { requoteChild } from '~/services/aid/requote-due.server';
import { offeringPage } from '~/services/catalogue/offering-page.server';
import { providerPage } from '~/services/catalogue/provider-page.server';
import { schoolPage } from '~/services/catalogue/school-page.server';
import { lessonBoard } from '~/services/lesson/board.server';
import { lessonPage } from '~/services/lesson/page.server';
import { offeringList } from '~/services/planning/list.server';
import { ownOffering } from '~/services/planning/queries.server';
import { readRoster } from '~/services/planning/roster.server';
import { sealPupilNumber } from '~/services/pupils/pupil-number.server';
import { classesHere, pupilHere, pupilsHere } from '~/services/roster/pupils.server';
import { afternoonOf } from '~/services/school/afternoon.server';
import { offeringHere, offeringsHere } from '~/services/school/offerings.server';
import { placesHere } from '~/services/school/overview.server';
import { todayHere } from '~/services/school/today.server';
import { type Family, newFamily, openMarket, openOffering, TODAY, taken } from '../parent/family-market';
import type { Market } from '../search/market';
import { at, daysOf, entitle, layProgramme, ledgerIsRight, officer, pay } from './families';

let market: Market;
let offeringId: string;
let lessonId: string;
let aided: Family;
let day: SchoolDate;
let midterm: Date;
let owner: Actor;
let head: Actor;

async function staff(membership: Membership): Promise<Actor> {
  const user = await db.user.create({ data: { name: '工作人员', email: `${randomUUID()}@staff.invalid` } });
  await db.membership.create({ data: { userId: user.id, ...membership } });
  return { userId: user.id, name: user.name, locale: 'zh-CN', guardianId: null, memberships: [membership] };
}

beforeAll(async () => {
  market = await openMarket();
  offeringId = await openOffering(market, { capacity: 30 });
  const days = await daysOf(offeringId);
  [day, midterm] = [days[2] as SchoolDate, at(addDays(days[1] as SchoolDate, 1))];
  lessonId = (await db.lesson.findFirstOrThrow({ where: { offeringId, number: 3 } })).id;
  owner = await staff({ role: 'provider_owner', providerId: market.provider.id, schoolId: null });
  head = await staff({ role: 'school_admin', providerId: null, schoolId: 'xiangyang' });
  const families = await Promise.all([newFamily(), newFamily(), newFamily()]);
  for (const [index, family] of families.entries()) {
    await pay(await taken(family, offeringId), 14_000, new Date());
    const data = sealPupilNumber(`G99000020170512901${index}`);
    await db.child.update({ where: { id: family.childId }, data });
  }
  aided = families[1] as Family;
  await db.offering.update({ where: { id: offeringId }, data: { status: 'running' } });
});

/** All that a provider, a school and a stranger can read about the class, its children and its money. */
async function views(): Promise<Record<string, unknown>> {
  const filter = { grade: null, className: null, name: '', left: false, page: 1, perPage: 50 };
  const all = { view: null, schoolId: null, courseId: null };
  const lesson = (actor: Actor, seat: 'provider' | 'school') =>
    lessonPage(actor, { lessonId, seat }, midterm);
  return {
    rosterPage: await readRoster(owner, { offeringId, as: 'page' }, midterm),
    rosterFile: await readRoster(owner, { offeringId, as: 'file' }, midterm),
    ownOffering: await ownOffering(owner, offeringId),
    offeringList: await offeringList(owner, all, 1),
    providerBoard: await lessonBoard(owner, 'provider', midterm),
    providerLesson: await lesson(owner, 'provider'),
    providerMoney: await providerMoney(owner, midterm),
    schoolBoard: await lessonBoard(head, 'school', midterm),
    schoolLesson: await lesson(head, 'school'),
    schoolClass: await offeringHere(head, offeringId, midterm),
    schoolClasses: await offeringsHere(head, { view: 'running', page: 1, perPage: 50 }, midterm),
    afternoon: await afternoonOf(head, day, midterm),
    today: await todayHere(head, midterm),
    places: await placesHere(head, midterm),
    pupils: await pupilsHere(head, filter, midterm),
    pupil: await pupilHere(head, aided.childId, midterm),
    pupilClasses: await classesHere(head),
    publicOffering: await offeringPage(offeringId, null, midterm),
    publicSchool: await schoolPage('xiangyang', null, midterm),
    publicProvider: await providerPage(market.provider.id, null, midterm),
  };
}

describe('what others can tell of a child’s aid', () => {
  it('is nothing: not a field of what they read differs before and after', async () => {
    const before = JSON.parse(JSON.stringify(await views()));
    const programmeId = await layProgramme();
    await entitle(aided, { from: addDays(TODAY, -5) });
    expect(await requoteChild(aided.childId, midterm)).toHaveLength(1);
    const grants = await db.subsidyGrant.findMany({ where: { programmeId } });
    expect(grants.map(({ amountFen }) => amountFen)).toEqual([7000]);
    const after = JSON.parse(JSON.stringify(await views()));
    for (const [name, view] of Object.entries(after)) expect(view, name).toEqual(before[name]);
    expect(await ledgerIsRight()).toBe(true);
  });

  it('has no word for an entitlement, a subsidy or a child’s own price', async () => {
    const { publicOffering: _, providerMoney: __, ...read } = await views();
    for (const [name, view] of Object.entries(read)) {
      expect(JSON.stringify(view), name).not.toMatch(
        /entitle|subsid|subsistence|dueFen|due_fen|quote|grants?"|programmeId|fund"/i,
      );
    }
  });

  it('is in the audit, without saying what it was, when an officer looks', async () => {
    const by = await officer();
    const { id } = await db.entitlement.findFirstOrThrow({ where: { childId: aided.childId } });
    await entitlementPage(by, id, midterm);
    const events = await db.auditEvent.findMany({
      where: { OR: [{ subjectId: id }, { verb: 'enrollment.requote' }] },
    });
    expect(events.map(({ verb }) => verb).sort()).toEqual(['enrollment.requote', 'entitlement.read']);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('subsistence');
  });
});
