import { db, type Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import type { ShownRun } from '~/domain/findings/shown';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';

export const RECHECK_WHYS = ['nightly', 'rule_activated', 'asked'] as const;
export type RecheckWhy = (typeof RECHECK_WHYS)[number];

/** One after another decide whether a run may begin. */
const LOCK = 20261124;
/** A run that says nothing for so long died with its worker. */
const DEAD_AFTER_MS = 10 * 60_000;

/** Begins a run, unless another one is on its way. */
export function beginRun(
  { why, byUserId = null, runId }: { why: RecheckWhy; byUserId?: string | null; runId?: string },
  now: Date,
): Promise<{ kind: 'begun'; runId: string } | { kind: 'running'; runId: string }> {
  return inTransaction(async (tx) => {
    const other = await underWay(tx, now);
    if (other && other !== runId) return { kind: 'running', runId: other };
    const known = runId && (await tx.recheckRun.findUnique({ where: { id: runId }, select: { id: true } }));
    if (known) return { kind: 'begun', runId: known.id };
    const { id } = await tx.recheckRun.create({
      data: { why, byUserId, startedAt: now },
      select: { id: true },
    });
    return { kind: 'begun', runId: id };
  });
}

/** An officer has the whole county checked now: the run to look at, the one on its way when there is one. */
export function askForRecheck(actor: Actor, now: Date): Promise<{ kind: 'done'; runId: string }> {
  return inTransaction(async (tx) => {
    const other = await underWay(tx, now);
    if (other) return { kind: 'done', runId: other };
    const { id } = await tx.recheckRun.create({
      data: { why: 'asked', byUserId: actor.userId, startedAt: now },
      select: { id: true },
    });
    await recheckSoon(tx, { why: 'asked', byUserId: actor.userId, runId: id });
    await recordAudit(
      tx,
      { actor, permission: 'finding.decide' },
      { verb: 'rules.ask_recheck', subjectKind: 'recheck_run', subjectId: id },
      now,
    );
    return { kind: 'done', runId: id };
  });
}

/** Has the county checked right after this transaction; several asked for at once become one. */
export async function recheckSoon(
  tx: Tx,
  payload: { why: RecheckWhy; byUserId?: string | null; runId?: string },
  runAt?: Date,
): Promise<void> {
  const { why, byUserId, runId } = payload;
  await enqueue(
    tx,
    'recheck-county',
    { why, ...(byUserId && { byUserId }), ...(runId && { runId }) },
    { jobKey: `recheck-county:${why}`, queueName: 'recheck', runAt },
  );
}

async function underWay(tx: Tx, now: Date): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
  const run = await tx.recheckRun.findFirst({
    where: { finishedAt: null, startedAt: { gt: new Date(now.getTime() - DEAD_AFTER_MS) } },
    orderBy: { startedAt: 'desc' },
    select: { id: true },
  });
  return run?.id ?? null;
}

type Progress = { total: number; done: number; found: number; gone: number };

/** How far a run is. */
export async function stepRun(id: string, { total, done, found, gone }: Progress): Promise<void> {
  await db.recheckRun.update({ where: { id }, data: { total, done, found, gone }, select: { id: true } });
}

export async function endRun(
  tx: Tx,
  id: string,
  { found, gone }: Pick<Progress, 'found' | 'gone'>,
  now: Date,
): Promise<void> {
  await tx.recheckRun.update({ where: { id }, data: { found, gone, finishedAt: now }, select: { id: true } });
}

/** The newest run, for the page and for who keeps asking how far it is. Null when there never was one. */
export async function latestRun(): Promise<ShownRun | null> {
  const run = await db.recheckRun.findFirst({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] });
  if (!run) return null;
  const { startedAt, finishedAt, byUserId: _, ...rest } = run;
  return { ...rest, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}

/** Whether a run that has no end died on the way: its worker was away for too long. */
export function runLost(run: ShownRun | null, now: Date): boolean {
  return run !== null && run.finishedAt === null && Date.parse(run.startedAt) + DEAD_AFTER_MS < now.getTime();
}
