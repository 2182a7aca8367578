import { describe, expect, it, test } from 'vitest';
import type { Applicant, ListingApplication } from '~/domain/listing/application';
import { expiryOf, warnDaysAhead } from '~/domain/listing/item';
import { hasBlockingItems, listingItems } from '~/domain/listing/missing';
import { papersNeeded } from '~/domain/listing/papers';
import { listingSells } from '~/domain/listing/sells';
import { listingActNeedsReason, listingActs, listingAfter } from '~/domain/listing/states';
import { LISTING_STATUSES, PROVIDER_KINDS } from '~/domain/states';

const asOf = '2026-08-20';
const coach: Applicant = {
  id: 'i1',
  name: '周教练',
  qualification: { kind: 'coach', validTo: null },
  inServiceTeacher: false,
  livesOverseas: false,
  leftOn: null,
  checks: [{ checkedOn: '2026-08-01', result: 'clear' }],
  checkConsentOn: '2026-07-30',
};
const club: ListingApplication = {
  kind: 'sports_club',
  categories: ['sport'],
  papers: [
    { kind: 'school_running_licence', validTo: null, hasFile: true },
    { kind: 'business_licence', validTo: '2029-01-01', hasFile: true },
  ],
  feeStandards: [{ category: 'sport', perLessonFen: 5999, marketPerLessonFen: 6000 }],
  instructors: [coach],
};
const found = (change: Partial<ListingApplication>) =>
  listingItems({ ...club, ...change }, asOf).map(
    ({ code, ruleId, severity }) => `${ruleId} ${code} ${severity}`,
  );
const person = (change: Partial<Applicant>) => ({ instructors: [coach, { ...coach, id: 'i2', ...change }] });
const licence = (validTo: string | null, hasFile = true) => ({
  papers: [{ kind: 'school_running_licence' as const, validTo, hasFile }, ...club.papers.slice(1)],
});

