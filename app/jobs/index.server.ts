import { advanceListingsJob } from './advance-listings.server';
import { advanceOfferingsJob } from './advance-offerings.server';
import { cancelLessonJob } from './cancel-lesson.server';
import { checkPaymentJob } from './check-payment.server';
import { confirmSilentLessonsJob } from './confirm-silent-lessons.server';
import { copySearchJob } from './copy-search.server';
import { dropRosterImportsJob } from './drop-roster-imports.server';
import { indexCourseJob } from './index-course.server';
import { indexOfferingJob } from './index-offering.server';
import { indexProviderJob } from './index-provider.server';
import { indexSchoolJob } from './index-school.server';
import type { Jobs, Periodic } from './job';
import { lapseHoldJob } from './lapse-hold.server';
import { lapseHoldsJob } from './lapse-holds.server';
import { recheckCountyJob } from './recheck-county.server';
import { recheckProviderJob } from './recheck-provider.server';
import { requoteChildJob } from './requote-child.server';
import { requoteDueJob } from './requote-due.server';
import { sealAuditJob } from './seal-audit.server';
import { sendMailProof } from './send-mail-proof.server';
import { sendMessage } from './send-message.server';
import { sendRefundJob } from './send-refund.server';
import { sweepExpiriesJob } from './sweep-expiries.server';
import { tendSearchJob } from './tend-search.server';

/** Every job and what it does. Payloads are typed by name in payloads.ts. */
export const jobs: Jobs = {
  'index-offering': indexOfferingJob,
  'index-course': indexCourseJob,
  'index-provider': indexProviderJob,
  'index-school': indexSchoolJob,
  'copy-search': copySearchJob,
  'tend-search': tendSearchJob,
  'advance-offerings': advanceOfferingsJob,
  'advance-listings': advanceListingsJob,
  'cancel-lesson': cancelLessonJob,
  'confirm-silent-lessons': confirmSilentLessonsJob,
  'sweep-expiries': sweepExpiriesJob,
  'recheck-county': recheckCountyJob,
  'recheck-provider': recheckProviderJob,
  'drop-roster-imports': dropRosterImportsJob,
  'seal-audit': sealAuditJob,
  'lapse-hold': lapseHoldJob,
  'lapse-holds': lapseHoldsJob,
  'check-payment': checkPaymentJob,
  'send-refund': sendRefundJob,
  'requote-child': requoteChildJob,
  'requote-due': requoteDueJob,
  'send-message': sendMessage,
  'send-mail-proof': sendMailProof,
};

/** What runs by the clock. Times are UTC: 16:00 is midnight in Shanghai. */
export const periodic: Periodic[] = [
  { job: 'lapse-holds', at: '* * * * *' },
  { job: 'seal-audit', at: '* * * * *' },
  // Often, so that a worker that was away at midnight puts things right soon after it is back.
  { job: 'advance-offerings', at: '*/5 * * * *' },
  // The day after the last one on which a school could answer has begun.
  { job: 'confirm-silent-lessons', at: '12 * * * *' },
  { job: 'advance-listings', at: '*/15 * * * *' },
  // Ten past two at night in Shanghai, and again before school for a worker that was away then.
  { job: 'sweep-expiries', at: '10 18,22 * * *' },
  // A while after the sweep, so that the desk knows what it paused.
  { job: 'recheck-county', at: '40 18 * * *' },
  // Ten past midnight in Shanghai, and again before school: what entitles a child by its date begins or ends then.
  { job: 'requote-due', at: '10 16,22 * * *' },
  { job: 'drop-roster-imports', at: '20 * * * *' },
  { job: 'tend-search', at: '* * * * *' },
];
