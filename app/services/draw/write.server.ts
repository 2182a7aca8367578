import type { Tx } from '~/db/client.server';
import type { Draw } from '~/db/generated/client';
import { lockRows } from '~/db/lock.server';
import { inTransaction } from '~/db/transaction.server';
import { outcomeText } from '~/domain/draw/inputs';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '../audit/record.server';
import { placeSettingsOn } from '../county/settings.server';
import { passOn } from '../waiting/pass-on.server';
import { listsOf, type StoredList } from './lists.server';
import { lockedDraw } from './locked.server';
import { type CountedDraw, countedDraw } from './outcome.server';
import { sha256 } from './seed.server';
import { settledPlaces } from './settled-places.server';
import { tellOutcome } from './tell-outcome.server';
import { writeLines } from './write-lines.server';
import { type WrittenPlaces, writePlaces } from './write-places.server';
import { writeResults } from './write-results.server';

/** A county's draw is one transaction: thousands of places, and nobody else needs these rows meanwhile. */
const TIMEOUT_MS = 10 * 60_000;

/**
 * Writes the outcome of a draw that was committed to: places with their prices, the ledger, why each wish failed, the
 * waiting lists in the order of the draw, the published papers, the seed and the news for every family. All of it or
 * nothing: killed on the way it is done again from the same seed and gives the same; done already it changes nothing.
 *
 * @returns whether this very call wrote it
 */
export async function writeDraw(drawId: string, now: Date): Promise<boolean> {
  const counted = await countedDraw(drawId);
  if (!counted) return false;
  return inTransaction((tx) => writeOutcome(tx, drawId, counted, now), { timeoutMs: TIMEOUT_MS });
}

async function writeOutcome(
  tx: Tx,
  drawId: string,
  { seed, inputs, outcome }: CountedDraw,
  now: Date,
): Promise<boolean> {
  const draw = await lockedDraw(tx, drawId);
  if (draw.status !== 'holding') return false;
  const offeringIds = await lockRows(
    tx,
    'offering',
    inputs.offerings.map(({ id }) => id),
  );
  const lists = await lockedLists(tx, drawId);
  const settled = await settledPlaces(tx, { draw, offeringIds, lists, inputs, outcome }, now);
  const written = await writePlaces(
    tx,
    { draw, settled, lists, heldUntil: await heldUntil(tx, draw, now) },
    now,
  );
  await writeResults(tx, { lists, outcome, written });
  await writeLines(tx, { lists, outcome, inputs, seed, void: written.void }, now);
  await publish(tx, { draw, seed, outcome, written }, now);
  await tellOutcome(tx, { draw, lists, written }, now);
  for (const offeringId of offeringIds) {
    await passOn(tx, offeringId, now);
    await enqueue(tx, 'index-offering', { offeringId });
  }
  return true;
}

/** The children's rows are kept as they are, so that no other place of theirs comes in between. */
async function lockedLists(tx: Tx, drawId: string): Promise<ReadonlyMap<string, StoredList>> {
  await tx.$queryRaw`
    SELECT c.id::text FROM child c JOIN wish_list l ON l.child_id = c.id
     WHERE l.draw_id = ${drawId}::uuid ORDER BY c.id FOR NO KEY UPDATE OF c`;
  const lists = await listsOf(tx, drawId);
  return new Map(lists.map((list) => [list.applicant, list] as const));
}

/** The announced day; a draw that was held late leaves families the time that an offer would. */
async function heldUntil(tx: Tx, { payUntil }: Draw, now: Date): Promise<Date> {
  const { offered_hold_minutes: minutes } = await placeSettingsOn(tx, now);
  const least = new Date(now.getTime() + minutes * 60_000);
  return payUntil > least ? payUntil : least;
}

async function publish(
  tx: Tx,
  {
    draw: { id: drawId },
    seed,
    outcome,
    written,
  }: { draw: Draw; seed: string; outcome: CountedDraw['outcome']; written: WrittenPlaces },
  now: Date,
): Promise<void> {
  const text = outcomeText(outcome);
  const paper = { drawId, kind: 'outcome', text, sha256: sha256(text), createdAt: now } as const;
  await tx.drawPaper.create({ data: paper, select: { drawId: true } });
  await tx.draw.update({
    where: { id: drawId },
    data: { status: 'drawn', seed, drawnAt: now },
    select: { id: true },
  });
  await recordAudit(
    tx,
    { system: 'draw' },
    {
      verb: 'draw.write',
      subjectKind: 'draw',
      subjectId: drawId,
      data: {
        outcome: paper.sha256,
        places: outcome.places.length,
        void: written.void.length,
        waiting: outcome.waiting.length,
      },
    },
    now,
  );
}
