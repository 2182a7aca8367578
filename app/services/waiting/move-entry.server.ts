import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { can, roleFor } from '~/domain/access/actor';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { type Reordered, rankBehindNext, reorder, type Standing } from '~/domain/waitlist/order';
import { reasonRefusal } from '~/domain/waitlist/reason';
import { recordAudit } from '../audit/record.server';
import { placeSettingsOn } from '../county/settings.server';
import { passOn } from './pass-on.server';
import { type Concerned, tellFamily } from './tell.server';

export type MoveInput = {
  entryId: string;
  kind: 'jump' | 'pass_over';
  /** Where it is to stand among those who wait; 1 is the front. A jump goes there unless told, passing over one back. */
  toPosition?: number;
  /** The family that is moved and those who are overtaken read it. */
  reason: string;
};

/**
 * Moves a child, and siblings tied to it, within a line. Everybody whose rank changed for the worse, and the one that
 * was moved, is told and reads the reason; what is free is offered in the new order at once.
 *
 * @throws NotFound when there is no such entry, or the actor is not of the bureau
 */
export async function moveEntry(
  actor: Actor,
  { entryId, kind, toPosition, reason }: MoveInput,
  now: Date,
): Promise<{ kind: 'done'; offeringId: string; rank: number } | Refused> {
  if (!can(actor, 'waiting.move')) throw new NotFound('waiting entry');
  return inTransaction(async (tx) => {
    const found = await tx.waitingEntry.findUnique({
      where: { id: idOf(entryId, 'waiting entry') },
      select: { offeringId: true },
    });
    if (!found) throw new NotFound('waiting entry');
    const { offeringId } = found;
    await lockRow(tx, 'offering', offeringId);
    const { allocation } = await tx.offering.findUniqueOrThrow({
      where: { id: offeringId },
      select: { allocation: true },
    });
    if (allocation === 'school_choice') return refused({ code: 'school_chooses' });
    const short = reasonRefusal(reason);
    if (short) return refused(short);
    const line = await tx.waitingEntry.findMany({
      where: { offeringId, status: 'waiting' },
      orderBy: { position: 'asc' },
      select: { id: true, tieId: true, position: true, offeringId: true, childId: true, guardianId: true },
    });
    if (!line.some(({ id }) => id === entryId)) return refused({ code: 'not_waiting' });
    const rank = toPosition ?? (kind === 'jump' ? 1 : rankBehindNext(line, entryId));
    const moved = reorder(line, entryId, rank);
    if (!moved || !goesThatWay(line, moved, entryId, kind)) {
      return refused({ code: 'waiting_same_place', path: 'toPosition' });
    }
    await writePositions(tx, moved.positions);
    await tellMove(tx, actor, { line, moved, entryId, kind, reason: reason.trim() }, now);
    await passOn(tx, offeringId, now);
    return { kind: 'done', offeringId, rank: moved.line.indexOf(entryId) + 1 };
  });
}

/** A jump goes forward, passing over goes back: the word in the record must be true. */
function goesThatWay(line: readonly Standing[], { line: next }: Reordered, id: string, kind: string) {
  const before = line.findIndex((entry) => entry.id === id);
  const after = next.indexOf(id);
  return kind === 'jump' ? after < before : after > before;
}

/** Each position belongs to one live entry at every moment, so the way leads over numbers that nobody has. */
async function writePositions(tx: Tx, positions: ReadonlyMap<string, number>): Promise<void> {
  const [ids, numbers] = [[...positions.keys()], [...positions.values()]];
  await tx.$executeRaw`UPDATE waiting_entry SET position = -position - 1 WHERE id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`
    UPDATE waiting_entry w SET position = t.position
      FROM unnest(${ids}::uuid[], ${numbers}::int[]) AS t(id, position) WHERE w.id = t.id`;
}

type Move = {
  line: readonly (Standing & Concerned)[];
  moved: Reordered;
  entryId: string;
  kind: MoveInput['kind'];
  reason: string;
};

/** One row for each family that may read the reason; ranks as people count them. Whoever is overtaken is passed over. */
async function tellMove(
  tx: Tx,
  actor: Actor,
  { line, moved, entryId, kind, reason }: Move,
  now: Date,
): Promise<void> {
  const settings = await placeSettingsOn(tx, now);
  const tieId = line.find(({ id }) => id === entryId)?.tieId ?? null;
  const byRole = roleFor(actor, 'waiting.move');
  for (const [index, entry] of line.entries()) {
    const itself = entry.id === entryId || (tieId !== null && entry.tieId === tieId);
    if (!itself && !moved.overtaken.includes(entry.id)) continue;
    const [fromPosition, toPosition] = [index + 1, moved.line.indexOf(entry.id) + 1];
    await tx.waitingMove.create({
      data: {
        entryId: entry.id,
        offeringId: entry.offeringId,
        kind: itself ? kind : 'pass_over',
        fromPosition,
        toPosition,
        reason,
        byUserId: actor.userId,
        byRole,
        at: now,
      },
      select: { id: true },
    });
    if (itself) {
      await recordAudit(
        tx,
        { actor, permission: 'waiting.move' },
        {
          verb: `waiting.${kind}`,
          subjectKind: 'waiting_entry',
          subjectId: entry.id,
          data: { offeringId: entry.offeringId, childId: entry.childId, fromPosition, toPosition },
        },
        now,
      );
    }
    await tellFamily(tx, settings, entry, { kind: itself ? 'waiting_moved' : 'waiting_overtaken' }, now);
  }
}
