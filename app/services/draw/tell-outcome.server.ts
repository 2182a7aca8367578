import type { Tx } from '~/db/client.server';
import type { Draw } from '~/db/generated/client';
import type { StoredList } from './lists.server';
import { tellFamilies } from './tell.server';
import type { WrittenPlaces } from './write-places.server';

type Context = { draw: Draw; lists: ReadonlyMap<string, StoredList>; written: WrittenPlaces };

/** Tells every family what came of its wishes: how many courses, or that there is none and why; and what became void. */
export async function tellOutcome(
  tx: Tx,
  { draw: { id: drawId }, lists, written }: Context,
  now: Date,
): Promise<void> {
  const won = new Map<string, number>();
  for (const { applicant } of written.places) won.set(applicant, (won.get(applicant) ?? 0) + 1);
  const until = written.heldUntil.toISOString();
  const all = [...lists.values()].filter(({ wishes }) => wishes.length > 0);
  const winners = all.filter(({ applicant }) => won.has(applicant));
  await tellFamilies(
    tx,
    'draw_won',
    winners.map(({ applicant, childId, guardianId }) => ({
      childId,
      guardianId,
      params: { drawId, childId, places: won.get(applicant) ?? 0, until },
    })),
    now,
  );
  await tellFamilies(
    tx,
    'draw_lost',
    all
      .filter(({ applicant }) => !won.has(applicant))
      .map(({ childId, guardianId }) => ({ childId, guardianId, params: { drawId, childId } })),
    now,
  );
  await tellFamilies(
    tx,
    'draw_void',
    written.void.flatMap(({ applicant, offeringId }) => {
      const list = lists.get(applicant);
      if (!list) return [];
      const { childId, guardianId } = list;
      return [{ childId, guardianId, params: { drawId, offeringId, childId } }];
    }),
    now,
  );
}
