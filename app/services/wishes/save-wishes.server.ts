import { randomUUID } from 'node:crypto';
import type { Tx } from '~/db/client.server';
import { violates } from '~/db/constraint.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { type Refused, refused } from '~/domain/refusal';
import { MOST_TIED, windowRefusals, wishListRefusals } from '~/domain/wishes/decide';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';
import { type AgreedToReceivers, askedConsents, writeConsents } from './consents.server';
import { lockedWindow, lockOwnChildren } from './locks.server';
import { applicantOf, newCode } from './private-code.server';
import { untie } from './tie.server';
import { wishFacts } from './wish-facts.server';

export type SaveWishesInput = {
  drawId: string;
  /** One child; more are siblings who are tied: the same wishes and cap, and all of them or none. */
  childIds: readonly string[];
  /** The most wished first. */
  offeringIds: readonly string[];
  /** How many courses each child wants at most. */
  cap: number;
  consent: AgreedToReceivers;
  /**
   * When the list of each child was last changed as far as the form knows (ISO), by child; of a child that is not in it,
   * the form knew no list. If one of them was changed meanwhile, nothing is written over. Left out: whatever there is, is
   * replaced.
   */
  seen?: Readonly<Record<string, string>>;
};

export type WishesSaved = { kind: 'done'; wishListIds: string[] };

/**
 * Hands in the wishes of a child, or of tied siblings, in place of what was there before. It may be done over and over
 * until the window of the draw closes; when it was done means nothing.
 *
 * @throws NotFound for a draw that is not there and a child that is not the actor's; Busy
 */
export async function saveWishes(
  actor: Actor,
  input: SaveWishesInput,
  now: Date,
): Promise<WishesSaved | Refused> {
  const drawId = idOf(input.drawId, 'draw');
  const childIds = [...new Set(input.childIds)].map((id) => idOf(id, 'child'));
  const wishes = [...new Set(input.offeringIds)].map((id) => idOf(id, 'offering'));
  if (childIds.length === 0 || childIds.length > MOST_TIED) return refused({ code: 'invalid_state' });
  const guardianId = guardianIdOf(actor);
  try {
    return await inTransaction(async (tx) => {
      const window = await lockedWindow(tx, drawId);
      await lockOwnChildren(tx, { guardianId, drawId, childIds });
      const closed = windowRefusals(window, now);
      if (closed.length > 0) return refused(...closed);
      if (input.seen && (await changedSince(tx, { drawId, childIds }, input.seen)))
        return refused({ code: 'changed_meanwhile' });
      const children = await wishFacts(tx, { drawId, childIds, offeringIds: wishes }, now);
      const refusals = wishListRefusals({ now, window, children, wishes, cap: input.cap });
      if (refusals.length > 0) return refused(...refusals);
      const asked = await askedConsents(tx, { guardianId, childIds, offeringIds: wishes });
      const missing = await writeConsents(tx, { guardianId, asked, agreed: input.consent }, now);
      if (missing.length > 0) return refused(...missing);
      await untie(tx, { drawId, childIds }, now);
      const tieId = childIds.length > 1 ? randomUUID() : null;
      const terms = { drawId, guardianId, cap: input.cap, tieId, wishes };
      const wishListIds: string[] = [];
      for (const childId of childIds)
        wishListIds.push(await writeList(tx, actor, { childId, ...terms }, now));
      return { kind: 'done', wishListIds };
    });
  } catch (error) {
    if (violates(error, 'wish_frozen')) return refused({ code: 'wish_frozen' });
    throw error;
  }
}

async function changedSince(
  tx: Tx,
  { drawId, childIds }: { drawId: string; childIds: readonly string[] },
  seen: Readonly<Record<string, string>>,
): Promise<boolean> {
  const lists = await tx.wishList.findMany({
    where: { drawId, childId: { in: [...childIds] } },
    select: { childId: true, updatedAt: true },
  });
  const now = new Map(lists.map(({ childId, updatedAt }) => [childId, updatedAt.toISOString()] as const));
  return childIds.some((childId) => (now.get(childId) ?? '') !== (seen[childId] ?? ''));
}

type List = {
  drawId: string;
  childId: string;
  guardianId: string;
  cap: number;
  tieId: string | null;
  wishes: readonly string[];
};

/** One child's list; the private code stays the same however often it is changed. */
async function writeList(tx: Tx, actor: Actor, { wishes, ...list }: List, now: Date): Promise<string> {
  const { drawId, childId, guardianId, cap, tieId } = list;
  const code = newCode();
  const { id } = await tx.wishList.upsert({
    where: { drawId_childId: { drawId, childId } },
    create: { ...list, code, applicant: applicantOf(drawId, code), createdAt: now, updatedAt: now },
    update: { guardianId, cap, tieId, updatedAt: now },
    select: { id: true },
  });
  await tx.wish.deleteMany({ where: { wishListId: id } });
  await tx.wish.createMany({
    data: wishes.map((offeringId, index) => ({ wishListId: id, offeringId, rank: index + 1 })),
  });
  await recordAudit(
    tx,
    { actor, permission: 'wish.write' },
    {
      verb: 'wishes.save',
      subjectKind: 'wish_list',
      subjectId: id,
      data: { drawId, childId, offeringIds: wishes, cap, tied: tieId !== null },
    },
    now,
  );
  return id;
}
