import type { Tx } from '~/db/client.server';
import type { Draw } from '~/db/generated/client';
import type { Settled } from '~/domain/draw/place-taking';
import type { Refusal } from '~/domain/refusal';
import { moneySettingsOn } from '../county/settings.server';
import type { FrozenQuote } from '../enrollment/frozen-quote';
import { postPlaces } from '../ledger/post.server';
import { insertPlaces, type NewPlace, placeKey } from './insert-places.server';
import type { StoredList } from './lists.server';
import type { SettledPlaces } from './settled-places.server';

/** A place of the draw that now stands, and one that could not be written. */
export type WrittenPlace = NewPlace & { enrollmentId: string; round: number; reserved: boolean };
export type VoidPlace = {
  applicant: string;
  offeringId: string;
  round: number;
  reserved: boolean;
  refusal: Refusal;
};
export type WrittenPlaces = {
  places: readonly WrittenPlace[];
  void: readonly VoidPlace[];
  heldUntil: Date;
};

type Context = {
  draw: Draw;
  settled: SettledPlaces;
  lists: ReadonlyMap<string, StoredList>;
  heldUntil: Date;
};

/** Writes the places that can be: rows with their frozen prices, the ledger, the audit and the ends of the holds. */
export async function writePlaces(
  tx: Tx,
  { draw, settled, lists, heldUntil }: Context,
  now: Date,
): Promise<WrittenPlaces> {
  const { refund_model: refundModel } = await moneySettingsOn(tx, now);
  const possible = settled.parties.filter((party) => 'taken' in party);
  const rows = possible.map(({ party, taken }) =>
    taken.map(({ applicant, quote, lessons }): NewPlace => {
      const list = lists.get(applicant) as StoredList;
      const facts = settled.factsOf(applicant, party.offering);
      const basis = {
        perLessonFen: facts?.offering.perLessonFen,
        lessons,
        refundModel,
        payee: facts?.payee,
      };
      return {
        applicant,
        offeringId: party.offering,
        childId: list.childId,
        guardianId: list.guardianId,
        dueFen: quote.dueFen,
        quote: { ...quote, ...basis } satisfies FrozenQuote,
      };
    }),
  );
  const { ids, refused } = await insertPlaces(tx, rows, heldUntil, now);
  const places = rows
    .flatMap((members, index) =>
      refused.has(index)
        ? []
        : members.map((place, at): WrittenPlace => {
            const { party, taken } = possible[index] as (typeof possible)[number];
            const enrollmentId = ids.get(placeKey(place)) as string;
            return { ...place, enrollmentId, round: party.round, reserved: taken[at]?.reserved ?? false };
          }),
    )
    // By chance, as their ids are: the ledger and the audit do not repeat the published order of pseudonyms.
    .sort((a, b) => (a.enrollmentId < b.enrollmentId ? -1 : 1));
  await postAll(tx, draw.id, places, now);
  await recordAll(tx, draw.id, places, now);
  await lapseLater(tx, places, heldUntil);
  return { places, void: [...voidOf(settled.parties), ...refusedOf(possible, refused)], heldUntil };
}

function voidOf(parties: readonly Settled[]): VoidPlace[] {
  return parties.flatMap((each) => {
    if ('taken' in each) return [];
    const { party, void: refusals } = each;
    return party.members.map(({ applicant, reserved }) => ({
      applicant,
      offeringId: party.offering,
      round: party.round,
      reserved,
      refusal: refusals.get(applicant) as Refusal,
    }));
  });
}

function refusedOf(
  possible: readonly Extract<Settled, { taken: unknown }>[],
  refused: ReadonlyMap<number, Refusal>,
): VoidPlace[] {
  return [...refused].flatMap(([index, refusal]) => {
    const { party, taken } = possible[index] as (typeof possible)[number];
    const { offering: offeringId, round } = party;
    return taken.map(({ applicant, reserved }) => ({ applicant, offeringId, round, reserved, refusal }));
  });
}

/** One entry for each class; its key keeps it from ever being posted twice. */
async function postAll(tx: Tx, drawId: string, places: readonly WrittenPlace[], now: Date): Promise<void> {
  const byClass = new Map<string, string[]>();
  for (const { offeringId, enrollmentId } of places) {
    byClass.set(offeringId, [...(byClass.get(offeringId) ?? []), enrollmentId]);
  }
  for (const [offeringId, enrollmentIds] of byClass) {
    const key = `draw:${drawId}:${offeringId}`;
    const act = { kind: 'place_taken', subjectKind: 'draw', subjectId: drawId, key } as const;
    await postPlaces(tx, act, enrollmentIds, now);
  }
}

async function recordAll(tx: Tx, drawId: string, places: readonly WrittenPlace[], now: Date): Promise<void> {
  await tx.auditEvent.createMany({
    data: places.map(({ enrollmentId, offeringId, childId, dueFen }) => ({
      at: now,
      actorUserId: null,
      actorRole: 'system:draw',
      verb: dueFen > 0 ? 'enrollment.hold' : 'enrollment.confirm',
      subjectKind: 'enrollment',
      subjectId: enrollmentId,
      data: { offeringId, childId, dueFen, drawId },
    })),
  });
}

async function lapseLater(tx: Tx, places: readonly WrittenPlace[], heldUntil: Date): Promise<void> {
  const held = places.filter(({ dueFen }) => dueFen > 0).map(({ enrollmentId }) => enrollmentId);
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('lapse-hold', payload => json_build_object('enrollmentId', e.id),
                                   run_at => ${heldUntil}::timestamptz, job_key => 'lapse-hold:' || e.id)
      FROM unnest(${held}::text[]) AS e(id)`;
}
