import { type Fen, sumFen } from '../money';
import type { Payer } from '../states';

/** The fee of a place: `lessons` is how many are still to come. Whole fen. */
export type Fee = {
  readonly payer: Payer;
  readonly perLessonFen: Fen;
  readonly lessons: number;
  /** The school's own service charge, where a county has one. */
  readonly serviceFen?: Fen;
  readonly materialsFen: Fen;
};

export type QuoteLine =
  | { readonly kind: 'service' | 'agency' | 'materials' | 'county'; readonly fen: Fen }
  | { readonly kind: 'subsidy'; readonly programme: string; readonly fen: Fen };

/** A price as lines that add up to what the family pays. Frozen on the enrollment when the place is taken. */
export type Quote = { readonly lines: readonly QuoteLine[]; readonly subsidyFen: Fen; readonly dueFen: Fen };

/**
 * What a place costs a family. Lines in the order service, agency, materials; lines of zero are left out. Where the
 * county pays, one line `county` cancels the rest. Subsidy lines come from programmes, which are laid over a quote.
 * Throws RangeError on amounts that are negative or not whole.
 */
export function quote(fee: Fee): Quote {
  const charged = chargedLines(fee);
  const total = sumFen(charged.map((line) => line.fen));
  if (fee.payer === 'county') {
    const lines: QuoteLine[] = total === 0 ? [] : [...charged, { kind: 'county', fen: -total }];
    return { lines, subsidyFen: 0, dueFen: 0 };
  }
  return { lines: charged, subsidyFen: 0, dueFen: total };
}

function chargedLines({ perLessonFen, lessons, serviceFen = 0, materialsFen }: Fee): QuoteLine[] {
  if (!Number.isSafeInteger(lessons) || lessons < 0)
    throw new RangeError(`Not a number of lessons: ${lessons}`);
  const lines = [
    { kind: 'service', fen: serviceFen },
    { kind: 'agency', fen: perLessonFen * lessons },
    { kind: 'materials', fen: materialsFen },
  ] as const;
  for (const fen of [perLessonFen, ...lines.map((line) => line.fen)]) {
    if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`Not an amount of fen: ${fen}`);
  }
  return lines.filter((line) => line.fen !== 0);
}
