import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import { childAid } from '~/services/aid/child-aid.server';
import { claimEntitlement, withdrawEntitlementClaim } from '~/services/aid/claim.server';
import { cancelEnrollment } from '~/services/enrollment/cancel.server';
import { placePage } from '~/services/enrollment/place-page.server';
import { withdraw } from '~/services/enrollment/withdraw.server';
import { withdrawalPage } from '~/services/enrollment/withdrawal.server';
import { askForLeave, leavePage, takeBackLeave } from '~/services/lesson/leave.server';
import { addPickUpPerson, pickUpPage, removePickUpPerson } from '~/services/lesson/pick-up.server';
import { chooseTransfer } from '~/services/payments/choose-transfer.server';
import { payWithCredit } from '~/services/payments/pay-with-credit.server';
import { startPayment } from '~/services/payments/start-payment.server';
import { waysToPay } from '~/services/payments/ways-to-pay.server';
import { familyStatement } from '~/services/statements/family.server';
import { type Family, newFamily, openMarket, openOffering, TODAY, taken } from './family-market';

let family: Family;
let stranger: Family;
let ids: { enrollmentId: string; lessonId: string; claimId: string; personId: string };

/** A family with a place that waits for its money, an application, and somebody who fetches the child. */
beforeAll(async () => {
  const market = await openMarket();
  [family, stranger] = [await newFamily(), await newFamily()];
  const offeringId = await openOffering(market);
  const enrollmentId = await taken(family, offeringId);
  const { id: lessonId } = await db.lesson.findFirstOrThrow({ where: { offeringId } });
  const { childId, actor } = family;
  const proof = { name: '证明.pdf', content: new Uint8Array(Buffer.from('%PDF-1.4')) };
  const claim = await claimEntitlement(
    actor,
    { childId, class: 'orphan', from: TODAY, to: TODAY, proof },
    new Date(),
  );
  await addPickUpPerson(actor, { childId, name: '林奶奶', relation: 'grandparent' }, new Date());
  const person = await db.pickUpPerson.findFirstOrThrow({ where: { childId } });
  const claimId = claim.kind === 'done' ? claim.claimId : '';
  ids = { enrollmentId, lessonId, claimId, personId: person.id };
});

describe('somebody else’s child', () => {
  const now = new Date();
  const proof = { name: 'a.pdf', content: new Uint8Array(Buffer.from('%PDF-1.4')) };
  const span = { from: TODAY, to: TODAY };
  type Act = (who: Family['actor']) => unknown;
  const acts: [string, Act][] = [
    ['the page of its place', (who) => placePage(who, ids.enrollmentId, now)],
    ['its leave', (who) => leavePage(who, ids.enrollmentId, now)],
    ['asking for leave', (who) => askForLeave(who, ids, now)],
    ['taking leave back', (who) => takeBackLeave(who, ids, now)],
    ['what withdrawing brings', (who) => withdrawalPage(who, ids.enrollmentId, now)],
    ['withdrawing', (who) => withdraw(who, { ...ids, asCredit: true, seenFen: 0 }, now)],
    ['canceling', (who) => cancelEnrollment(who, ids, now)],
    ['ways to pay', (who) => waysToPay(who, ids.enrollmentId, now)],
    ['paying', (who) => startPayment(who, { ...ids, locale: 'en' }, now)],
    ['paying by credit', (who) => payWithCredit(who, ids, now)],
    ['paying by transfer', (who) => chooseTransfer(who, ids, now)],
    ['its aid', (who) => childAid(who, family.childId, now)],
    [
      'applying for it',
      (who) => claimEntitlement(who, { childId: family.childId, class: 'disabled', ...span, proof }, now),
    ],
    [
      'taking its application back',
      (who) => withdrawEntitlementClaim(who, { ...ids, childId: family.childId }, now),
    ],
    ['who fetches it', (who) => pickUpPage(who, family.childId)],
    [
      'adding who fetches it',
      (who) => addPickUpPerson(who, { childId: family.childId, name: '某人', relation: 'relative' }, now),
    ],
    ['removing who fetches it', (who) => removePickUpPerson(who, { ...ids, childId: family.childId }, now)],
  ];

  it.each(acts)('is not found: %s', async (_, act) => {
    await expect(act(stranger.actor)).rejects.toBeInstanceOf(NotFound);
    // Nor by whoever is no guardian at all.
    await expect((async () => act({ ...stranger.actor, guardianId: null }))()).rejects.toBeInstanceOf(
      NotFound,
    );
  });

  it('is in no statement but its own family’s', async () => {
    expect((await familyStatement(stranger.actor, null)).statement).toBeNull();
    expect((await familyStatement(family.actor, null)).statement?.children).toMatchObject([
      { id: family.childId },
    ]);
  });
});
