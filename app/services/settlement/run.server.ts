import { db, type Tx } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { type Refused, refused } from '~/domain/refusal';
import { firstDayOf, isOver, type Month, monthOf } from '~/domain/settlement/month';
import type { ShownRun } from '~/domain/settlement/shown';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';

/** One after another decide whether a run may be asked for. */
const LOCK = 20261125;
/** A run that says nothing for so long died with its worker; its job begins again by itself. */
const DEAD_AFTER_MS = 10 * 60_000;

/** An officer has a month settled now: the run to look at, the one on its way when there is one. */
export function askToSettle(
  actor: Actor,
  month: Month,
  now: Date,
): Promise<{ kind: 'done'; runId: string } | Refused> {
  return inTransaction(async (tx) => {
    if (!isOver(month, todayInShanghai(now)))
      return refused({ code: 'settlement_month_open', path: 'month' });
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
    const other = await tx.settlementRun.findFirst({
      where: {
        month: dateColumn(firstDayOf(month)),
        finishedAt: null,
        startedAt: { gt: new Date(now.getTime() - DEAD_AFTER_MS) },
      },
      select: { id: true },
    });
    if (other) return { kind: 'done', runId: other.id };
    const runId = await makeRun(tx, month, actor.userId, now);
    await enqueue(tx, 'settle-month', { month, runId }, { jobKey: `settle-month:${month}` });
    await recordAudit(
      tx,
      { actor, permission: 'settlement.approve' },
      { verb: 'settlement.ask', subjectKind: 'settlement_run', subjectId: runId, data: { month } },
      now,
    );
    return { kind: 'done', runId };
  });
}

async function makeRun(tx: Tx, month: Month, byUserId: string | null, now: Date): Promise<string> {
  const { id } = await tx.settlementRun.create({
    data: { month: dateColumn(firstDayOf(month)), byUserId, startedAt: now },
    select: { id: true },
  });
  return id;
}

/** The run a job reports to: the one that was asked for, or its own. */
export function beginRun(month: Month, runId: string | undefined, now: Date): Promise<string> {
  return inTransaction(async (tx) => {
    const known =
      runId && (await tx.settlementRun.findUnique({ where: { id: runId }, select: { id: true } }));
    return known ? known.id : makeRun(tx, month, null, now);
  });
}

/** How far a run is: providers, also those an earlier try of the same run was done with. */
export async function stepRun(id: string, { total, done }: { total: number; done: number }): Promise<void> {
  await db.settlementRun.update({ where: { id }, data: { total, done }, select: { id: true } });
}

export async function endRun(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.settlementRun.update({ where: { id }, data: { finishedAt: now }, select: { id: true } });
}

/** The newest run, for the page and for who keeps asking how far it is. Null when there never was one. */
export async function latestRun(): Promise<ShownRun | null> {
  const run = await db.settlementRun.findFirst({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] });
  return (
    run && {
      id: run.id,
      month: monthOf(schoolDateOf(run.month)),
      total: run.total,
      done: run.done,
      startedAt: run.startedAt.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
    }
  );
}

/** Whether a run that has no end died on the way. */
export function runLost(run: ShownRun | null, now: Date): boolean {
  return run !== null && run.finishedAt === null && Date.parse(run.startedAt) + DEAD_AFTER_MS < now.getTime();
}
