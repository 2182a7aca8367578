/**
 * Every job by name and what it is told: ids only, never a copy of data. A job reads its row again when
 * it runs, so that it acts on the truth of that moment.
 *
 * To add a job: name it here, write `app/jobs/<name>.server.ts`, list that in `app/jobs/index.server.ts`.
 */
export interface JobPayloads {
  'index-offering': { offeringId: string };
  'index-course': { courseId: string };
  'index-provider': { providerId: string };
  'index-school': { schoolId: string };
  'copy-search': Record<string, never>;
  'tend-search': Record<string, never>;
  'advance-offerings': Record<string, never>;
  'form-classes': Record<string, never>;
  'formation-reminder': { offeringId: string; step: 'remind' | 'escalate' };
  'cancel-lesson': { lessonId: string };
  'confirm-silent-lessons': Record<string, never>;
  'advance-listings': Record<string, never>;
  'sweep-expiries': { providerId?: string };
  'recheck-county': { why?: 'nightly' | 'rule_activated' | 'asked'; byUserId?: string; runId?: string };
  'recheck-provider': { providerId: string };
  'drop-roster-imports': Record<string, never>;
  'drop-api-replies': Record<string, never>;
  'seal-audit': Record<string, never>;
  'move-jobs': Record<string, never>;
  'send-message': { messageId: string };
  'send-mail-proof': { verificationId: string };
  'freeze-draw': { drawId: string };
  'hold-draw': { drawId: string };
  'advance-draws': Record<string, never>;
  'remind-wishes': Record<string, never>;
  'pass-on': { offeringId: string };
  'lapse-offer': { entryId: string };
  'tend-lines': Record<string, never>;
  'lapse-hold': { enrollmentId: string };
  'lapse-holds': Record<string, never>;
  'check-payment': { paymentId: string };
  'send-refund': { refundId: string };
  'send-refunds': Record<string, never>;
  'remind-transfer': { enrollmentId: string };
  'remind-open': Record<string, never>;
  'reconcile-payments': { byUserId?: string };
  'settle-month': { month?: string; runId?: string };
  'issue-receipt': { paymentId: string };
  'issue-receipts': Record<string, never>;
  'requote-child': { childId: string };
  'requote-due': Record<string, never>;
}

export type JobName = keyof JobPayloads;
