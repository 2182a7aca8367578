import { type Db, db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { type SchoolCalendar, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { silenceEndsOn } from '~/domain/lesson/silence';
import { log } from '~/http/log.server';
import { loadCalendar } from '../planning/calendar.server';
import { rulesNow } from '../reduction/guard.server';
import { earnLesson } from './confirm.server';
import { type LockedLesson, lockLessonRow } from './scope.server';

/** F8 as it is in force: after how many working days silence is a yes. Null: never. */
export type SilenceRule = { readonly days: number; readonly calendar: SchoolCalendar } | null;

export async function silenceRule(db: Db, now: Date): Promise<SilenceRule> {
  const days = (await rulesNow(db, now)).F8?.params.silentConfirmWorkingDays;
  return typeof days === 'number' ? { days, calendar: await loadCalendar(db) } : null;
}

/** The last day on which somebody who was asked at an instant can still answer; null when silence never counts. */
export function answerBy(rule: SilenceRule, askedAt: Date | null): SchoolDate | null {
  return rule && askedAt && silenceEndsOn(rule.calendar, todayInShanghai(askedAt), rule.days);
}

/** Since when the school is asked: the provider's word, and after a doubt the provider's answer. */
export function schoolAskedAt(lesson: Pick<LockedLesson, 'reportedAt' | 'disputedAt' | 'answeredAt'>) {
  return lesson.disputedAt ? lesson.answeredAt : lesson.reportedAt;
}

/**
 * F8: lessons whose school has said nothing for longer than the working days of the rule are confirmed. Each in its own
 * transaction and asked again under the lock; safe to repeat. Returns how many.
 */
export async function confirmSilent(now: Date): Promise<number> {
  const rule = await silenceRule(db, now);
  if (!rule) return 0;
  const today = todayInShanghai(now);
  const isSilent = (lesson: Parameters<typeof schoolAskedAt>[0]) => {
    const until = answerBy(rule, schoolAskedAt(lesson));
    return until !== null && today > until;
  };
  const waiting = await db.lesson.findMany({
    where: { status: 'planned', providerConfirmedAt: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, providerConfirmedAt: true, disputedAt: true, disputeAnsweredAt: true },
  });
  let confirmed = 0;
  for (const { id, providerConfirmedAt, disputedAt, disputeAnsweredAt } of waiting) {
    if (!isSilent({ reportedAt: providerConfirmedAt, disputedAt, answeredAt: disputeAnsweredAt })) continue;
    const done = await inTransaction(async (tx) => {
      const lesson = await lockLessonRow(tx, id);
      if (lesson.status !== 'planned' || !isSilent(lesson)) return false;
      await earnLesson(tx, lesson, { system: 'confirm-silent-lessons' }, now);
      return true;
    }).catch((error: unknown) => {
      // One that cannot be confirmed now must not keep the others.
      log.warn({ err: error, lessonId: id }, 'silent lesson not confirmed');
      return false;
    });
    if (done) confirmed += 1;
  }
  return confirmed;
}
