import { type DrawOutcome, draw, type Sha256 } from '../allocation/draw';
import type { DrawInput } from '../allocation/market';
import { type DrawDifference, type Published, verifyDraw } from '../allocation/verify';

/** What one who trusts nobody looks at, one after the other. */
export const REPLAY_CHECKS = [
  'commitment',
  'publicValue',
  'inputsHash',
  'inputsUsed',
  'outcomeHash',
  'places',
  'waiting',
  'reasons',
] as const;
export type ReplayCheck = (typeof REPLAY_CHECKS)[number];

/** `skipped`: what would be needed for it is not in the file. */
export type ReplayStep = {
  readonly check: ReplayCheck;
  readonly state: 'agrees' | 'differs' | 'skipped';
  readonly difference?: DrawDifference;
  /** How many rows were compared. */
  readonly rows?: number;
};

/** A published draw in whole: the file to verify, and what was published before and beside it where it is at hand. */
export type ReplayFiles = {
  readonly input: DrawInput;
  readonly output: Published;
  readonly commitment: string;
  /** What the announcement says, where the reader has it. */
  readonly publicValue?: string;
  /** The texts as they were downloaded, with the hashes that were published for them. */
  readonly inputs?: { readonly text: string; readonly sha256: string };
  readonly outcome?: { readonly text: string; readonly sha256: string };
};

/**
 * Counts a published draw again and says of each thing that can be checked whether it agrees.
 *
 * @throws NotAMarket when the input contradicts itself
 */
export function replay(files: ReplayFiles, sha256: Sha256): { steps: ReplayStep[]; counted: DrawOutcome } {
  const { input, output, commitment, publicValue, inputs, outcome } = files;
  const counted = draw(input, sha256);
  const differences = new Map(
    verifyDraw({ input, output, commitment }, sha256).map((each) => [each.part, each] as const),
  );
  const of = (check: 'places' | 'waiting' | 'reasons'): ReplayStep => {
    if (!Array.isArray(output[check])) return { check, state: 'skipped' };
    const difference = differences.get(check);
    const rows = counted[check].length;
    return difference ? { check, state: 'differs', difference, rows } : { check, state: 'agrees', rows };
  };
  const seed = differences.get('seed') ?? differences.get('commitment') ?? differences.get('algorithm');
  return {
    counted,
    steps: [
      seed
        ? { check: 'commitment', state: 'differs', difference: seed }
        : { check: 'commitment', state: 'agrees' },
      when('publicValue', publicValue !== undefined, () => input.seed.endsWith(`:${publicValue}`)),
      when('inputsHash', inputs !== undefined, () => sha256(inputs?.text ?? '') === inputs?.sha256),
      when('inputsUsed', inputs !== undefined, () => {
        const { offerings, applicants } = input;
        return sameText(inputs?.text ?? '', { offerings, applicants });
      }),
      when(
        'outcomeHash',
        outcome !== undefined,
        () => sha256(outcome?.text ?? '') === outcome?.sha256 && sameText(outcome?.text ?? '', output),
      ),
      of('places'),
      of('waiting'),
      of('reasons'),
    ],
  };
}

/** What was published is what was counted with, and not something else. */
function sameText(text: string, value: unknown): boolean {
  try {
    return canonical(JSON.parse(text)) === canonical(value);
  } catch {
    return false;
  }
}

/** The same value has the same text, in whatever order its fields were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}

function when(check: ReplayCheck, possible: boolean, agrees: () => boolean): ReplayStep {
  if (!possible) return { check, state: 'skipped' };
  return { check, state: agrees() ? 'agrees' : 'differs' };
}
