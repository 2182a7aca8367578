import type { CredentialKind, ProviderKind } from '~/domain/states';
import { type Change, outside, type Row, ruleTable } from './plan';

type Listing = NonNullable<Parameters<Change>[0]['provider']['listing']>;

const listing =
  (over: Partial<Listing>): Change =>
  (d) => {
    Object.assign(d.provider.listing as Listing, over);
  };

const own: Change = (d) => {
  d.provider = { kind: 'school', listing: null, papers: [] };
};

const LESSON = '2026-09-08';
const STATUS = 'hard provider.listing.status';

ruleTable('P1', [
  ['listed all the time', () => undefined],
  ['from the day of the lesson', listing({ from: LESSON })],
  ['from the day after', listing({ from: '2026-09-09' }), 'hard provider.listing.from'],
  ['until the day of the lesson', listing({ to: LESSON })],
  ['until the day before', listing({ to: '2026-09-07' }), 'hard provider.listing.to'],
  [
    'with no dates',
    listing({ from: null, to: null }),
    ['hard provider.listing.from', 'hard provider.listing.to'],
  ],
  ['suspended', listing({ status: 'suspended' }), STATUS],
  ['expired', listing({ status: 'expired' }), STATUS],
  ['removed', listing({ status: 'removed' }), STATUS],
  ['never listed', listing({ status: 'none' }), STATUS],
  [
    'no listing at all',
    (d) => {
      d.provider.listing = null;
    },
    STATUS,
  ],
  ['among several categories', listing({ categories: ['art', 'sport'] })],
  ['the school itself', own],
  ['for another category', listing({ categories: ['art'] }), 'hard course.category'],
]);

const fee =
  (over: Partial<Parameters<Change>[0]['fee']>): Change =>
  (d) => {
    Object.assign(d.fee, over);
  };

ruleTable('P2', [
  ['a fen below the standard', fee({ perLessonFen: 3499 })],
  ['at the standard', fee({ perLessonFen: 3500 })],
  ['a fen above the standard', fee({ perLessonFen: 3501 }), 'hard fee.perLessonFen'],
  ['a fen below the market', fee({ marketPerLessonFen: 3001 })],
  ['at the market', fee({ marketPerLessonFen: 3000 }), 'hard fee.perLessonFen'],
  ['no standard posted', listing({ feeStandardFen: null }), 'hard provider.listing.feeStandardFen'],
  ['no market price known', fee({ marketPerLessonFen: null }), 'hard fee.marketPerLessonFen'],
  [
    'the county pays: the price is bound all the same',
    fee({ payer: 'county', perLessonFen: 3501 }),
    'hard fee.perLessonFen',
  ],
  [
    'the school itself',
    (d) => {
      own(d);
      fee({ perLessonFen: 99_900 })(d);
    },
  ],
  ['above both', fee({ perLessonFen: 6000 }), ['hard fee.perLessonFen', 'hard fee.perLessonFen']],
]);

const papers =
  (kind: ProviderKind, ...kinds: readonly (CredentialKind | readonly [CredentialKind, string])[]): Change =>
  (d) => {
    d.provider.kind = kind;
    d.provider.papers = kinds.map((each) =>
      typeof each === 'string' ? { kind: each, validTo: null } : { kind: each[0], validTo: each[1] },
    );
  };

const LICENCE = 'school_running_licence';
const BUSINESS = 'business_licence';
const MISSING = 'hard provider.papers';

ruleTable('P4', [
  ['both licences, without an end', papers('institution', LICENCE, BUSINESS)],
  ['valid until the day of the lesson', papers('sports_club', [LICENCE, LESSON], BUSINESS)],
  [
    'until the day before',
    papers('sports_club', [LICENCE, '2026-09-07'], BUSINESS),
    'hard provider.papers[0].validTo',
  ],
  ['an old one beside a new one', papers('institution', [LICENCE, '2025-01-01'], LICENCE, BUSINESS)],
  ['one is missing', papers('institution', LICENCE), MISSING],
  [
    'papers of another path',
    papers('institution', 'social_group_registration', 'bureau_approval'),
    [MISSING, MISSING],
  ],
  ['an association goes its own path', papers('association')],
  [
    'a paper that ended after the last lesson, looked at later',
    (d) => {
      papers('institution', [LICENCE, '2026-10-01'], BUSINESS)(d);
      d.asOf = '2026-11-01';
    },
  ],
  ['none', papers('institution'), [MISSING, MISSING]],
]);

const path = (kind: ProviderKind, ...needed: readonly CredentialKind[]): Row[] => [
  [`${kind} with its papers`, papers(kind, ...needed)],
  [`${kind} without`, papers(kind), needed.map(() => MISSING)],
];

ruleTable('P5', [
  ...path('association', 'social_group_registration', 'bureau_approval'),
  ...path('science_association', 'social_group_registration', 'bureau_approval'),
  ...path('department', 'public_institution'),
  ...path('public_venue', 'public_institution'),
  ...path('university', 'public_institution'),
  ...path('individual', 'bureau_approval'),
  ['a licence does not help', papers('association', LICENCE, BUSINESS), [MISSING, MISSING]],
  ['an institution is P4', papers('institution')],
  ['the school needs none', own],
  ['valid until the day of the lesson', papers('individual', ['bureau_approval', LESSON])],
  [
    'until the day before',
    papers('individual', ['bureau_approval', '2026-09-07']),
    'hard provider.papers[0].validTo',
  ],
]);

ruleTable(
  'P21',
  [
    ['after-school service', () => undefined],
    [
      'a public venue',
      (d) => {
        d.regime = 'public_venue';
      },
    ],
    ['outside school, where the county did not switch it on', outside, 'hard regime'],
  ],
  { allowOffCampus: false },
);
