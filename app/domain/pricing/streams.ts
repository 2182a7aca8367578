import { CHARGE_KINDS, type ChargeKind } from '../aid/programme';
import { COUNTY_FUND, type Fund, programmeFund } from '../ledger/accounts';
import { type Fen, splitEvenly, sumFen } from '../money';
import type { Quote } from './quote';
import { partOf } from './refund';

/** Who pays how much of something; the family first, then the programmes in their order. */
export type Share = { readonly fund: Fund; readonly fen: Fen };

/** One kind of charge of a price with who pays it. Shares add up to `totalFen`. */
export type Stream = { readonly kind: ChargeKind; readonly totalFen: Fen; readonly shares: readonly Share[] };

/** The charges of a price, each with its payers; `family` names the fund of the family's money. */
export function streamsOf({ lines, grants }: Pick<Quote, 'lines' | 'grants'>, family: Fund): Stream[] {
  const countyPays = lines.some((line) => line.kind === 'county');
  return CHARGE_KINDS.flatMap((kind): Stream[] => {
    const totalFen = sumFen(lines.filter((line) => line.kind === kind).map(({ fen }) => fen));
    if (totalFen === 0) return [];
    if (countyPays) return [{ kind, totalFen, shares: [{ fund: COUNTY_FUND, fen: totalFen }] }];
    const subsidies = grants
      .filter((grant) => grant.kind === kind)
      .map(({ programme, fen }) => ({ fund: programmeFund(programme), fen }));
    const own = totalFen - sumFen(subsidies.map(({ fen }) => fen));
    return [{ kind, totalFen, shares: [{ fund: family, fen: own }, ...subsidies] }];
  });
}

/**
 * What each payer gets back when `amountFen` of a charge comes back: the family `floor(amount × its share / whole)`
 * (formats.md 2), the next its share of what is left then, and so on, so that it adds up to the fen, everything gives
 * everything, and nobody gets less when more comes back.
 */
export function returned({ totalFen, shares }: Stream, amountFen: Fen): Share[] {
  let left = amountFen;
  let whole = totalFen;
  return shares.map(({ fund, fen }) => {
    const part = { fund, fen: partOf(left, fen, whole) };
    left -= part.fen;
    whole -= fen;
    return part;
  });
}

/** What each payer has paid when `amountFen` of a charge is earned: all but what would still come back. */
export function earned(stream: Stream, amountFen: Fen): Share[] {
  const rest = returned(stream, stream.totalFen - amountFen);
  return stream.shares.map(({ fund, fen }, index) => ({ fund, fen: fen - (rest[index] as Share).fen }));
}

/** The charge for its first `kept` of `lessons` lessons, when another price holds from then on. */
export function cutStream(stream: Stream, lessons: number, kept: number): Stream {
  if (stream.kind === 'materials' || kept >= lessons) return stream;
  const totalFen = sumFen(splitEvenly(stream.totalFen, lessons).slice(0, kept));
  return { kind: stream.kind, totalFen, shares: earned(stream, totalFen) };
}
