import { inTransaction, lockRow, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { roleFor } from '~/domain/access/actor';
import { saleRefusals } from '~/domain/enrollment/sale';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { reasonRefusal } from '~/domain/waitlist/reason';
import { placeSettingsOn } from '../county/settings.server';
import { schoolIdsFor } from '../school/scope.server';
import { classPlaces } from './class-places.server';
import { endEntries } from './end-entries.server';
import { lapseDue } from './lapse-offer.server';
import { deadline, offerPlace } from './offer-place.server';
import { type Concerned, tellFamily } from './tell.server';
import { closeUnfit } from './unfit.server';

export type ChoiceInput = {
  offeringId: string;
  entryIds: readonly string[];
  kind: 'choose' | 'refuse';
  /** Each of these families reads it. */
  reason: string;
};

export type Chosen = { kind: 'done'; entries: number };

/** One applicant, by its own id. @throws NotFound when it did not apply at the actor's school */
export async function chooseEntry(
  actor: Actor,
  { entryId, kind, reason }: { entryId: string; kind: ChoiceInput['kind']; reason: string },
  now: Date,
): Promise<Chosen | Refused> {
  const offeringId = await inTransaction(async (tx) => {
    const entry = await tx.waitingEntry.findUnique({
      where: { id: idOf(entryId, 'waiting entry') },
      select: { offeringId: true },
    });
    return entry?.offeringId;
  });
  if (!offeringId) throw new NotFound('waiting entry');
  return chooseEntries(actor, { offeringId, entryIds: [entryId], kind, reason }, now);
}

/**
 * The school chooses applicants, who are offered a place with a deadline, or refuses them, with a reason that the
 * families read. More than there are places is refused, and so is choosing for a class that nobody could enroll in.
 *
 * @throws NotFound when class or applicant are not at the actor's school
 */
export async function chooseEntries(
  actor: Actor,
  { offeringId, entryIds, kind, reason }: ChoiceInput,
  now: Date,
): Promise<Chosen | Refused> {
  return inTransaction(async (tx) => {
    await lockClass(tx, actor, offeringId);
    const settings = await placeSettingsOn(tx, now);
    await lapseDue(tx, offeringId, now);
    await closeUnfit(tx, settings, offeringId, now);
    const entries = await applicants(tx, offeringId, entryIds);
    if (entries.length === 0) return refused({ code: 'choose_somebody', path: 'entryIds' });
    const short = reasonRefusal(reason);
    if (short) return refused(short);
    if (entries.some(({ status }) => status !== 'waiting')) return refused({ code: 'not_waiting' });
    const by = { actor, permission: 'place.choose' } as const;
    const why = reason.trim();
    if (kind === 'choose') {
      const of = await classPlaces(tx, offeringId, now);
      if (!of?.begins || of.begins <= now) return refused({ code: 'closed' });
      const sale = saleRefusals({ ...of.facts, offered: true }).filter(({ code }) => code !== 'full');
      if (sale.length > 0) return refused(...sale);
      if (entries.length > of.free)
        return refused({ code: 'chosen_too_many', path: 'entryIds', params: { free: of.free } });
      const until = deadline(settings, of.begins, now);
      for (const entry of entries) await offerPlace(tx, by, settings, { entry, until, reason: why }, now);
    } else {
      const ids = entries.map(({ id }) => id);
      const ended = await endEntries(tx, by, { entryIds: ids, status: 'refused', reason: why }, now);
      for (const entry of ended) {
        await tellFamily(tx, settings, entry, { kind: 'application_refused' }, now);
      }
    }
    await tx.waitingMove.createMany({
      data: entries.map(({ id, position }) => ({
        entryId: id,
        offeringId,
        kind,
        fromPosition: position,
        toPosition: position,
        reason: why,
        byUserId: actor.userId,
        byRole: roleFor(actor, 'place.choose'),
        at: now,
      })),
    });
    return { kind: 'done', entries: entries.length };
  });
}

/** Only a class of the actor's school, and only one whose places it gives. */
async function lockClass(tx: Tx, actor: Actor, offeringId: string): Promise<void> {
  await lockRow(tx, 'offering', idOf(offeringId, 'offering'));
  const offering = await tx.offering.findFirst({
    where: {
      id: offeringId,
      allocation: 'school_choice',
      schoolId: { in: schoolIdsFor(actor, 'place.choose') },
    },
    select: { id: true },
  });
  if (!offering) throw new NotFound('offering');
}

type Applicant = Concerned & { status: string; position: number };

async function applicants(tx: Tx, offeringId: string, entryIds: readonly string[]): Promise<Applicant[]> {
  const wanted = [...new Set(entryIds)].map((id) => idOf(id, 'waiting entry'));
  const entries = await tx.waitingEntry.findMany({
    where: { id: { in: wanted }, offeringId },
    orderBy: { position: 'asc' },
    select: { id: true, offeringId: true, childId: true, guardianId: true, status: true, position: true },
  });
  if (entries.length !== wanted.length) throw new NotFound('waiting entry');
  return entries;
}
