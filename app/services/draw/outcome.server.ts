import { db } from '~/db/client.server';
import { type DrawOutcome, draw } from '~/domain/allocation/draw';
import type { DrawInputs } from '~/domain/draw/inputs';
import { openedSeed, sha256 } from './seed.server';

export type CountedDraw = { seed: string; inputs: DrawInputs; outcome: DrawOutcome };

/**
 * Draws from the published inputs with the seed that was committed to. Nothing is read but what no longer changes, so
 * it gives the same however often it is asked. Null unless the draw was committed to and is not written yet.
 *
 * @throws when the seed or the inputs are not what was published
 */
export async function countedDraw(drawId: string): Promise<CountedDraw | null> {
  const stored = await db.draw.findUnique({
    where: { id: drawId },
    include: { papers: { where: { kind: 'inputs' } } },
  });
  const [paper] = stored?.papers ?? [];
  if (stored?.status !== 'holding' || !paper) return null;
  if (sha256(paper.text) !== paper.sha256) throw new Error('the inputs of a draw are not what was published');
  const seed = openedSeed(stored);
  const inputs = JSON.parse(paper.text) as DrawInputs;
  return { seed, inputs, outcome: draw({ seed, ...inputs }, sha256) };
}
