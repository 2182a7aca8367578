import type { Tx } from '~/db/client.server';
import type { Draw } from '~/db/generated/client';
import { lockRows } from '~/db/lock.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { applicantOf, newCode } from '../wishes/private-code.server';
import { lockedDraw } from './locked.server';
import { tellFamilies } from './tell.server';

export type CarriedOver = { kind: 'done'; classes: number; lists: number };

/**
 * Lets the classes of an aborted draw join another one of the same term, and copies the wishes for them: families do not
 * hand them in again, and can change them. Children who have wishes there already keep those, and wishes that a family
 * has taken back there do not come again. Done again it only adds what is missing.
 *
 * @throws NotFound
 */
export function carryOver(
  actor: Actor,
  { fromDrawId, toDrawId }: { fromDrawId: string; toDrawId: string },
  now: Date,
): Promise<CarriedOver | Refused> {
  return inTransaction(
    async (tx) => {
      // Always the older one first, so that two officers do not wait for each other.
      const draws = new Map<string, Draw>();
      for (const id of [fromDrawId, toDrawId].sort()) draws.set(id, await lockedDraw(tx, id));
      const [from, to] = [draws.get(fromDrawId) as Draw, draws.get(toDrawId) as Draw];
      const open = to.status === 'announced' && now < to.closesAt && to.termId === from.termId;
      if (from.status !== 'aborted' || !open) return refused({ code: 'draw_carry_target', path: 'toDrawId' });
      const classes = await moveClasses(tx, from, to, now);
      const lists = await copyLists(tx, from, to, now);
      await recordAudit(
        tx,
        { actor, permission: 'draw.hold' },
        {
          verb: 'draw.carry_over',
          subjectKind: 'draw',
          subjectId: toDrawId,
          data: { fromDrawId, classes, lists },
        },
        now,
      );
      return { kind: 'done', classes, lists };
    },
    { timeoutMs: 60_000 },
  );
}

/** Those whose sale goes on until the places of the other draw are paid. */
async function moveClasses(tx: Tx, from: Draw, to: Draw, now: Date): Promise<number> {
  const found = await tx.offering.findMany({
    where: {
      drawId: from.id,
      status: 'open',
      closesAt: { gte: to.payUntil },
      lessons: { none: { status: { not: 'canceled' }, date: { lt: to.payUntil } } },
    },
    select: { id: true },
  });
  const ids = await lockRows(
    tx,
    'offering',
    found.map(({ id }) => id),
  );
  await tx.offering.updateMany({ where: { id: { in: ids } }, data: { drawId: to.id, updatedAt: now } });
  return ids.length;
}

async function copyLists(tx: Tx, from: Draw, to: Draw, now: Date): Promise<number> {
  const lists = await tx.wishList.findMany({
    where: { drawId: from.id, child: { leftOn: null, wishLists: { none: { drawId: to.id } } } },
    orderBy: { childId: 'asc' },
    include: {
      wishes: { where: { offering: { drawId: to.id } }, orderBy: { rank: 'asc' } },
      child: { select: { guardians: { select: { guardianId: true } } } },
    },
  });
  const takenBack = await withdrawnFrom(tx, to);
  // Whoever took the child out of the account since has no wishes for it any more, and hears nothing about it.
  const copied = lists.filter(
    ({ childId, wishes, guardianId, child }) =>
      wishes.length > 0 &&
      !takenBack.has(childId) &&
      child.guardians.some((each) => each.guardianId === guardianId),
  );
  const inTie = new Map<string, number>();
  for (const { tieId } of copied) if (tieId) inTie.set(tieId, (inTie.get(tieId) ?? 0) + 1);
  const stored = await tx.wishList.createManyAndReturn({
    data: copied.map(({ childId, guardianId, cap, tieId }) => {
      const code = newCode();
      const applicant = applicantOf(to.id, code);
      return {
        drawId: to.id,
        childId,
        guardianId,
        cap,
        // One child alone is tied to nobody.
        tieId: tieId !== null && (inTie.get(tieId) ?? 0) > 1 ? tieId : null,
        code,
        applicant,
        createdAt: now,
        updatedAt: now,
      };
    }),
    select: { id: true, childId: true },
  });
  const idOf = new Map(stored.map(({ id, childId }) => [childId, id] as const));
  await tx.wish.createMany({
    data: copied.flatMap(({ childId, wishes }) =>
      wishes.map(({ offeringId }, index) => ({
        wishListId: idOf.get(childId) as string,
        offeringId,
        rank: index + 1,
      })),
    ),
  });
  const until = to.closesAt.toISOString();
  await tellFamilies(
    tx,
    'wishes_carried',
    copied.map(({ childId, guardianId }) => ({
      childId,
      guardianId,
      params: { drawId: to.id, childId, until },
    })),
    now,
  );
  return stored.length;
}

/** Children whose wishes were taken back in a draw. A list that is taken back is gone; that it was stands on record. */
async function withdrawnFrom(tx: Tx, { id: drawId, announcedAt }: Draw): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ child: string }[]>`
    SELECT DISTINCT a.data ->> 'childId' AS child FROM audit_event a
     WHERE a.subject_kind = 'wish_list' AND a.verb = 'wishes.withdraw' AND a.at >= ${announcedAt}
       AND a.data ->> 'drawId' = ${drawId}`;
  return new Set(rows.map(({ child }) => child));
}
