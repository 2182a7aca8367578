import type { Tx } from '~/db/client.server';
import type { Draw } from '~/db/generated/client';
import type { DrawOutcome } from '~/domain/allocation/draw';
import type { DrawInputs } from '~/domain/draw/inputs';
import { partiesOf, type Settled, settlePlaces } from '~/domain/draw/place-taking';
import { impossible } from '~/domain/draw/possible';
import { lapseInTheWay } from '../enrollment/lapse.server';
import { aidOfMany } from './aid-of-many.server';
import { drawFacts, type PairFacts } from './children-facts.server';
import type { StoredList } from './lists.server';
import { missingConsents } from './standing.server';

export type SettledPlaces = {
  readonly parties: readonly Settled[];
  /** What a written place was decided on, by pseudonym and class. */
  readonly factsOf: (applicant: string, offering: string) => PairFacts | null;
};

/**
 * Which of the places drawn can be written now and at what price. Classes and children are locked; holds of these
 * children that are over are let go first.
 */
export async function settledPlaces(
  tx: Tx,
  {
    draw,
    offeringIds,
    lists,
    inputs,
    outcome,
  }: {
    draw: Draw;
    offeringIds: readonly string[];
    lists: ReadonlyMap<string, StoredList>;
    inputs: DrawInputs;
    outcome: DrawOutcome;
  },
  now: Date,
): Promise<SettledPlaces> {
  const winners = [...new Set(outcome.places.map(({ applicant }) => applicant))];
  const childIds = winners.flatMap((applicant) => lists.get(applicant)?.childId ?? []);
  await lapseOver(tx, { childIds, locked: offeringIds }, now);
  const facts = await drawFacts(tx, { childIds, offeringIds }, now);
  const aids = await aidOfMany(tx, { childIds, termId: draw.termId }, now);
  const ofDraw = await classesOf(tx, draw.id);
  const groups = new Map(inputs.applicants.map(({ id, group }) => [id, group] as const));
  const factsOf = (applicant: string, offering: string) =>
    facts.of(lists.get(applicant)?.childId ?? '', offering);
  const parties = partiesOf(outcome.places, (applicant) => groups.get(applicant) ?? null);
  return {
    factsOf,
    parties: settlePlaces(parties, (applicant, offering) => {
      const list = lists.get(applicant);
      const child = facts.children.get(list?.childId ?? '');
      const standing = {
        hasLeft: child?.hasLeft ?? true,
        ofDraw: ofDraw.has(offering),
        consentsMissing: list ? missingConsents(list, offering) : [],
      };
      return {
        facts: factsOf(applicant, offering),
        refusal: (known) => impossible(known, standing),
        childId: list?.childId ?? '',
        aid: aids.get(list?.childId ?? '') ?? null,
      };
    }),
  };
}

async function classesOf(tx: Tx, drawId: string): Promise<Set<string>> {
  const rows = await tx.offering.findMany({ where: { drawId }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** The other classes of these children are not locked: their places are passed on by jobs, as at an enrollment. */
async function lapseOver(
  tx: Tx,
  { childIds, locked: [offeringId] }: { childIds: readonly string[]; locked: readonly string[] },
  now: Date,
): Promise<void> {
  if (offeringId === undefined) return;
  const over = await tx.enrollment.findMany({
    where: { childId: { in: [...childIds] }, status: 'held', heldUntil: { lte: now } },
    distinct: ['childId'],
    orderBy: { childId: 'asc' },
    select: { childId: true },
  });
  for (const { childId } of over) await lapseInTheWay(tx, { offeringId, childId }, now);
}
