import type { Counterpart } from '../../counterpart';
import type * as zh from '../../zh-CN/provider-words/listing';

export const listing = {
  title: 'Listing',
  lead: 'Once you are on the county’s white list, your courses can be taught at schools. A complete application is reviewed sooner.',
  standing: 'Where it stands',
  none: 'You have not applied yet. Get the papers ready, then send the application to the education bureau.',
  ended: 'Your last listing: {{state}}. Apply again to go on teaching.',
  renewal: 'Renewal',
  sentAt: 'sent {{when}}',
  suspended: 'The listing is suspended; nobody can enroll meanwhile',
  returnedTitle: 'The bureau returned the application for this reason',
  start: 'Start an application',
  renew: 'Apply for renewal',
  submit: 'Check and send',
  resubmit: 'Check and send again',
  sendNow: 'Send to the bureau',
  ready: 'Everything is there. You can send it.',
  notReady_one: 'One thing is still missing; it can be sent once that is there.',
  notReady_other: '{{count}} things are still missing; it can be sent once they are there.',
  next: {
    draft: 'Complete the parts below, then send it.',
    applied: 'The bureau has it and will review it in turn. Until then it cannot be changed.',
    under_review: 'An officer is reviewing it. You will hear as soon as there is a decision.',
    returned: 'Mend what the reason names, then send it again.',
    public_notice: 'It was approved and is on public notice until {{date}}. After that you are listed.',
  },
  whatNext: 'What happens next',
  nextSteps: {
    review: 'The bureau reviews it and says why if it needs more.',
    notice: 'Once approved it is shown to the public.',
    listed: 'After the notice you are on the white list and can plan classes.',
  },
  parts: 'Parts of the application',
  partsHint: 'Beside each part is the machine’s view; the bureau sees the same.',
  partDone: 'Complete',
  partOpen_one: 'One thing open',
  partOpen_other: '{{count}} things open',
  partLater: 'After the categories',
  gaps_one: 'One field is still empty',
  gaps_other: '{{count}} fields are still empty',
  part: {
    profile: 'Who you are',
    papers: 'Papers',
    categories: 'Categories',
    fees: 'Fee standards',
    instructors: 'Instructors',
  },
  paperCount_one: 'One paper',
  paperCount_other: '{{count}} papers',
  feeCount_one: 'One fee',
  feeCount_other: '{{count}} fees',
  instructorCount_one: 'One person',
  instructorCount_other: '{{count}} people',
  machine: 'The machine’s view',
  schoolTitle: 'A school’s own courses need no listing',
  schoolWhy:
    'Courses taught by the school’s own teachers can be planned as soon as the bureau has approved the course.',
} satisfies Counterpart<typeof zh.listing>;

export const profile = {
  kind: 'Kind of provider',
  kindHint: 'Which papers are needed depends on it.',
  nameZh: 'Name in Chinese',
  nameHint: 'As on your papers.',
  nameEn: 'Name in English',
  introZh: 'Introduction for parents, in Chinese',
  introHint: 'Who you are, how long you have done this, what children get out of it. A few sentences.',
  introEn: 'Introduction for parents, in English',
  contactName: 'Contact person',
  contactHint: 'Seen by the bureau and schools only.',
  contactPhone: 'Telephone',
  fixed:
    'Name and kind have been reviewed and cannot be changed now. Introduction and contact can be updated at any time.',
} satisfies Counterpart<typeof zh.profile>;

export const papers = {
  add: 'Add a paper',
  edit: 'Change a paper',
  needed: '{{kind}}: {{papers}} are needed.',
  noneNeeded: 'A school’s own courses need no papers.',
  empty: 'No papers yet',
  emptyWhy: 'A photo or a scan will do, up to 5 MB each.',
  reviewed: 'The bureau has reviewed it, so it stays as it is. When it is renewed, add the new one.',
  noFile: 'No file yet',
  kind: 'Kind of paper',
  kindNeeded: '{{paper}} (needed)',
  number: 'Number',
  issuedBy: 'Issued by',
  validTo: 'Valid until',
  validToHint: 'Leave empty if it does not expire.',
  file: 'File',
  fileHint: 'PDF, JPG or PNG.',
  fileThere: 'There is a file: {{name}}. Choosing another replaces it.',
} satisfies Counterpart<typeof zh.papers>;

export const categories = {
  which: 'Which kinds of courses will you teach?',
  hint: 'Choose one or several. You can teach only what is approved.',
} satisfies Counterpart<typeof zh.categories>;

export const fees = {
  lead: 'At least one for each category. Fees at school must be clearly below what the same costs outside, and they are made public.',
  add: 'Add a fee',
  edit: 'Change a fee',
  empty: 'No fees yet',
  emptyWhy: 'Name the item, the fee for a lesson at school and what the same costs outside.',
  chooseFirst: 'Choose categories first',
  category: 'Category',
  item: 'Item',
  itemZh: 'Item in Chinese',
  itemHint: 'For example: football basics.',
  itemEn: 'Item in English',
  perLesson: 'A lesson at school',
  perLessonHint: 'No class may cost more.',
  market: 'The same outside',
  marketHint: 'Shows that the fee at school is really lower.',
} satisfies Counterpart<typeof zh.fees>;

export const expiry = {
  never: 'Does not expire',
  until: 'Valid until {{date}}',
  soon: 'Runs out {{date}}',
  expired: 'Ran out {{date}}',
} satisfies Counterpart<typeof zh.expiry>;
