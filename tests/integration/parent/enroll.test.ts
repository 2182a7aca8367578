import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { enroll } from '~/services/enrollment/enroll.server';
import type { Market } from '../search/market';
import {
  asked,
  auditOn,
  dayAhead,
  livePlaces,
  messagesTo,
  newFamily,
  openMarket,
  openOffering,
  placeOf,
  TODAY,
  taken,
  waitingJobs,
} from './family-market';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});

describe('taking a place', () => {
  it('holds it for a quarter of an hour, with price, consents, audit, message and jobs', async () => {
    const [family, offeringId, now] = [
      await newFamily(),
      await openOffering(market, { materialsFen: 6000 }),
      new Date(),
    ];
    const outcome = await enroll(family.actor, asked(family, offeringId), now);
    expect(outcome).toMatchObject({ kind: 'done', status: 'held', existing: false });
    const id = outcome.kind === 'done' ? outcome.enrollmentId : '';
    const heldUntil = new Date(now.getTime() + 15 * 60_000);
    expect(await placeOf(id)).toMatchObject({
      status: 'held',
      heldUntil,
      confirmedAt: null,
      dueFen: 20_000,
      quote: {
        lines: [
          { kind: 'agency', fen: 14_000 },
          { kind: 'materials', fen: 6000 },
        ],
        dueFen: 20_000,
        perLessonFen: 3500,
        lessons: 4,
      },
    });
    const consents = await db.consent.findMany({
      where: { childId: family.childId },
      orderBy: { kind: 'asc' },
    });
    expect(consents.map(({ kind, receiverId, textVersion }) => [kind, receiverId, textVersion])).toEqual([
      ['child_data', null, '2026-11'],
      ['roster_to_provider', market.provider.id, '2026-11'],
    ]);
    expect(await auditOn(id)).toEqual(['enrollment.hold']);
    expect(await messagesTo(family)).toEqual(['place_held']);
    const jobs = await waitingJobs();
    expect(jobs).toContainEqual({ task: 'lapse-hold', payload: { enrollmentId: id }, run_at: heldUntil });
    expect(jobs).toContainEqual(expect.objectContaining({ task: 'index-offering', payload: { offeringId } }));
  });

  it('confirms at once where the county pays', async () => {
    const [family, offeringId] = [await newFamily(), await openOffering(market, { payer: 'county' })];
    const id = await taken(family, offeringId);
    expect(await placeOf(id)).toMatchObject({ status: 'confirmed', heldUntil: null, dueFen: 0 });
    expect(await messagesTo(family)).toEqual(['place_confirmed']);
  });

  it('holds as long as the county has decided', async () => {
    const setting = { key: 'hold_minutes', source: 'test' };
    const on = (days: number) => new Date(`${addDays(TODAY, days)}T00:00:00Z`);
    await db.countySetting.createMany({
      data: [
        { ...setting, value: 20, validFrom: on(-30) },
        { ...setting, value: 30, validFrom: on(0) },
        { ...setting, value: 40, validFrom: on(1) },
      ],
    });
    const now = new Date();
    const id = await taken(await newFamily(), await openOffering(market), now);
    expect((await placeOf(id)).heldUntil).toEqual(new Date(now.getTime() + 30 * 60_000));
    await db.countySetting.deleteMany();
  });

  it('asks each consent separately, and once', async () => {
    const family = await newFamily();
    const offeringId = await openOffering(market);
    const without = (consent: { childData: boolean; rosterToProvider: boolean }) =>
      enroll(family.actor, asked(family, offeringId, { consent }), new Date());
    expect(await without({ childData: false, rosterToProvider: true })).toMatchObject({
      refusals: [{ code: 'consent_missing', path: 'childData' }],
    });
    expect(await without({ childData: true, rosterToProvider: false })).toMatchObject({
      refusals: [{ code: 'consent_missing', path: 'rosterToProvider' }],
    });
    expect(await livePlaces(offeringId)).toBe(0);
    await taken(family, offeringId);
    const another = await openOffering(market, { weekday: 4 });
    const silent = { childData: false, rosterToProvider: false };
    expect(await enroll(family.actor, asked(family, another, { consent: silent }), new Date())).toMatchObject(
      {
        kind: 'done',
      },
    );
    expect(await db.consent.count({ where: { childId: family.childId } })).toBe(2);
    await db.consent.updateMany({
      where: { childId: family.childId, kind: 'roster_to_provider' },
      data: { withdrawnAt: new Date() },
    });
    const third = await openOffering(market, { weekday: 5 });
    expect(await enroll(family.actor, asked(family, third, { consent: silent }), new Date())).toMatchObject({
      refusals: [{ code: 'consent_missing', path: 'rosterToProvider' }],
    });
  });

  it.each([
    ['the wrong grade', { grades: [5, 6] }, 'grade'],
    ['another school', { audience: 'own_school' as const, schoolId: 'ganpu' }, 'other_school'],
    ['a closed sale', { closesAt: new Date(Date.now() - 1000) }, 'closed'],
    ['a sale to come', { opensAt: new Date(Date.now() + 60_000) }, 'not_open_yet'],
    ['a canceled class', { status: 'canceled' as const }, 'offering_canceled'],
  ])('refuses %s', async (_, over, code) => {
    const family = await newFamily();
    const offeringId = await openOffering(market, over);
    expect(await enroll(family.actor, asked(family, offeringId), new Date())).toMatchObject({
      kind: 'refused',
      refusals: [{ code }],
    });
    expect(await livePlaces(offeringId)).toBe(0);
  });

  it('sells nothing of a provider that was suspended, or with a check that ran out', async () => {
    const [family, offeringId] = [await newFamily(), await openOffering(market)];
    await db.listing.update({ where: { id: market.listing.id }, data: { status: 'suspended' } });
    expect(await enroll(family.actor, asked(family, offeringId), new Date())).toMatchObject({
      refusals: [{ code: 'provider_not_listed' }],
    });
    await db.listing.update({ where: { id: market.listing.id }, data: { status: 'listed' } });
    const check = await db.staffCheck.findFirstOrThrow();
    await db.staffCheck.update({
      where: { id: check.id },
      data: { checkedOn: new Date(`${addDays(TODAY, -366)}T00:00:00Z`) },
    });
    expect(await enroll(family.actor, asked(family, offeringId), new Date())).toMatchObject({
      refusals: [{ code: 'staff_check_expired' }],
    });
    await db.staffCheck.update({ where: { id: check.id }, data: { checkedOn: check.checkedOn } });
  });

  it('knows only the actor’s own children, and offerings that are there', async () => {
    const [family, other, offeringId] = [await newFamily(), await newFamily(), await openOffering(market)];
    const theirs = asked(family, offeringId, { childId: other.childId });
    await expect(enroll(family.actor, theirs, new Date())).rejects.toBeInstanceOf(NotFound);
    await expect(enroll(family.actor, asked(family, randomUUID()), new Date())).rejects.toBeInstanceOf(
      NotFound,
    );
    const staff = { ...family.actor, guardianId: null };
    await expect(enroll(staff, asked(family, offeringId), new Date())).rejects.toBeInstanceOf(NotFound);
  });
});

