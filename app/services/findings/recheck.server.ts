import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { recordAudit } from '../audit/record.server';
import { type CheckScope, classIdsIn } from './class-facts.server';
import { groundOf, judgeClasses, judgeOthers, othersIn } from './judge.server';
import { beginRun, endRun, type RecheckWhy, stepRun } from './run.server';
import { closeRest, type Settled, settlePart } from './settle.server';

/** Classes a transaction: short enough that nobody waits for it. */
const BATCH = 100;

export type Rechecked = Settled & { classes: number };

/**
 * Judges everything in the county by the rules that bind it today and brings the findings desk to that: what is new is
 * opened, what is still there is seen, what is gone or was let pass is closed. In short transactions, with its progress
 * in a run; one at a time (`running` says which). May run again at any time and then changes nothing.
 *
 * @param ask.runId a run that was made before, by whoever asked
 */
export async function recheckCounty(
  ask: { why: RecheckWhy; byUserId?: string | null; runId?: string },
  now: Date,
): Promise<({ kind: 'done'; runId: string } & Rechecked) | { kind: 'running'; runId: string }> {
  const run = await beginRun(ask, now);
  if (run.kind === 'running') return run;
  const { runId } = run;
  const done = await checkScope({ kind: 'county' }, now, (progress) => stepRun(runId, progress));
  await inTransaction(async (tx) => {
    await endRun(tx, runId, done, now);
    await recordAudit(
      tx,
      { system: 'recheck' },
      {
        verb: 'rules.recheck',
        subjectKind: 'recheck_run',
        subjectId: runId,
        data: { why: ask.why, ...done },
      },
      now,
    );
  });
  return { kind: 'done', runId, ...done };
}

/** The same for one provider: its classes, its courses and its staff, right after something of it changed. */
export function recheckProvider(providerId: string, now: Date): Promise<Rechecked> {
  return checkScope({ kind: 'provider', providerId }, now);
}

async function checkScope(
  scope: CheckScope,
  now: Date,
  onStep: (progress: Rechecked & { total: number; done: number }) => Promise<void> = async () => {},
): Promise<Rechecked> {
  const ground = await groundOf(db, now);
  const ids = await classIdsIn(db, scope, ground.today);
  const others = judgeOthers(await othersIn(db, scope, ground.today), ground);
  const sum: Rechecked = { classes: ids.length, found: 0, gone: 0 };
  const add = ({ found, gone }: Settled) => {
    sum.found += found;
    sum.gone += gone;
  };
  const total = ids.length + others.reduce((all, part) => all + part.ids.length, 0);
  let done = 0;
  await onStep({ ...sum, total, done });
  const words = others.find(({ kind }) => kind === 'course')?.broken ?? [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    const part = await judgeClasses(db, batch, words, ground);
    add(await inTransaction((tx) => settlePart(tx, part, now)));
    done += batch.length;
    await onStep({ ...sum, total, done });
  }
  for (const part of others) {
    add(await inTransaction((tx) => settlePart(tx, part, now)));
    done += part.ids.length;
  }
  const providerId = scope.kind === 'provider' ? scope.providerId : undefined;
  for (const part of [{ kind: 'offering' as const, ids }, ...others]) {
    if (providerId && part.kind === 'school') continue;
    const rest = { kind: part.kind, ids: part.ids, providerId };
    sum.gone += await inTransaction((tx) => closeRest(tx, rest, now));
  }
  await onStep({ ...sum, total, done });
  return sum;
}
