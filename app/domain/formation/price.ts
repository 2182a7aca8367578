import { CHARGE_KINDS, type ChargeKind } from '../aid/programme';
import type { Fund } from '../ledger/accounts';
import { COUNTY_FUND } from '../ledger/accounts';
import { chargeStates, type PlaceMoney } from '../ledger/place';
import { type Fen, sumFen } from '../money';
import { type Fee, type Grant, type Quote, type QuoteLine, quote } from '../pricing/quote';
import { returned, type Share, type Stream } from '../pricing/streams';

const PROGRAMME = 'programme:';

/** What a class costs for the lessons to come, by kind of charge, whoever pays. */
export function chargesOf(fee: Fee): Map<ChargeKind, Fen> {
  const { lines } = quote({ ...fee, payer: 'family' });
  return new Map(lines.flatMap((line) => (isCharge(line) ? [[line.kind, line.fen] as const] : [])));
}

const isCharge = (line: QuoteLine): line is { kind: ChargeKind; fen: Fen } =>
  (CHARGE_KINDS as readonly string[]).includes(line.kind);

/** Kinds of charge that would cost more than before. Money that nobody agreed to is not asked for, of whomever. */
export function dearerKinds(
  before: ReadonlyMap<ChargeKind, Fen>,
  after: ReadonlyMap<ChargeKind, Fen>,
): ChargeKind[] {
  return CHARGE_KINDS.filter((kind) => (after.get(kind) ?? 0) > (before.get(kind) ?? 0));
}

/** What a place costs now by kind, with who pays it: its price less what is given back of it anyway. */
export function keptStreams(place: PlaceMoney): Stream[] {
  const byKind = new Map<ChargeKind, Map<Fund, Fen>>();
  for (const { stream, returned: back } of chargeStates(place)) {
    const shares = byKind.get(stream.kind) ?? new Map<Fund, Fen>();
    for (const [index, { fund, fen }] of stream.shares.entries()) {
      shares.set(fund, (shares.get(fund) ?? 0) + fen - (back[index] as Share).fen);
    }
    byKind.set(stream.kind, shares);
  }
  return [...byKind].map(([kind, shares]) => ({
    kind,
    totalFen: sumFen([...shares.values()]),
    shares: [...shares].map(([fund, fen]) => ({ fund, fen })),
  }));
}

/**
 * The price of a place in the class it is moved to: nobody pays more than before, and each payer's part of each charge
 * falls with it, the family's rounded down first (as what comes back is shared, formats.md 2). So no programme is bound
 * to more than it has promised, and a subsidy neither grows nor goes. Null when some charge is dearer there.
 *
 * @param place as it is, with the class that ends
 * @param fee of the class it is moved to, for the lessons to come
 */
export function movedQuote(place: PlaceMoney, fee: Fee): Quote | null {
  const kept = keptStreams(place);
  const charges = chargesOf(fee);
  if (dearerKinds(new Map(kept.map(({ kind, totalFen }) => [kind, totalFen])), charges).length > 0)
    return null;
  if (fee.payer === 'county') return quote(fee);
  const grants: Grant[] = [];
  for (const [kind, fen] of charges) {
    const stream = kept.find((each) => each.kind === kind);
    if (!stream) continue;
    // A price that the county paid stays the county's: such classes are merged among themselves only.
    if (stream.shares.some(({ fund }) => fund === COUNTY_FUND)) return null;
    for (const share of returned(stream, fen)) {
      if (share.fen > 0 && share.fund.startsWith(PROGRAMME))
        grants.push({ programme: share.fund.slice(PROGRAMME.length), kind, fen: share.fen });
    }
  }
  const charged: QuoteLine[] = [...charges].map(([kind, fen]) => ({ kind, fen }));
  const subsidies = [...new Set(grants.map(({ programme }) => programme))].map(
    (programme): QuoteLine => ({
      kind: 'subsidy',
      programme,
      fen: -sumFen(grants.filter((grant) => grant.programme === programme).map(({ fen }) => fen)),
    }),
  );
  const subsidyFen = sumFen(grants.map(({ fen }) => fen));
  return {
    lines: [...charged, ...subsidies],
    subsidyFen,
    dueFen: sumFen([...charges.values()]) - subsidyFen,
    grants,
  };
}
