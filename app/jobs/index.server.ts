import { advanceListingsJob } from './advance-listings.server';
import { advanceOfferingsJob } from './advance-offerings.server';
import { cancelLessonJob } from './cancel-lesson.server';
import { checkPaymentJob } from './check-payment.server';
import { confirmSilentLessonsJob } from './confirm-silent-lessons.server';
import { copySearchJob } from './copy-search.server';
import { advanceDrawsJob, freezeDrawJob, holdDrawJob } from './draws.server';
import { dropApiRepliesJob } from './drop-api-replies.server';
import { dropRosterImportsJob } from './drop-roster-imports.server';
import { formationReminderJob, formClassesJob } from './form-classes.server';
import { indexCourseJob } from './index-course.server';
import { indexOfferingJob } from './index-offering.server';
import { indexProviderJob } from './index-provider.server';
import { indexSchoolJob } from './index-school.server';
import { issueReceiptJob, issueReceiptsJob } from './issue-receipts.server';
import type { Jobs, Periodic } from './job';
import { lapseHoldJob } from './lapse-hold.server';
import { lapseHoldsJob } from './lapse-holds.server';
import { lapseOfferJob } from './lapse-offer.server';
import { moveJobsJob } from './move-jobs.server';
import { passOnJob } from './pass-on.server';
import { recheckCountyJob } from './recheck-county.server';
import { recheckProviderJob } from './recheck-provider.server';
import { reconcilePaymentsJob } from './reconcile-payments.server';
import { remindOpenJob } from './remind-open.server';
import { remindTransferJob } from './remind-transfer.server';
import { remindWishesJob } from './remind-wishes.server';
import { requoteChildJob } from './requote-child.server';
import { requoteDueJob } from './requote-due.server';
import { sealAuditJob } from './seal-audit.server';
import { sendMailProof } from './send-mail-proof.server';
import { sendMessage } from './send-message.server';
import { sendRefundJob } from './send-refund.server';
import { sendRefundsJob } from './send-refunds.server';
import { settleMonthJob } from './settle-month.server';
import { sweepExpiriesJob } from './sweep-expiries.server';
import { tendLinesJob } from './tend-lines.server';
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
  'form-classes': formClassesJob,
  'formation-reminder': formationReminderJob,
  'advance-listings': advanceListingsJob,
  'freeze-draw': freezeDrawJob,
  'hold-draw': holdDrawJob,
  'advance-draws': advanceDrawsJob,
  'remind-wishes': remindWishesJob,
  'cancel-lesson': cancelLessonJob,
  'confirm-silent-lessons': confirmSilentLessonsJob,
  'sweep-expiries': sweepExpiriesJob,
  'recheck-county': recheckCountyJob,
  'recheck-provider': recheckProviderJob,
  'drop-roster-imports': dropRosterImportsJob,
  'drop-api-replies': dropApiRepliesJob,
  'seal-audit': sealAuditJob,
  'move-jobs': moveJobsJob,
  'lapse-hold': lapseHoldJob,
  'lapse-holds': lapseHoldsJob,
  'pass-on': passOnJob,
  'lapse-offer': lapseOfferJob,
  'tend-lines': tendLinesJob,
  'check-payment': checkPaymentJob,
  'send-refund': sendRefundJob,
  'send-refunds': sendRefundsJob,
  'remind-transfer': remindTransferJob,
  'remind-open': remindOpenJob,
  'reconcile-payments': reconcilePaymentsJob,
  'requote-child': requoteChildJob,
  'requote-due': requoteDueJob,
  'settle-month': settleMonthJob,
  'issue-receipt': issueReceiptJob,
  'issue-receipts': issueReceiptsJob,
  'send-message': sendMessage,
  'send-mail-proof': sendMailProof,
};

/** What runs by the clock. Times are UTC: 16:00 is midnight in Shanghai. */
export const periodic: Periodic[] = [
  { job: 'move-jobs', at: '* * * * *' },
  { job: 'lapse-holds', at: '* * * * *' },
  { job: 'tend-lines', at: '* * * * *' },
  { job: 'seal-audit', at: '* * * * *' },
  // What a job of its own did not do: windows that are over, draws that were held and not written.
  { job: 'advance-draws', at: '* * * * *' },
  // From eight in the morning to eight in the evening in Shanghai, so that nobody is woken.
  { job: 'remind-wishes', at: '15 0-12 * * *' },
  // Often, so that a worker that was away at midnight puts things right soon after it is back.
  { job: 'advance-offerings', at: '*/5 * * * *' },
  // Between those: a class is looked at before it may begin.
  { job: 'form-classes', at: '2,7,12,17,22,27,32,37,42,47,52,57 * * * *' },
  // The day after the last one on which a school could answer has begun.
  { job: 'confirm-silent-lessons', at: '12 * * * *' },
  { job: 'advance-listings', at: '*/15 * * * *' },
  // Ten past two at night in Shanghai, and again before school for a worker that was away then.
  { job: 'sweep-expiries', at: '10 18,22 * * *' },
  // A while after the sweep, so that the desk knows what it paused.
  { job: 'recheck-county', at: '40 18 * * *' },
  // Ten past midnight in Shanghai, and again before school: what entitles a child by its date begins or ends then.
  { job: 'requote-due', at: '10 16,22 * * *' },
  // Ten past three at night in Shanghai on the first days of a month, for the month before: what an earlier night did
  // not reach, a later one does.
  { job: 'settle-month', at: '10 19 1-3 * *' },
  // Payments whose own job was lost still get their receipt.
  { job: 'issue-receipts', at: '35 * * * *' },
  // Seven in the morning in Shanghai: what waits to go back, goes before people ask.
  { job: 'send-refunds', at: '0 23 * * *' },
  // Nine on Monday morning in Shanghai.
  { job: 'remind-open', at: '0 1 * * 1' },
  // Half past one at night in Shanghai, and again at noon for a worker that was away then.
  { job: 'reconcile-payments', at: '30 4,17 * * *' },
  { job: 'drop-roster-imports', at: '20 * * * *' },
  { job: 'drop-api-replies', at: '25 * * * *' },
  { job: 'tend-search', at: '* * * * *' },
];
