import type { PlaceAccount } from '../accounts/place-account';
import type { ChargeKind } from '../aid/programme';
import { CHARGE_KINDS } from '../aid/programme';
import { chargeStates, type PlaceMoney } from '../ledger/place';
import { type Fen, sumFen } from '../money';

/** What a place was charged, by kind, before anything came off. Whole fen. */
export type Charges = Readonly<Record<ChargeKind, Fen>>;

export function chargesOf(place: PlaceMoney): Charges {
  const states = chargeStates(place);
  const of = (kind: ChargeKind) =>
    sumFen(states.filter(({ stream }) => stream.kind === kind).map(({ stream }) => stream.totalFen));
  return { service: of('service'), agency: of('agency'), materials: of('materials') };
}

/** Parts of a term statement; a part that comes off is negative. */
export const STATEMENT_PARTS = [
  'service',
  'agency',
  'materials',
  'off',
  'programme',
  'county',
  'share',
  'paid',
  'back',
  'onWay',
  'open',
] as const;
export type StatementPart = (typeof STATEMENT_PARTS)[number];

export type StatementRow = {
  readonly part: StatementPart;
  /** Which programme, where the part is one. */
  readonly programme: string | null;
  readonly fen: Fen;
};

/**
 * The money of a place from top to bottom (F13): charges, what came off and who paid it come to `share`; what is still
 * to pay is `share` − `paid` + `back` + `onWay`. Parts of nothing are left out, except share, paid and open.
 */
export function statementRows(charges: Charges, account: PlaceAccount): StatementRow[] {
  const row = (part: StatementPart, fen: Fen, programme: string | null = null) => ({ part, programme, fen });
  const county = account.county.map(({ programme, taughtFen, toComeFen }) =>
    row(programme === null ? 'county' : 'programme', -(taughtFen + toComeFen), programme),
  );
  const rows = [
    ...CHARGE_KINDS.map((kind) => row(kind, charges[kind])),
    row('off', -account.notChargedFen),
    ...county,
    row('share', account.family.owedFen),
    row('paid', account.paidFen),
    row('back', account.goneFen),
    row('onWay', account.onWayFen),
    row('open', account.family.openFen),
  ];
  return rows.filter(({ part, fen }) => fen !== 0 || ALWAYS.includes(part));
}

const ALWAYS: readonly StatementPart[] = ['share', 'paid', 'open'];

/** Several places together, part by part, in the order of a single one. */
export function sumRows(all: readonly (readonly StatementRow[])[]): StatementRow[] {
  const sums = new Map<string, StatementRow>();
  for (const row of all.flat()) {
    const key = `${row.part}:${row.programme ?? ''}`;
    sums.set(key, { ...row, fen: row.fen + (sums.get(key)?.fen ?? 0) });
  }
  return [...sums.values()].sort((a, b) => STATEMENT_PARTS.indexOf(a.part) - STATEMENT_PARTS.indexOf(b.part));
}
