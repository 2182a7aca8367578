import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { addDays, type SchoolDate } from '~/domain/calendar';
import { familyMoney } from '~/domain/ledger/place';
import { claimEntitlement, withdrawEntitlementClaim } from '~/services/aid/claim.server';
import { declineClaim, grantClaim } from '~/services/aid/decide-claim.server';
import { endEntitlement } from '~/services/aid/end-entitlement.server';
import { requoteChild, requoteDue } from '~/services/aid/requote-due.server';
import { placesMoney } from '~/services/ledger/place-money.server';
import { applyRefund } from '~/services/payments/apply-refund.server';
import {
  auditOn,
  type Family,
  messagesTo,
  newFamily,
  openMarket,
  openOffering,
  TODAY,
  taken,
} from '../parent/family-market';
import type { Market } from '../search/market';
import {
  at,
  daysOf,
  entitle,
  grantOf,
  layProgramme,
  ledgerIsRight,
  officer,
  pay,
  proof,
  refundsOf,
} from './families';

let market: Market;
let offeringId: string;
let days: SchoolDate[];
let programmeId: string;
let family: Family;
/** The morning after the second of four lessons. */
let midterm: Date;

beforeAll(async () => {
  market = await openMarket();
});
beforeEach(async () => {
  // Those of the tests before are over.
  const past = new Date('2020-01-01T00:00:00Z');
  await db.programme.updateMany({ data: { fromDate: past, toDate: past } });
  offeringId = await openOffering(market, { capacity: 30 });
  days = await daysOf(offeringId);
  midterm = at(addDays(days[1] as SchoolDate, 1));
  programmeId = await layProgramme();
  family = await newFamily();
});

const money = async (id: string) => {
  const place = (await placesMoney(db, [id])).get(id);
  if (!place) throw new Error('no place');
  return { ...familyMoney(place), goneFen: place.goneFen };
};
const revisions = (enrollmentId: string) =>
  db.quoteRevision.findMany({ where: { enrollmentId }, orderBy: { number: 'asc' } });
const dates = (from: SchoolDate, to: SchoolDate) => ({ from, to });

async function paidPlace(): Promise<string> {
  const id = await taken(family, offeringId);
  await pay(id, 14_000, new Date());
  return id;
}

async function claim(over: Partial<Parameters<typeof claimEntitlement>[1]> = {}): Promise<string> {
  const span = dates(addDays(TODAY, -10), addDays(TODAY, 300));
  const input = { childId: family.childId, class: 'subsistence', proof, ...span, ...over } as const;
  const outcome = await claimEntitlement(family.actor, input, midterm);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  return outcome.claimId;
}

describe('an entitlement gained in the middle of a class', () => {
  it('prices the lessons still to come again, sends the difference back and binds the programme', async () => {
    const place = await paidPlace();
    const claimId = await claim();
    const by = await officer();
    const span = dates(addDays(TODAY, -10), addDays(TODAY, 300));
    expect(await grantClaim(by, { claimId, ...span }, midterm)).toEqual({ kind: 'done' });

    const [revision, ...more] = await revisions(place);
    expect(more).toEqual([]);
    expect(revision?.fromDate.toISOString().slice(0, 10)).toBe(days[2]);
    expect(revision).toMatchObject({
      number: 1,
      reason: 'entitlement_gained',
      quote: { perLessonFen: 3500, lessons: 2, subsidyFen: 7000, dueFen: 0, payee: 'fiscal' },
    });
    expect(await money(place)).toMatchObject({ priceFen: 7000, backFen: 7000, openFen: 0, heldFen: 7000 });
    expect(await grantOf(place, programmeId)).toBe(7000);
    expect(await refundsOf(place)).toMatchObject([{ amountFen: 7000, reason: 'price_changed' }]);
    expect(await messagesTo(family)).toEqual(['place_held', 'aid_granted', 'price_lower_refund']);
    expect(await auditOn(place)).toContain('enrollment.requote');
    expect(await ledgerIsRight()).toBe(true);
    // Once more, by the job and by the daily round: nothing is left to do.
    expect(await requoteChild(family.childId, midterm)).toEqual([]);
    expect(await requoteDue(midterm)).toBe(0);
  });

  it('takes no more than what is left of a budget, and of a cap', async () => {
    const small = await layProgramme({ classes: ['orphan'], budgetFen: 5000 });
    const place = await paidPlace();
    await entitle(family, { class: 'orphan' });
    await requoteChild(family.childId, midterm);
    expect(await grantOf(place, small)).toBe(5000);
    expect(await money(place)).toMatchObject({ backFen: 5000 });
    const other = await newFamily();
    family = other;
    const capped = await layProgramme({ classes: ['disabled'], capFen: 6000 });
    const second = await paidPlace();
    await entitle(other, { class: 'disabled' });
    await requoteChild(other.childId, midterm);
    expect(await grantOf(second, capped)).toBe(6000);
    expect(await ledgerIsRight()).toBe(true);
  });

  it('leaves a price alone that another class of entitlement does not change', async () => {
    const place = await paidPlace();
    await entitle(family, { class: 'left_behind' });
    expect(await requoteChild(family.childId, midterm)).toEqual([]);
    expect(await revisions(place)).toEqual([]);
  });
});

