import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/accounts';
import bureau from './accounts-bureau';
import desk from './accounts-desk';

export default {
  lng: 'en',
  because: {
    subsistence: 'lives in a household with subsistence allowance',
    extreme_poverty: 'receives extreme-poverty support',
    orphan: 'is an orphan',
    unsupported: 'has no one who can provide support',
    disabled: 'has a disability certificate',
    poverty_monitoring: 'lives in a household on the poverty watch list',
    left_behind: 'has parents who work away from home',
    migrant: 'has parents who came to work here',
  },
  price: {
    subsidyOf: 'Subsidy: {{programme}}',
    because: 'Because your child {{reasons}}. Only you can see this reason.',
    paidByCounty: 'A programme of the county pays this for you.',
    and: ' and ',
  },
  place: {
    price: 'How the price is worked out',
    frozen: 'Fixed at the moment you enrolled. It does not change behind your back.',
    frozenFirst:
      'Fixed at the moment you enrolled. Later the subsidy changed: lessons still to come cost what is shown below.',
    revised: 'From {{date}} on, for the lessons still to come',
    why: {
      entitlement_gained:
        'Your child became entitled to a subsidy: from this day the county pays more and you pay less.',
      entitlement_lost:
        'Your child’s entitlement ended: from this day the county no longer pays this part. Nothing is charged again for lessons already given.',
      merged: 'The class went on as another one: from this day the lessons of that class count.',
    },
    money: 'Where the money is now',
    payments: 'Payments and refunds',
    full: 'Full price of this place',
    notCharged: 'No longer charged',
    notChargedHint: 'Lessons that did not take place, or that come after you left: nobody pays for them.',
    county: 'The county pays for you',
    countyHint:
      '{{taught}} of it for lessons already given, {{toCome}} kept for lessons still to come or to be confirmed.',
    share: 'Your share',
    paid: 'You paid',
    earned: 'For lessons already given',
    earnedHint: 'Counted only once the provider and the school have both confirmed the lesson.',
    held: 'Kept for lessons still to come',
    heldHint:
      'Lessons not confirmed yet are in it too. In a supervised account, paid out lesson by lesson; what is not taught comes back to you.',
    gone: 'Came back to you',
    goneHint: 'By the way it was paid, or kept for another class if you chose so.',
    onWay: 'On its way back to you',
    onWayHint: 'It is being sent. We tell you when it has arrived.',
    open: 'Still to pay',
    settled: 'Nothing more to pay.',
    nothing: 'You pay nothing for this class.',
    receipt: 'Receipt',
  },
  act: {
    transfer: 'Pay by bank transfer instead',
    credit: 'Pay with your credit ({{amount}})',
    withdraw: 'Leave this class',
  },
  family: {
    lead: 'What you paid, what the county paid for you and what came back: every class adds up.',
    statement: 'Term statement',
    paid: 'You paid',
    paidHint: 'All classes together, what came back later included',
    county: 'The county paid for you',
    countyHint: 'Subsidies, and classes the county pays for',
    gone: 'Came back',
    goneHint: 'To the account it came from, or kept as credit',
    held: 'Kept for lessons to come',
    heldHint: 'Spent only when a lesson is given',
    onWay: 'On its way back',
    onWayHint: 'We tell you when it has arrived',
    open: 'Still to pay',
    openHint: 'You can pay it at the class below',
    credit: 'You have {{amount}} of credit',
    creditHint: 'Kept by {{payee}}: it can pay for the next class it collects for.',
    fiscal: 'the county’s fiscal account',
    childLine: 'paid {{paid}} · county {{county}} · came back {{back}}',
    payments_one: '{{count}} payment and its refunds',
    payments_other: '{{count}} payments and their refunds',
  },
  ...desk,
  ...bureau,
} satisfies Counterpart<typeof zh>;
