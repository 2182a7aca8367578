import type { Tx } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import { inTransaction, lockRows } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { type Refused, refused } from '~/domain/refusal';
import { RuleBroken } from '~/domain/rule-broken';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { lapseInTheWay } from '../enrollment/lapse.server';
import { recheckProviderSoon } from '../expiry/sweep-soon.server';
import { notify, ownersOfProvider } from '../messages/notify.server';
import { endPlaces } from '../school/end-places.server';
import { closeLine } from '../waiting/close-line.server';
import { decidable, ownClass } from './confirm-class.server';
import { formClass } from './form-class.server';
import { type MergePlan, mergePlan } from './merge-plan.server';
import { movePlace } from './move-place.server';

export type MergeInput = {
  offeringId: string;
  intoId: string;
  reason: string;
  /** The stamp of the plan that the school has seen; another one is not carried out. */
  seen?: string;
};

export type Merged = { kind: 'done'; moved: number; ended: number; refundFen: number };

/** What the database itself refuses when somebody was faster: a place, another class of a child. */
const FASTER = new Set([
  'enrollment_within_capacity',
  'enrollment_no_overlap',
  'enrollment_one_live_place',
  'offering_paused',
]);

/**
 * Merges a class with too few children into another of the same school and provider. Children who fit are moved there
 * with their money, in the order in which they had their places; the places of the others end with everything on its way
 * back. Lessons, room and instructors of the class are free, its line is closed, everybody is told.
 *
 * @throws NotFound when one of them is not at the actor's school; Busy
 */
export async function mergeClass(actor: Actor, input: MergeInput, now: Date): Promise<Merged | Refused> {
  try {
    // A class of forty is some hundreds of statements.
    return await inTransaction((tx) => merge(tx, actor, input, now), { timeoutMs: 30_000 });
  } catch (error) {
    if (error instanceof RuleBroken || FASTER.has(violationOf(error)?.constraint ?? ''))
      return refused({ code: 'changed_meanwhile' });
    throw error;
  }
}

async function merge(
  tx: Tx,
  actor: Actor,
  { offeringId, intoId, reason, seen }: MergeInput,
  now: Date,
): Promise<Merged | Refused> {
  await lockRows(tx, 'offering', [idOf(offeringId, 'offering'), idOf(intoId, 'offering')]);
  const of = await ownClass(tx, actor, offeringId, now);
  await ownClass(tx, actor, intoId, now);
  const why = reason.trim();
  if (why === '') return refused({ code: 'reason_missing', path: 'reason' });
  const not = decidable(of);
  if (not) return not;
  await lockLivePlaces(tx, { offeringId, intoId }, now);
  const plan = await mergePlan(tx, of, intoId, now);
  if (plan.refusals.length > 0) return refused(...plan.refusals);
  if (seen !== undefined && seen !== plan.stamp) return refused({ code: 'changed_meanwhile' });
  // Nobody to move is no merge: the school cancels the class, and says so.
  if (plan.moves.length === 0) return refused({ code: 'merge_moves_nobody' });

  await tx.lesson.updateMany({
    where: { offeringId, status: 'planned' },
    data: { status: 'canceled', canceledWhy: why },
  });
  const movedFen = await moveAll(tx, actor, plan, { fromId: offeringId, intoId }, now);
  const ended = await endPlaces(tx, offeringId, now, { endReason: 'merged', kind: 'class_merged_out' });
  await tx.offering.update({
    where: { id: offeringId },
    data: { status: 'merged', mergedIntoId: intoId, refusalReason: why },
    select: { id: true },
  });
  await closeLine(tx, offeringId, now);
  const refundFen = movedFen + ended.refundFen;
  await recordAudit(
    tx,
    { actor, permission: 'formation.decide' },
    {
      verb: 'offering.merge',
      subjectKind: 'offering',
      subjectId: offeringId,
      data: { into: intoId, moved: plan.moves.length, ended: ended.places, refundFen },
    },
    now,
  );
  const userIds = await ownersOfProvider(tx, of.providerId);
  await notify(tx, { userIds }, 'class_merged', { offeringId }, now);
  // The other class may have enough children now.
  await formClass(tx, intoId, now);
  for (const id of [offeringId, intoId]) await enqueue(tx, 'index-offering', { offeringId: id });
  await recheckProviderSoon(tx, of.providerId);
  return { kind: 'done', moved: plan.moves.length, ended: ended.places, refundFen };
}

/** Families pay and cancel at the same moment: what is planned is read under their places' locks. */
async function lockLivePlaces(
  tx: Tx,
  { offeringId, intoId }: { offeringId: string; intoId: string },
  now: Date,
): Promise<void> {
  const live = await tx.enrollment.findMany({
    where: { offeringId, status: { in: ['held', 'confirmed'] } },
    orderBy: { id: 'asc' },
    select: { id: true, childId: true },
  });
  // Holds that are over keep no place there, and stand in the way of no child.
  for (const { childId } of live) await lapseInTheWay(tx, { offeringId: intoId, childId }, now);
  await lockRows(
    tx,
    'enrollment',
    live.map(({ id }) => id),
  );
}

async function moveAll(
  tx: Tx,
  actor: Actor,
  { moves, fee, firstDate }: MergePlan,
  { fromId, intoId }: { fromId: string; intoId: string },
  now: Date,
): Promise<number> {
  if (!fee || !firstDate) throw new Error(`a plan without a price: ${fromId}`);
  const by = { actor, permission: 'formation.decide' } as const;
  let refundFen = 0;
  for (const move of moves)
    refundFen += await movePlace(tx, by, move, { fromId, intoId, fee, firstDate }, now);
  return refundFen;
}
