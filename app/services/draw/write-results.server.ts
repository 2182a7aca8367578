import type { Tx } from '~/db/client.server';
import type { DrawOutcome } from '~/domain/allocation/draw';
import type { StoredList } from './lists.server';
import type { WrittenPlaces } from './write-places.server';

type Context = {
  lists: ReadonlyMap<string, StoredList>;
  outcome: DrawOutcome;
  written: WrittenPlaces;
};

/** Writes beside each wish what came of it: won, void with its refusal, or lost with number and reason. */
export async function writeResults(tx: Tx, { lists, outcome, written }: Context): Promise<void> {
  const rows = [
    ...written.places.map(({ applicant, offeringId, round, reserved, enrollmentId }) => ({
      applicant,
      offeringId,
      result: 'won',
      round,
      reserved,
      enrollmentId,
    })),
    ...written.void.map((place) => ({ ...place, result: 'void' })),
    ...outcome.reasons.map(({ offering: offeringId, ...reason }) => ({
      ...reason,
      offeringId,
      result: 'lost',
    })),
  ].map(({ applicant, ...row }) => ({ ...row, listId: lists.get(applicant)?.id }));
  await tx.$executeRaw`
    UPDATE wish w
       SET result = r.result::wish_result, round = r.round, reserved = r.reserved, number = r.number, "of" = r."of",
           last_admitted = r."lastAdmitted", why = r.why, refusal = r.refusal, enrollment_id = r."enrollmentId"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r("listId" uuid, "offeringId" uuid, result text, round int, reserved boolean, number int, "of" int,
                "lastAdmitted" int, why text, refusal jsonb, "enrollmentId" uuid)
     WHERE w.wish_list_id = r."listId" AND w.offering_id = r."offeringId"`;
}