describe('an entitlement lost in the middle of a class', () => {
  it('opens the difference for the lessons still to come, and gives the budget free', async () => {
    const entitlementId = await entitle(family);
    const place = await taken(family, offeringId);
    expect(await grantOf(place, programmeId)).toBe(14_000);
    const by = await officer();
    const lastDay = addDays(days[1] as SchoolDate, 1);
    const ended = await endEntitlement(by, { entitlementId, lastDay, reason: 'no_longer' }, midterm);
    expect(ended).toEqual({ kind: 'done' });
    expect(await revisions(place)).toMatchObject([{ reason: 'entitlement_lost', quote: { dueFen: 7000 } }]);
    expect(await grantOf(place, programmeId)).toBe(7000);
    expect(await money(place)).toMatchObject({ openFen: 7000, backFen: 0 });
    expect(await messagesTo(family)).toEqual(['place_confirmed', 'aid_ended', 'price_higher']);
    expect(await ledgerIsRight()).toBe(true);
    // The family pays the difference: nothing is open any more.
    await pay(place, 7000, midterm);
    expect(await money(place)).toMatchObject({ openFen: 0, heldFen: 7000 });
    expect(await ledgerIsRight()).toBe(true);
  });

  it('asks again for what went back when it had been gained before', async () => {
    const place = await paidPlace();
    const entitlementId = await entitle(family);
    await requoteChild(family.childId, midterm);
    const [refund] = await db.refund.findMany({ where: { payment: { enrollmentId: place } } });
    const sent = { refundId: 're_1', status: 'succeeded', failureReason: null } as const;
    await inTransaction((tx) => applyRefund(tx, refund?.id ?? '', sent, midterm));
    expect(await money(place)).toMatchObject({ backFen: 7000, goneFen: 7000, openFen: 0 });
    const lastDay = addDays(days[1] as SchoolDate, 1);
    await endEntitlement(await officer(), { entitlementId, lastDay, reason: 'mistake' }, midterm);
    expect(await money(place)).toMatchObject({
      backFen: 7000,
      goneFen: 7000,
      openFen: 7000,
      priceFen: 14_000,
    });
    expect(await grantOf(place, programmeId)).toBe(0);
    expect(await revisions(place)).toHaveLength(2);
    expect(await ledgerIsRight()).toBe(true);
  });

  it('is found by the daily round when it ends by its date, from the first lesson after it', async () => {
    await entitle(family, { to: days[1] as SchoolDate, createdAt: at(addDays(TODAY, -90)) });
    const place = await taken(family, offeringId);
    expect(await requoteDue(at(days[0] as SchoolDate))).toBe(0);
    expect(await requoteDue(at(days[1] as SchoolDate))).toBe(1);
    const [revision] = await revisions(place);
    expect(revision?.fromDate.toISOString().slice(0, 10)).toBe(days[2]);
    expect(await requoteDue(midterm)).toBe(0);
    expect(await ledgerIsRight()).toBe(true);
  });

  it('is found by the daily round when it begins by its date', async () => {
    await entitle(family, { from: days[2] as SchoolDate, createdAt: at(addDays(TODAY, -90)) });
    const place = await paidPlace();
    expect(await requoteDue(at(days[0] as SchoolDate))).toBe(0);
    expect(await requoteDue(at(days[1] as SchoolDate))).toBe(1);
    expect(await grantOf(place, programmeId)).toBe(7000);
    expect(await ledgerIsRight()).toBe(true);
  });

  it('does not come with the end of a programme: the price was frozen with it', async () => {
    const entitlementId = await entitle(family);
    const place = await taken(family, offeringId);
    await db.programme.update({
      where: { id: programmeId },
      data: { toDate: new Date(`${TODAY}T00:00:00Z`) },
    });
    expect(await requoteChild(family.childId, midterm)).toEqual([]);
    const lastDay = addDays(days[1] as SchoolDate, 1);
    await endEntitlement(await officer(), { entitlementId, lastDay, reason: 'no_longer' }, midterm);
    expect(await grantOf(place, programmeId)).toBe(7000);
  });
});