describe("the machine's view of an application", () => {
  it('finds nothing in a whole one', () => {
    expect(found({})).toEqual([]);
  });

  test.each<[string, Partial<ListingApplication>, string[]]>([
    ['P4: no licence', { papers: club.papers.slice(1) }, ['P4 paper_missing missing']],
    ['P4: valid on its last day', licence(asOf), ['P4 paper_expires_soon expires_soon']],
    ['P4: over since yesterday', licence('2026-08-19'), ['P4 paper_expired expired']],
    ['P4: ends in 60 days', licence('2026-10-19'), ['P4 paper_expires_soon expires_soon']],
    ['P4: ends in 61 days', licence('2026-10-20'), []],
    [
      'P4: an old copy beside the new one',
      { papers: [{ kind: 'school_running_licence', validTo: '2020-01-01', hasFile: false }, ...club.papers] },
      [],
    ],
    ['P4: not uploaded', licence(null, false), ['P4 paper_without_file missing']],
    [
      'P5: an association goes another way',
      { kind: 'association' },
      ['P5 paper_missing missing', 'P5 paper_missing missing'],
    ],
    ['P5: an individual needs the approval only', { kind: 'individual' }, ['P5 paper_missing missing']],
    ['P1: the school itself', { kind: 'school', papers: [], instructors: [], categories: [] }, []],
    ['P2: no category', { categories: [] }, ['P2 category_missing missing']],
    ['P2: a category without a fee', { categories: ['sport', 'art'] }, ['P2 fee_standard_missing missing']],
    [
      'P2: as dear as outside',
      { feeStandards: [{ category: 'sport', perLessonFen: 6000, marketPerLessonFen: 6000 }] },
      ['P2 fee_not_below_market barred'],
    ],
    ['P6: nobody', { instructors: [] }, ['P6 instructor_missing missing']],
    [
      'P6: only somebody who has left',
      { instructors: [{ ...coach, leftOn: asOf }] },
      ['P6 instructor_missing missing'],
    ],
    [
      'P6: nobody qualified',
      { instructors: [{ ...coach, qualification: null }] },
      ['P6 no_qualified_instructor missing', 'P6 assistant_only note'],
    ],
    ['P6: one may only assist', person({ qualification: null }), ['P6 assistant_only note']],
    [
      'P6: expired',
      person({ qualification: { kind: 'coach', validTo: '2026-08-19' } }),
      ['P6 qualification_expired expired'],
    ],
    [
      'P6: expires today',
      person({ qualification: { kind: 'coach', validTo: asOf } }),
      ['P6 qualification_expires_soon expires_soon'],
    ],
    ['P7: in service', person({ inServiceTeacher: true }), ['P7 in_service_teacher barred']],
    ['C5: overseas', person({ livesOverseas: true }), ['C5 lives_overseas barred']],
    ['P8: never asked', person({ checks: [] }), ['P8 check_missing missing']],
    [
      'P8: 365 days old',
      person({ checks: [{ checkedOn: '2025-08-20', result: 'clear' }] }),
      ['P8 check_expires_soon expires_soon'],
    ],
    [
      'P8: 366 days old',
      person({ checks: [{ checkedOn: '2025-08-19', result: 'clear' }] }),
      ['P8 check_expired expired'],
    ],
    ['P8: a hit', person({ checks: [{ checkedOn: '2026-08-01', result: 'hit' }] }), ['P8 check_hit barred']],
    ['P9: no consent', person({ checkConsentOn: null }), ['P9 check_consent_missing missing']],
  ])('%s', (_, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  it('P3: says who may come alone', () => {
    const alone = (kind: 'other' | 'heritage') => ({
      kind: 'individual' as const,
      papers: [{ kind: 'bureau_approval' as const, validTo: null, hasFile: true }],
      instructors: [{ ...coach, qualification: { kind, validTo: null } }],
    });
    expect(found(alone('heritage'))).toEqual([]);
    expect(found(alone('other'))).toEqual(['P3 individual_not_eligible barred']);
  });

  it('knows the papers of every kind of provider', () => {
    for (const kind of PROVIDER_KINDS) expect(papersNeeded(kind).length > 0).toBe(kind !== 'school');
  });

  it('tells what stands in the way from what is only worth knowing', () => {
    const blocked = (change: Partial<ListingApplication>) =>
      hasBlockingItems(listingItems({ ...club, ...change }, asOf));
    expect(blocked(licence(asOf))).toBe(false);
    expect(blocked(person({ qualification: null }))).toBe(false);
    expect(blocked(licence('2026-08-19'))).toBe(true);
    expect(blocked(person({ inServiceTeacher: true }))).toBe(true);
    expect(expiryOf(null, asOf)).toBeNull();
    expect(warnDaysAhead).toBe(60);
  });
});

describe('selling by a listing (P1)', () => {
  const listing = { status: 'listed', validFrom: '2026-07-01', validTo: '2027-06-30' } as const;
  test.each([
    ['the day before', '2026-06-30', false],
    ['the first day', '2026-07-01', true],
    ['the last day', '2027-06-30', true],
    ['the day after', '2027-07-01', false],
  ])('%s', (_, date, sells) => {
    expect(listingSells(listing, date)).toBe(sells);
  });

  it('is only for the listed with a period', () => {
    const selling = LISTING_STATUSES.filter((status) => listingSells({ ...listing, status }, '2026-09-01'));
    expect(selling).toEqual(['listed']);
    expect(listingSells({ ...listing, validTo: null }, '2026-09-01')).toBe(false);
  });
});

describe('states of a listing', () => {
  it('goes the long way and no shortcut', () => {
    expect(listingAfter('draft', 'submit')).toBe('applied');
    expect(listingAfter('applied', 'start_review')).toBe('under_review');
    expect(listingAfter('under_review', 'give_notice')).toBe('public_notice');
    expect(listingAfter('public_notice', 'list')).toBe('listed');
    expect(listingAfter('listed', 'suspend')).toBe('suspended');
    expect(listingAfter('suspended', 'resume')).toBe('listed');
    for (const act of ['list', 'resume', 'suspend', 'expire'] as const)
      expect(listingAfter('applied', act)).toBeNull();
  });

  it.each([
    ['draft', ['submit']],
    ['applied', ['start_review', 'give_notice', 'return']],
    ['under_review', ['give_notice', 'return']],
    ['returned', ['submit']],
    ['public_notice', ['list', 'return', 'remove']],
    ['listed', ['suspend', 'expire', 'remove']],
    ['suspended', ['resume', 'expire', 'remove']],
    ['expired', ['remove']],
    ['removed', []],
  ] as const)('%s allows %j', (status, acts) => {
    expect(listingActs(status)).toEqual(acts);
  });

  it('asks for a reason whenever something is taken away', () => {
    const acts = [
      'submit',
      'return',
      'give_notice',
      'list',
      'suspend',
      'resume',
      'expire',
      'remove',
    ] as const;
    expect(acts.filter(listingActNeedsReason)).toEqual(['return', 'suspend', 'resume', 'remove']);
  });
});
