import { db } from '~/db/client.server';
import type { DrawOutcome } from '~/domain/allocation/draw';
import { type DrawFigures, demandFor, drawFigures } from '~/domain/draw/figures';
import type { DrawInputs } from '~/domain/draw/inputs';

/** How many want a class, and how many places it has. */
export type ClassDemand = { offering: string; capacity: number; first: number; wishes: number };

type Counted = { demand: ClassDemand[]; reserved: number; applicants: number; figures: DrawFigures | null };

/** What is published never changes, and a county's papers are long: counted once. */
const counted = new Map<string, Counted>();
const MOST_COUNTED = 50;

/** What the published papers of a draw say in numbers. `papers`: how many there are by now. */
export async function publishedFigures(drawId: string, papers: number): Promise<Counted> {
  const key = `${drawId} ${papers}`;
  const known = counted.get(key);
  if (known) return known;
  const rows = await db.drawPaper.findMany({ where: { drawId }, select: { kind: true, text: true } });
  const read = (kind: 'inputs' | 'outcome') => {
    const text = rows.find((row) => row.kind === kind)?.text;
    return text === undefined ? null : JSON.parse(text);
  };
  const inputs = read('inputs') as DrawInputs;
  const outcome = read('outcome') as DrawOutcome | null;
  const demand = demandFor(inputs);
  const value = {
    demand,
    reserved: demand.reduce((sum, each) => sum + each.reserved, 0),
    applicants: inputs.applicants.length,
    figures: outcome && drawFigures(inputs, outcome),
  };
  const [oldest] = counted.keys();
  if (counted.size >= MOST_COUNTED && oldest !== undefined) counted.delete(oldest);
  counted.set(key, value);
  return value;
}