describe('an application for an entitlement', () => {
  it('is one per class until it is decided, keeps its paper encrypted and drops it when it is taken back', async () => {
    const claimId = await claim();
    const again = { childId: family.childId, class: 'subsistence', proof } as const;
    const span = dates(TODAY, addDays(TODAY, 100));
    expect(await claimEntitlement(family.actor, { ...again, ...span }, midterm)).toMatchObject({
      refusals: [{ code: 'entitlement_claim_pending' }],
    });
    const kept = await db.entitlementClaim.findUniqueOrThrow({ where: { id: claimId } });
    expect(kept.proofCipher).not.toContain(Buffer.from(proof.content).toString('base64'));
    const own = { claimId, childId: family.childId };
    expect(await withdrawEntitlementClaim(family.actor, own, midterm)).toEqual({ kind: 'done' });
    const dropped = await db.entitlementClaim.findUniqueOrThrow({ where: { id: claimId } });
    expect(dropped).toMatchObject({ status: 'withdrawn', proofCipher: null, proofKeyId: null });
    await expect(withdrawEntitlementClaim((await newFamily()).actor, own, midterm)).rejects.toThrow(
      'not found',
    );
  });

  it.each([
    ['the last day before the first', { from: addDays(TODAY, 10), to: addDays(TODAY, 9) }, 'dates_reversed'],
    ['over already', { from: addDays(TODAY, -20), to: addDays(TODAY, -10) }, 'date_in_past'],
    ['more than two years', { from: TODAY, to: addDays(TODAY, 800) }, 'entitlement_too_long'],
    ['no paper', { proof: { name: 'a.pdf', content: new Uint8Array([1, 2, 3]) } }, 'file_content'],
  ])('is refused: %s', async (_, over, code) => {
    const span = dates(TODAY, addDays(TODAY, 100));
    const input = { childId: family.childId, class: 'orphan', proof, ...span, ...over } as const;
    expect(await claimEntitlement(family.actor, input, midterm)).toMatchObject({ refusals: [{ code }] });
  });

  it('is not for somebody else’s child', async () => {
    const other = await newFamily();
    const input = {
      childId: other.childId,
      class: 'orphan',
      proof,
      ...dates(TODAY, addDays(TODAY, 99)),
    } as const;
    await expect(claimEntitlement(family.actor, input, midterm)).rejects.toThrow('not found');
  });

  it('is declined with an answer that the family reads, and decided once', async () => {
    const claimId = await claim();
    const by = await officer();
    expect(await declineClaim(by, { claimId, answer: '  ' }, midterm)).toMatchObject({
      refusals: [{ code: 'reason_missing' }],
    });
    expect(await declineClaim(by, { claimId, answer: '证件已经过期。' }, midterm)).toEqual({ kind: 'done' });
    expect(await messagesTo(family)).toEqual(['aid_declined']);
    const span = dates(TODAY, addDays(TODAY, 99));
    expect(await grantClaim(by, { claimId, ...span }, midterm)).toMatchObject({
      refusals: [{ code: 'invalid_state' }],
    });
    expect(await db.entitlement.count({ where: { childId: family.childId } })).toBe(0);
  });
});
