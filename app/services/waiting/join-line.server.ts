import { randomUUID } from 'node:crypto';
import { inTransaction, lockRow, lockRows, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { CONSENT_VERSIONS } from '~/domain/consent';
import { NotFound, type Refusal, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';
import { guardianIdOf } from '../children/guardian.server';
import { consentRefusals } from '../enrollment/consents-missing';
import { lapseInTheWay } from '../enrollment/lapse.server';
import { standingOf } from '../enrollment/standing.server';
import { joinFacts, joinRefusals } from './join-facts.server';
import { lapseDue } from './lapse-offer.server';
import { passOn } from './pass-on.server';

export type JoinInput = {
  offeringId: string;
  /** Several: siblings who are offered places together or not at all. */
  childIds: readonly string[];
  requestKey: string | null;
  /** M1: asked here where it was not given before. */
  consent?: { childData: boolean };
};

/** `applied`: the school chooses, and this is an application. */
export type Joined = { kind: 'done'; entryIds: string[]; existing: boolean; applied: boolean };

/**
 * Puts children at the end of the line of a class, or applies for them where the school chooses. They could have the
 * place by everything else; there is none for them now. The same form sent twice finds the same entries.
 *
 * @throws NotFound for a class that is not there and a child that is not the actor's; Busy
 */
export async function joinLine(
  actor: Actor,
  { offeringId, childIds, requestKey, consent }: JoinInput,
  now: Date,
): Promise<Joined | Refused> {
  const guardianId = guardianIdOf(actor);
  const wanted = [...new Set(childIds)];
  return inTransaction(async (tx) => {
    if (!(await lockRow(tx, 'offering', offeringId))) throw new NotFound('offering');
    const { allocation } = await tx.offering.findUniqueOrThrow({
      where: { id: offeringId },
      select: { allocation: true },
    });
    const applied = allocation === 'school_choice';
    const before = await joinedBefore(tx, guardianId, requestKey);
    const same =
      before?.offeringId === offeringId &&
      before.childIds.length === wanted.length &&
      before.childIds.every((id) => wanted.includes(id));
    if (before && same) return { kind: 'done', entryIds: before.entryIds, existing: true, applied };
    await lapseDue(tx, offeringId, now);
    // Two tabs join two lines at once: together they are no more than one child may stand in.
    await lockRows(tx, 'child', wanted);
    const refusals: Refusal[] = [];
    const toAgree: string[] = [];
    for (const childId of wanted) {
      await lapseInTheWay(tx, { offeringId, childId }, now);
      const standing = await standingOf(tx, { guardianId, childId, offeringId, requestKey: null }, now);
      if (!standing?.own) throw new NotFound('child');
      const facts = await joinFacts(tx, { offeringId, childId }, now);
      refusals.push(...joinRefusals(facts, wanted.length));
      if (standing.consentsMissing.includes('child_data')) {
        toAgree.push(childId);
        const agreed = { childData: consent?.childData ?? false, rosterToProvider: false };
        refusals.push(...consentRefusals(['child_data'], agreed, facts.rules));
      }
    }
    if (refusals.length > 0) return refused(...firstOfEach(refusals));
    await agree(tx, guardianId, toAgree, now);
    const entryIds = await writeEntries(
      tx,
      actor,
      // A form that was gone back to and filled in for another child is another form.
      { offeringId, guardianId, wanted, requestKey: before ? null : requestKey, applied },
      now,
    );
    await passOn(tx, offeringId, now);
    return { kind: 'done', entryIds, existing: false, applied };
  });
}

/** What a form with this key has done before: who joined which line with it, siblings together. */
async function joinedBefore(
  tx: Tx,
  guardianId: string,
  requestKey: string | null,
): Promise<{ offeringId: string; childIds: string[]; entryIds: string[] } | null> {
  if (!requestKey) return null;
  const first = await tx.waitingEntry.findFirst({
    where: { guardianId, requestKey },
    select: { offeringId: true, joinedAt: true },
  });
  if (!first) return null;
  const joined = await tx.waitingEntry.findMany({
    where: { guardianId, ...first },
    orderBy: { position: 'asc' },
    select: { id: true, childId: true },
  });
  return {
    offeringId: first.offeringId,
    childIds: joined.map(({ childId }) => childId),
    entryIds: joined.map(({ id }) => id),
  };
}

async function agree(tx: Tx, guardianId: string, childIds: readonly string[], now: Date): Promise<void> {
  if (childIds.length === 0) return;
  const given = { guardianId, kind: 'child_data', textVersion: CONSENT_VERSIONS.child_data } as const;
  await tx.consent.createMany({ data: childIds.map((childId) => ({ ...given, childId, agreedAt: now })) });
}

type Joining = {
  offeringId: string;
  guardianId: string;
  wanted: string[];
  requestKey: string | null;
  applied: boolean;
};

/** Behind everybody who ever stood in this line: positions are never used twice. */
async function writeEntries(
  tx: Tx,
  actor: Actor,
  { offeringId, guardianId, wanted, requestKey, applied }: Joining,
  now: Date,
): Promise<string[]> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    SELECT coalesce(max(position), 0)::int AS last FROM waiting_entry WHERE offering_id = ${offeringId}::uuid`;
  // An audition judges each child by itself.
  const tieId = wanted.length > 1 && !applied ? randomUUID() : null;
  const entryIds: string[] = [];
  for (const [index, childId] of wanted.entries()) {
    const position = (row?.last ?? 0) + index + 1;
    const key = index === 0 ? requestKey : null;
    const { id } = await tx.waitingEntry.create({
      data: { offeringId, childId, guardianId, position, tieId, requestKey: key, joinedAt: now },
      select: { id: true },
    });
    entryIds.push(id);
    await recordAudit(
      tx,
      { actor, permission: 'waiting.write' },
      {
        verb: applied ? 'waiting.apply' : 'waiting.join',
        subjectKind: 'waiting_entry',
        subjectId: id,
        data: { offeringId, childId, position },
      },
      now,
    );
  }
  return entryIds;
}

/** Siblings are refused for the same thing in one line. */
function firstOfEach(refusals: readonly Refusal[]): Refusal[] {
  return refusals.filter(
    ({ code, path }, index) =>
      refusals.findIndex((other) => other.code === code && other.path === path) === index,
  );
}
