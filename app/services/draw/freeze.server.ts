import { randomInt } from 'node:crypto';
import type { Tx } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { todayInShanghai } from '~/domain/calendar';
import { drawnCaps } from '~/domain/draw/cap';
import { dropImpossible, type Kept } from '~/domain/draw/drop';
import { type DrawnClass, type DrawnList, drawInputs, inputsText, reserveLabels } from '~/domain/draw/inputs';
import { impossible } from '~/domain/draw/possible';
import { groupOf } from '~/domain/draw/pseudonym';
import { RESERVE_CLASSES, type ReserveClass } from '~/domain/states';
import { reserveClaims } from '~/domain/wishes/claims';
import { recordAudit } from '../audit/record.server';
import { notify, officersOfBureau } from '../messages/notify.server';
import { type DrawFacts, drawFacts } from './children-facts.server';
import { drawnClasses } from './classes.server';
import { listsOf, type StoredList } from './lists.server';
import { lockedDraw } from './locked.server';
import { sha256 } from './seed.server';
import { missingConsents } from './standing.server';
import { tellFamilies } from './tell.server';
import { writeCaps } from './write-caps.server';

/** A whole county's wishes are judged in one transaction. */
const TIMEOUT_MS = 120_000;

/**
 * Fixes and publishes the inputs of a draw whose window is over: who takes part with which wishes, by pseudonym, without
 * the seed. Wishes that have become impossible are taken out and say why. Run again it changes nothing.
 *
 * @param shuffled the kinds of reserved places in an order by chance, for their opaque names
 * @returns whether this very call fixed them
 * @throws NotFound
 */
export function freezeDraw(drawId: string, now: Date, shuffled = shuffle(RESERVE_CLASSES)): Promise<boolean> {
  return inTransaction(
    async (tx) => {
      const draw = await lockedDraw(tx, drawId);
      if (draw.status !== 'announced' || now < draw.closesAt) return false;
      const lists = await listsOf(tx, drawId);
      const classes = await drawnClasses(tx, drawId);
      const offeringIds = [...new Set(lists.flatMap(({ wishes }) => wishes.map((each) => each.offeringId)))];
      const facts = await drawFacts(tx, { childIds: lists.map((list) => list.childId), offeringIds }, now);
      const kept = keptWishes(lists, classes, facts);
      const drawn = drawnLists(drawId, lists, kept, facts, draw.closesAt);
      const inputs = drawInputs(classes, drawn, reserveLabels(shuffled));
      const text = inputsText(inputs);
      const capped = await writeCaps(tx, lists, drawn);
      await tx.draw.update({
        where: { id: drawId },
        data: { status: 'frozen', frozenAt: now },
        select: { id: true },
      });
      const paper = { drawId, kind: 'inputs', text, sha256: sha256(text), createdAt: now } as const;
      await tx.drawPaper.create({ data: paper, select: { drawId: true } });
      await writeDropped(tx, kept);
      await recordAudit(
        tx,
        { system: 'draw' },
        {
          verb: 'draw.freeze',
          subjectKind: 'draw',
          subjectId: drawId,
          data: {
            inputs: paper.sha256,
            classes: inputs.offerings.length,
            applicants: inputs.applicants.length,
            dropped: kept.dropped.length,
            capped,
          },
        },
        now,
      );
      await tellOf(tx, drawId, lists, kept, now);
      return true;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

function shuffle(classes: readonly ReserveClass[]): ReserveClass[] {
  const rest = [...classes];
  const shuffled: ReserveClass[] = [];
  while (rest.length > 0) shuffled.push(...rest.splice(randomInt(rest.length), 1));
  return shuffled;
}

function keptWishes(lists: readonly StoredList[], classes: readonly DrawnClass[], facts: DrawFacts): Kept {
  const byId = new Map(lists.map((list) => [list.id, list] as const));
  const ofDraw = new Set(classes.map(({ id }) => id));
  const handedIn = lists.map(({ id, tieId, wishes }) => ({
    id,
    tieId,
    wishes: wishes.map(({ offeringId }) => offeringId),
  }));
  return dropImpossible(handedIn, (listId, offeringId) => {
    const list = byId.get(listId) as StoredList;
    const standing = {
      hasLeft: facts.children.get(list.childId)?.hasLeft ?? true,
      ofDraw: ofDraw.has(offeringId),
      consentsMissing: missingConsents(list, offeringId),
    };
    return impossible(facts.of(list.childId, offeringId), standing, { whilePaused: true });
  });
}

/** Claims are those of the day on which the window closed, whenever this runs; caps what B3 leaves now. */
function drawnLists(
  drawId: string,
  lists: readonly StoredList[],
  kept: Kept,
  facts: DrawFacts,
  closesAt: Date,
): DrawnList[] {
  const on = todayInShanghai(closesAt);
  const childOf = new Map(lists.map(({ id, childId }) => [id, facts.children.get(childId)] as const));
  const caps = drawnCaps(lists, kept.tied, (id) => childOf.get(id)?.coursesLeft ?? null);
  return lists.map(({ id, applicant, cap, tieId }) => {
    const child = childOf.get(id);
    return {
      applicant,
      cap: caps.get(id) ?? cap,
      group: tieId && kept.tied.has(id) ? groupOf(drawId, tieId, sha256) : null,
      wishes: kept.wishes.get(id) ?? [],
      claims: child ? reserveClaims(child, on) : [],
    };
  });
}

async function writeDropped(tx: Tx, { dropped }: Kept): Promise<void> {
  if (dropped.length === 0) return;
  await tx.$executeRaw`
    UPDATE wish w SET result = 'dropped', refusal = d.refusal
      FROM jsonb_to_recordset(${JSON.stringify(dropped)}::jsonb)
           AS d("listId" uuid, "offeringId" uuid, refusal jsonb)
     WHERE w.wish_list_id = d."listId" AND w.offering_id = d."offeringId"`;
}

async function tellOf(
  tx: Tx,
  drawId: string,
  lists: readonly StoredList[],
  { dropped }: Kept,
  now: Date,
): Promise<void> {
  const concerned = new Set(dropped.map(({ listId }) => listId));
  const news = lists
    .filter(({ id }) => concerned.has(id))
    .map(({ childId, guardianId }) => ({ childId, guardianId, params: { drawId, childId } }));
  await tellFamilies(tx, 'draw_dropped', news, now);
  await notify(tx, { userIds: await officersOfBureau(tx) }, 'draw_ready', { drawId }, now);
}
