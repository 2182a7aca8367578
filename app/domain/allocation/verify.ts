import { DRAW_ALGORITHM, type DrawOutcome, draw, type Sha256 } from './draw';
import type { DrawInput } from './market';

/** What was published of a draw's outcome. */
export type Published = { readonly [Part in keyof DrawOutcome]?: unknown };

/** One thing that does not agree: where, what was published, what it should be. */
export type DrawDifference = {
  readonly part: keyof DrawOutcome | 'seed';
  readonly index: number | null;
  readonly published: unknown;
  readonly counted: unknown;
};

/**
 * Counts a published draw again. The commitment must be the hash of the seed (else the seed could have been chosen
 * afterwards), and every part of the outcome that was published must be the one that comes out, in its order.
 *
 * @returns what does not agree, the first of each part; empty when all of it is true
 * @throws NotAMarket when the input contradicts itself
 */
export function verifyDraw(
  { input, output, commitment }: { input: DrawInput; output: Published; commitment: string },
  sha256: Sha256,
): DrawDifference[] {
  const counted = draw(input, sha256);
  const differences: DrawDifference[] = [];
  if (counted.commitment !== commitment.toLowerCase()) {
    differences.push({ part: 'seed', index: null, published: commitment, counted: counted.commitment });
  }
  if (output.algorithm !== undefined && output.algorithm !== DRAW_ALGORITHM) {
    differences.push({
      part: 'algorithm',
      index: null,
      published: output.algorithm,
      counted: DRAW_ALGORITHM,
    });
  }
  if (output.commitment !== undefined && output.commitment !== counted.commitment) {
    const { commitment: published } = output;
    differences.push({ part: 'commitment', index: null, published, counted: counted.commitment });
  }
  for (const part of ['places', 'waiting', 'reasons'] as const) {
    const published = output[part];
    if (Array.isArray(published)) differences.push(...firstDifference(part, published, counted[part]));
  }
  return differences;
}

function firstDifference(
  part: DrawDifference['part'],
  published: readonly unknown[],
  counted: readonly unknown[],
): DrawDifference[] {
  for (let index = 0; index < Math.max(published.length, counted.length); index += 1) {
    if (same(published[index], counted[index])) continue;
    return [{ part, index, published: published[index] ?? null, counted: counted[index] ?? null }];
  }
  return [];
}

/** Rows are flat: the same fields with the same values, in whatever order they were written. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