describe('the same wish again', () => {
  it('finds the place: a form sent ten times at once, a second tab, the other parent', async () => {
    const [family, offeringId] = [await newFamily(), await openOffering(market)];
    const form = asked(family, offeringId);
    const clicks = await Promise.all(
      Array.from({ length: 10 }, () => enroll(family.actor, form, new Date())),
    );
    const ids = new Set(clicks.map((click) => (click.kind === 'done' ? click.enrollmentId : 'refused')));
    expect(ids.size).toBe(1);
    expect(clicks.filter((click) => click.kind === 'done' && !click.existing)).toHaveLength(1);

    const father = await newFamily();
    await db.guardianChild.create({ data: { guardianId: father.guardianId, childId: family.childId } });
    for (const actor of [family.actor, father.actor]) {
      const again = await enroll(actor, asked(family, offeringId), new Date());
      expect(again).toMatchObject({ kind: 'done', existing: true, enrollmentId: [...ids][0] });
    }
    expect(await db.enrollment.count({ where: { offeringId } })).toBe(1);
    expect(await messagesTo(family)).toEqual(['place_held']);
  });

  it('does not come back by the back button after it was canceled', async () => {
    const [family, offeringId] = [await newFamily(), await openOffering(market)];
    const form = asked(family, offeringId);
    const first = await enroll(family.actor, form, new Date());
    const enrollmentId = first.kind === 'done' ? first.enrollmentId : '';
    await cancelEnrollment(family.actor, { enrollmentId }, new Date());
    expect(await enroll(family.actor, form, new Date())).toEqual({
      kind: 'done',
      enrollmentId,
      status: 'canceled',
      existing: true,
    });
    expect(await livePlaces(offeringId)).toBe(0);
    expect(await enroll(family.actor, asked(family, offeringId), new Date())).toMatchObject({
      existing: false,
    });
  });
});

describe('two classes at once', () => {
  it.each([
    ['at the same time', {}],
    ['too far apart', { schoolId: 'ganpu', startMinute: 1050, endMinute: 1100 }],
  ])('%s: of two offerings asked for in parallel one wins', async (_, over) => {
    for (let round = 0; round < 5; round += 1) {
      const family = await newFamily();
      const offerings = [await openOffering(market), await openOffering(market, over)];
      const outcomes = await Promise.all(
        offerings.map((offeringId) => enroll(family.actor, asked(family, offeringId), new Date())),
      );
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
      const refused = outcomes.find(({ kind }) => kind === 'refused');
      expect(refused).toMatchObject({ refusals: [{ params: { date: dayAhead(14, 2) } }] });
      expect(await db.enrollment.count({ where: { childId: family.childId } })).toBe(1);
    }
  });

  it('takes both where they only touch', async () => {
    const family = await newFamily();
    await taken(family, await openOffering(market));
    await taken(family, await openOffering(market, { startMinute: 1030, endMinute: 1080 }));
    expect(await db.enrollment.count({ where: { childId: family.childId } })).toBe(2);
  });
});
