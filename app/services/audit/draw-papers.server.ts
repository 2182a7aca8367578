import type { Db } from '~/db/client.server';
import type { DrawOutcome } from '~/domain/allocation/draw';
import { NotAMarket } from '~/domain/allocation/market';
import { type Published, verifyDraw } from '~/domain/allocation/verify';
import type { DrawInputs } from '~/domain/draw/inputs';
import { groupOf } from '~/domain/draw/pseudonym';
import type { WishResult } from '~/domain/states';
import { sha256 } from '../draw/seed.server';
import { applicantOf } from '../wishes/private-code.server';

type On = Pick<Db, 'draw' | 'drawPaper' | '$queryRaw'>;

/** Draws whose papers say something else than what comes out, what was handed in, or what became of it; by id. */
export type DrawsThatDiffer = {
  readonly outcome: string[];
  readonly inputs: string[];
  readonly results: string[];
};

type Handed = {
  code: string;
  applicant: string;
  tieId: string | null;
  cap: number;
  drawnCap: number | null;
  wishes: { offeringId: string; result: WishResult | null; why: string | null; refused: boolean }[];
};

/** Reads every draw that has come so far that something of it was published, one after the other. */
export async function drawsThatDiffer(on: On): Promise<DrawsThatDiffer> {
  const differ: DrawsThatDiffer = { outcome: [], inputs: [], results: [] };
  const draws = await on.draw.findMany({
    where: { papers: { some: {} } },
    orderBy: { id: 'asc' },
    select: { id: true, status: true, seed: true, commitment: true },
  });
  for (const { id, status, seed, commitment } of draws) {
    const papers = await on.drawPaper.findMany({ where: { drawId: id } });
    const read = <Paper>(kind: string) => parsed<Paper>(papers.find((paper) => paper.kind === kind)?.text);
    const [inputs, output] = [read<DrawInputs>('inputs'), read<DrawOutcome>('outcome')];
    const handed = await handedIn(on, id);
    if (!inputs || !sameWishes(id, inputs, handed)) differ.inputs.push(id);
    if (status !== 'drawn') continue;
    if (!inputs || !output || !comesOut(inputs, output, seed ?? '', commitment)) differ.outcome.push(id);
    if (!output || !sameResults(output, handed)) differ.results.push(id);
  }
  return differ;
}

function parsed<Value>(text: string | undefined): Value | null {
  try {
    return text === undefined ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}

function comesOut(inputs: DrawInputs, output: DrawOutcome, seed: string, commitment: string): boolean {
  const whole = [output.places, output.waiting, output.reasons].every(Array.isArray);
  try {
    const claim = { input: { seed, ...inputs }, output: output as Published, commitment };
    return whole && verifyDraw(claim, sha256).length === 0;
  } catch (error) {
    if (error instanceof NotAMarket) return false;
    throw error;
  }
}

function handedIn(on: On, drawId: string): Promise<Handed[]> {
  return on.$queryRaw<Handed[]>`
    SELECT l.code, l.applicant, l.tie_id::text AS "tieId", l.cap, l.drawn_cap AS "drawnCap",
           (SELECT coalesce(json_agg(json_build_object('offeringId', w.offering_id, 'result', w.result, 'why', w.why,
                     'refused', w.refusal IS NOT NULL) ORDER BY w.rank), '[]')
              FROM wish w WHERE w.wish_list_id = l.id) AS wishes
      FROM wish_list l WHERE l.draw_id = ${drawId}::uuid ORDER BY l.applicant`;
}

/**
 * Whoever takes part is published with just the wishes that were not dropped and the cap it takes part with, under its own
 * pseudonym and tie.
 */
function sameWishes(drawId: string, { applicants }: DrawInputs, handed: readonly Handed[]): boolean {
  const published = new Map(applicants.map((each) => [each.id, each] as const));
  const taking = handed
    .map((list) => ({ ...list, wishes: list.wishes.filter(({ result }) => result !== 'dropped') }))
    .filter(({ wishes }) => wishes.length > 0);
  return (
    taking.length === applicants.length &&
    taking.every(({ code, applicant, tieId, cap, drawnCap, wishes }) => {
      const said = published.get(applicant);
      return (
        said !== undefined &&
        applicant === applicantOf(drawId, code) &&
        said.cap === (drawnCap ?? cap) &&
        (said.group === null || (tieId !== null && said.group === groupOf(drawId, tieId, sha256))) &&
        said.wishes.join() === wishes.map(({ offeringId }) => offeringId).join()
      );
    }) &&
    handed.every(({ wishes }) => wishes.every(({ result, refused }) => result !== 'dropped' || refused))
  );
}

/** A place drawn was won, or is void with a refusal; a wish without a place was lost for a reason. */
function sameResults({ places }: DrawOutcome, handed: readonly Handed[]): boolean {
  const drawn = new Set(places.map(({ applicant, offering }) => `${applicant} ${offering}`));
  let given = 0;
  for (const { applicant, wishes } of handed) {
    for (const { offeringId, result, why, refused } of wishes) {
      if (result === 'dropped') continue;
      const won = drawn.has(`${applicant} ${offeringId}`);
      if (won) given += 1;
      const fits = won
        ? result === 'won' || (result === 'void' && refused)
        : result === 'lost' && why !== null;
      if (!fits) return false;
    }
  }
  return given === drawn.size;
}
