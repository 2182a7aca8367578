import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/draw-replay';

export default {
  title: 'Check the draw',
  lead: 'Your own browser counts the whole draw again from the published list and seed, and compares the outcome line by line. Nothing you type leaves this device.',
  notYet:
    'The draw is not over, so there is nothing to check yet. Once the list is sealed you can download it and keep it until then.',
  start: 'Check now',
  again: 'Check again',
  fromDisk: 'Check a file of your own',
  fromDiskHint:
    'Choose the file “All in one, to be checked”. It is not uploaded, only opened on this device.',
  reading: 'Getting the files',
  counting: 'Counting again, one moment',
  result: 'What came of it',
  verified: 'Everything agrees',
  verifiedText:
    'Counted again by the published rules, the outcome is exactly what was published: {{places}} places, {{waiting}} in waiting lists, {{reasons}} reasons.',
  differs: 'Something does not agree',
  differsText:
    'The first difference is shown below. Take the file and this page to the bureau, or count it once more on the command line.',
  failed: 'It could not be checked',
  failure: {
    fetch: 'The files did not arrive. Look at your connection and try again.',
    json: 'This is not the file of a draw.',
    shape: 'The file is not as it should be, at {{path}}.',
    market: 'What the file says contradicts itself; nothing can be drawn from it.',
  },
  state: { agrees: 'Agrees', differs: 'Differs', skipped: 'Not compared' },
  check: {
    commitment: 'The seed has the hash that was published with the announcement',
    publicValue: 'The seed holds the public number of the announcement',
    inputsHash: 'The list of who takes part has its published hash',
    inputsUsed: 'That list is what the draw was held with',
    outcomeHash: 'The outcome has its published hash, and is the one that is checked',
    places: 'The places are the same',
    waiting: 'The waiting lists are the same',
    reasons: 'The reasons are the same',
  },
  rows_one: '{{count}} line compared',
  rows_other: '{{count}} lines compared',
  row: 'Line {{row}}',
  published: 'Published',
  counted: 'Counted again',
  nothing: 'nothing',
  find: {
    title: 'Find your child',
    lead: 'The code stands below your wishes, and only you see it. It is turned into the pseudonym on this device and sent nowhere.',
    code: 'Code of the child',
    button: 'Find',
    unknown:
      'There is no such code in this draw. Compare it with the one below your wishes; a child whose wishes were all taken out before the draw is not in it either.',
    first: 'Check first, then find.',
    applicant: 'Pseudonym of the child',
    rank: 'Wish {{rank}}',
    waiting: 'Waiting list: {{position}}',
  },
  own: {
    title: 'If you trust nobody',
    lead: 'This page is ours, too. If you would rather not trust it either:',
    step1:
      'Write down the hash of the seed on the day of the announcement, and download the list on the day it is sealed. Whatever is changed afterwards shows.',
    step2: 'Download “All in one, to be checked” and check it on your own computer with the public program:',
    step3: 'Or write a program yourself. The rules are few enough for any language:',
    rule1:
      'The number of a child in a round is the {{hash}} of “seed:round:pseudonym”, smaller first; siblings who go together use “seed:round:group”.',
    rule2: 'A pseudonym is the first 16 digits of the {{hash}} of “id:code”. The id of this draw is:',
  },
} satisfies Counterpart<typeof zh>;
