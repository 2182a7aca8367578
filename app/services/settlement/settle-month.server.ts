import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { todayInShanghai } from '~/domain/calendar';
import { firstDayOf, isOver, type Month } from '~/domain/settlement/month';
import { recordAudit } from '../audit/record.server';
import { notify, officersOfBureau } from '../messages/notify.server';
import { closeSettledClasses } from './close-classes.server';
import { beginRun, endRun, stepRun } from './run.server';
import { settleProvider } from './settle-provider.server';

/** How many providers go by before the run says how far it is. */
const STEP = 5;

export type MonthSettled = { runId: string; drafted: number; carriedOver: number; totalFen: number };

export type Progress = { total: number; done: number };

/**
 * Settles a month: for every provider one draft of what it earned and is in no settlement yet. One short transaction a
 * provider, with its progress in a run; begun again after it died it goes on with whom is left, and run twice, or beside
 * itself, it changes nothing more.
 *
 * @param ask.runId a run that was made by whoever asked; else this is the clock's own, and officers hear of new drafts
 * @throws RangeError when the month is not over
 */
export async function settleMonth(
  ask: { month: Month; runId?: string; onStep?: (progress: Progress) => Promise<void> },
  now: Date,
): Promise<MonthSettled> {
  const { month } = ask;
  if (!isOver(month, todayInShanghai(now))) throw new RangeError(`not over yet: ${month}`);
  const runId = await beginRun(month, ask.runId, now);
  const providers = await providersWithPay(month);
  const left = providers.filter(({ settled }) => !settled);
  const sum = { drafted: 0, carriedOver: 0, totalFen: 0 };
  const progress = { total: providers.length, done: providers.length - left.length };
  await stepRun(runId, progress);
  for (const { id: providerId } of left) {
    const settled = await inTransaction((tx) => settleProvider(tx, { providerId, month }, now));
    if (settled.kind === 'carried_over') sum.carriedOver += 1;
    if (settled.kind === 'drafted') {
      sum.drafted += 1;
      sum.totalFen += settled.totalFen;
    }
    progress.done += 1;
    if (progress.done % STEP === 0 || progress.done === progress.total) await stepRun(runId, progress);
    await ask.onStep?.(progress);
  }
  await inTransaction(async (tx) => {
    await closeSettledClasses(tx, now);
    await endRun(tx, runId, now);
    await recordAudit(
      tx,
      { system: 'settlement' },
      { verb: 'settlement.run', subjectKind: 'settlement_run', subjectId: runId, data: { month, ...sum } },
      now,
    );
    if (ask.runId || sum.drafted === 0) return;
    const params = { month, drafts: sum.drafted, paidFen: sum.totalFen };
    await notify(tx, { userIds: await officersOfBureau(tx) }, 'settlements_drafted', params, now);
  });
  return { runId, ...sum };
}

/** Providers that the ledger ever owed something, and whether their month is drawn up. */
function providersWithPay(month: Month): Promise<{ id: string; settled: boolean }[]> {
  return db.$queryRaw`
    SELECT v.id::text,
           EXISTS (SELECT 1 FROM settlement s
                    WHERE s.provider_id = v.id AND s.month = ${firstDayOf(month)}::date) AS settled
      FROM provider v
     WHERE EXISTS (SELECT 1 FROM posting p WHERE p.account = 'provider_payable' AND p.party = v.id::text)
     ORDER BY v.id`;
}
