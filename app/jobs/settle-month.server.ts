import { todayInShanghai } from '~/domain/calendar';
import { monthBefore, monthOf } from '~/domain/settlement/month';
import { settleMonth } from '~/services/settlement/settle-month.server';
import type { Job } from './job';

/** On the first days of a month for the month before, and when an officer asks. */
export const settleMonthJob: Job<'settle-month'> = async ({ month, runId }, now) => {
  await settleMonth({ month: month ?? monthBefore(monthOf(todayInShanghai(now))), runId }, now);
};
