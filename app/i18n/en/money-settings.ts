import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/money-settings';

export default {
  settings: {
    title: 'County settings',
    lead: 'What the county decides: what families pay and get back, and how places are given. Each decision has a first day and a source; the past is counted by what held then.',
    group: {
      money: 'Fees and refunds',
      places: 'Places, waiting lists and draws',
    },
    now: 'In force',
    next: 'From {{from}}',
    history: 'Decisions',
    from: 'Holds from',
    value: 'Decision',
    hours: 'Hours',
    minutes: 'Minutes',
    source: 'Source',
    sourceHint: 'Document, its number, or the day of the meeting.',
    change: 'Change this',
    act: 'Save',
    refused: 'Not saved',
    unset: 'Not decided: the default',
    name: {
      refund_model: 'How leave and withdrawal are counted',
      refund_batch: 'When money goes back',
      refund_alarm_days: 'Days until a refund on its way alarms the bureau',
      service_charge_max_fen: 'Most a school charges for its service, per class',
      transfer_days: 'Days for a bank transfer',
      transfer_grace_days: 'Days of grace after that',
      public_minimum: 'Children below which public figures are hidden',
      payee_bank_accounts: 'Bank accounts of the payees',
      offer_minutes: 'Time to answer an offer of the waiting list',
      quiet_from: 'Quiet hours at night begin',
      quiet_to: 'Quiet hours at night end',
      tie_hold_minutes: 'How long a place is kept for siblings who wait together',
      offered_hold_minutes: 'Time to pay after accepting a place',
      lines_per_child: 'In how many lines a child may stand at a time',
      when_filled: 'How a class that filled last term gives its places',
      allow_first_come: 'May schools give places to whoever comes first?',
      allow_school_choice: 'May schools choose the children themselves?',
    },
    hint: {
      refund_model: 'Holds for places taken from then on; others keep the model they were taken with.',
      refund_batch:
        'Only for what goes back unasked (canceled lessons, leave, lower prices). What a family asks for always goes at once.',
      refund_alarm_days: '1 to 60 days.',
      service_charge_max_fen: 'As publicly posted; 0 for none.',
      transfer_days: '1 to 14 days.',
      transfer_grace_days: '0 to 14 days.',
      public_minimum: '2 to 100.',
      payee_bank_accounts:
        'What families see when they transfer. A payee without an account cannot be paid by transfer.',
      offer_minutes:
        'A free place is offered at once to the first family in the line. Without an answer in time it goes to the next. Quiet hours do not count. 10 minutes at least, 14 days at most.',
      quiet_from: 'From then on the time to answer stands still; it goes on in the morning.',
      quiet_to: 'From then on it goes on. The same time twice means no quiet hours.',
      tie_hold_minutes:
        'When one place is free and another is still missing, it is kept for them so long; then the next family gets it. 0 for not at all, 14 days at most.',
      offered_hold_minutes:
        'A place not paid in time goes to the next family. Classes that cost nothing need no wait. 10 minutes at least, 7 days at most.',
      lines_per_child:
        'Waiting lists and applications that the school has not answered count together. At the limit a family leaves one before it joins another. Lines that a lost draw put the child into are never refused, but count. 1 to 100.',
      when_filled: 'For classes opened from then on; those open already stay as they are.',
      allow_first_come: 'For classes opened from then on; those open already stay as they are.',
      allow_school_choice:
        'For auditions: an orchestra, a school team. The school gives every family its reasons, and all of it is recorded. For classes opened from then on.',
    },
    refund_model: {
      per_lesson: 'By the lesson',
      half_month: 'By the half month',
      half_or_full_month: 'By the half or full month',
      cliff_3_months: 'Half within three months',
    },
    refund_batch: { at_once: 'At once', weekly: 'Together on Fridays' },
    when_filled: {
      draw_first: 'A draw, unless the school chooses otherwise',
      draw_always: 'Always a draw',
    },
    allow: { yes: 'Yes', no: 'No' },
    noHold: 'Not kept',
    hoursLong: '{{hours}} hours',
    lines_one: '{{count}} class',
    lines_other: '{{count}} classes',
    children: '{{count}} children',
    payee: 'Payee',
    holder: 'Account holder',
    bank: 'Bank',
    number: 'Account number',
    accounts: '{{count}} accounts',
    noAccount: 'None yet',
  },
} satisfies Counterpart<typeof zh>;
