import { type Aid, CHARGE_KINDS, type ChargeKind, programmesFor } from '../aid/programme';
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
  | { readonly kind: ChargeKind | 'county'; readonly fen: Fen }
  | { readonly kind: 'subsidy'; readonly programme: string; readonly fen: Fen };

/** What one programme pays of one kind of charge. */
export type Grant = { readonly programme: string; readonly kind: ChargeKind; readonly fen: Fen };

/** A price as lines that add up to what the family pays. Frozen on the enrollment when the place is taken. */
export type Quote = {
  readonly lines: readonly QuoteLine[];
  readonly subsidyFen: Fen;
  readonly dueFen: Fen;
  /** The subsidy lines once more, by the kind of charge they cover. */
  readonly grants: readonly Grant[];
};

/**
 * What a place costs a family (formats.md 2). Lines in the order service, agency, materials, then a subsidy for each
 * programme that pays, by its order; lines of zero are left out. Where the county pays, one line `county` cancels the
 * rest and programmes are not touched (F14: what is subsidized is never charged).
 *
 * @throws RangeError on amounts that are negative or not whole
 */
export function quote(fee: Fee, aid?: Aid): Quote {
  const charges = chargesOf(fee);
  const charged = CHARGE_KINDS.map((kind) => ({ kind, fen: charges[kind] })).filter(({ fen }) => fen !== 0);
  const total = sumFen(charged.map((line) => line.fen));
  if (fee.payer === 'county') {
    const lines: QuoteLine[] = total === 0 ? [] : [...charged, { kind: 'county', fen: -total }];
    return { lines, subsidyFen: 0, dueFen: 0, grants: [] };
  }
  const grants = aid ? grantsOf(charges, aid) : [];
  const subsidies = [...new Set(grants.map(({ programme }) => programme))].map(
    (programme): QuoteLine => ({
      kind: 'subsidy',
      programme,
      fen: -sumFen(grants.filter((grant) => grant.programme === programme).map(({ fen }) => fen)),
    }),
  );
  const subsidyFen = sumFen(grants.map(({ fen }) => fen));
  return { lines: [...charged, ...subsidies], subsidyFen, dueFen: total - subsidyFen, grants };
}

type Charges = Record<ChargeKind, Fen>;

/**
 * Each programme pays its percentage of what is left of its kinds after the ones before it, rounded down to the fen, at
 * most its cap less what the child had, at most its budget left; of several kinds service first, agency, materials.
 */
function grantsOf(charges: Charges, aid: Aid): Grant[] {
  const left = { ...charges };
  return programmesFor(aid).flatMap((programme) => {
    const kinds = CHARGE_KINDS.filter((kind) => programme.of.includes(kind));
    const base = sumFen(kinds.map((kind) => left[kind]));
    const used = sumFen(aid.used.filter((each) => each.programme === programme.id).map(({ fen }) => fen));
    const cap = programme.capFenPerChildTerm ?? Number.POSITIVE_INFINITY;
    let pays = Math.max(
      0,
      Math.min(Math.floor((base * programme.percent) / 100), cap - used, programme.budgetLeftFen),
    );
    const grants: Grant[] = [];
    for (const kind of kinds) {
      const fen = Math.min(pays, left[kind]);
      if (fen === 0) continue;
      left[kind] -= fen;
      pays -= fen;
      grants.push({ programme: programme.id, kind, fen });
    }
    return grants;
  });
}

function chargesOf({ perLessonFen, lessons, serviceFen = 0, materialsFen }: Fee): Charges {
  if (!Number.isSafeInteger(lessons) || lessons < 0)
    throw new RangeError(`Not a number of lessons: ${lessons}`);
  const charges = { service: serviceFen, agency: perLessonFen * lessons, materials: materialsFen };
  for (const fen of [perLessonFen, ...Object.values(charges)]) {
    if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`Not an amount of fen: ${fen}`);
  }
  return charges;
}
