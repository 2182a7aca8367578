import type { SchoolDate } from '../calendar';
import type { EntitlementClass, EntitlementSource } from './entitlement';
import type { RegisterRow } from './register';

/** A row with the keyed hash of its pupil number. */
export type KeyedRow = RegisterRow & { readonly key: string };

export type KnownPupil = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly left: boolean;
};

export type KnownEntitlement = {
  readonly id: string;
  readonly childId: string;
  readonly class: EntitlementClass;
  readonly source: EntitlementSource;
  readonly from: SchoolDate;
  readonly to: SchoolDate;
};

/** Why a row of a register is left out. */
export const UNMATCHED = ['no_pupil', 'pupil_left', 'name_differs'] as const;
export type Unmatched = (typeof UNMATCHED)[number];

/** A row that means a child here. */
export type Meant<Row> = { readonly row: Row; readonly childId: string };

export type RegisterComparison<Row extends KeyedRow = KeyedRow> = {
  readonly new: readonly Meant<Row>[];
  /** The same child, class and first day, with another last day. */
  readonly changed: readonly (Meant<Row> & { readonly entitlementId: string; readonly was: SchoolDate })[];
  readonly same: readonly Meant<Row>[];
  /** What it says lies within something longer that the child has already. */
  readonly covered: readonly (Meant<Row> & { readonly by: KnownEntitlement })[];
  readonly unmatched: readonly { readonly row: Row; readonly why: Unmatched }[];
  /** In force beyond today, from this register and of a class the file is about, but no longer in it. */
  readonly gone: readonly KnownEntitlement[];
};

type Found = Exclude<keyof RegisterComparison, 'gone'>;

/**
 * A register against what is known: what to add, what has another last day, and what is no longer in it. Nothing that
 * is gone ends by itself, and only classes that the file names at all are asked about: civil affairs sends orphans and
 * subsistence households in different files.
 */
export function compareRegister<Row extends KeyedRow>(
  rows: readonly Row[],
  known: { readonly pupils: readonly KnownPupil[]; readonly entitlements: readonly KnownEntitlement[] },
  { source, today }: { readonly source: EntitlementSource; readonly today: SchoolDate },
): RegisterComparison<Row> {
  const pupils = new Map(known.pupils.map((pupil) => [pupil.key, pupil]));
  const had = new Map<string, KnownEntitlement[]>();
  for (const each of known.entitlements) had.set(each.childId, [...(had.get(each.childId) ?? []), each]);
  const found: { [K in Found]: RegisterComparison<Row>[K][number][] } = {
    new: [],
    changed: [],
    same: [],
    covered: [],
    unmatched: [],
  };
  const inFile = new Set<string>();
  for (const row of rows) {
    const pupil = pupils.get(row.key);
    const why = unmatched(row, pupil);
    if (why || !pupil) {
      found.unmatched.push({ row, why: why ?? 'no_pupil' });
      // A misspelt name must not make it look as if the child were gone from the register.
      if (pupil) inFile.add(`${pupil.id} ${row.class}`);
      continue;
    }
    const childId = pupil.id;
    inFile.add(`${childId} ${row.class}`);
    const own = (had.get(childId) ?? []).filter((each) => each.class === row.class);
    const same = own.find((each) => each.source === source && each.from === row.from);
    const by = own.find((each) => each !== same && each.from <= row.from && each.to >= row.to);
    if (same?.to === row.to) found.same.push({ row, childId });
    else if (same) found.changed.push({ row, childId, entitlementId: same.id, was: same.to });
    else if (by) found.covered.push({ row, childId, by });
    else found.new.push({ row, childId });
  }
  const classes = new Set(rows.map((row) => row.class));
  const gone = known.entitlements.filter(
    (each) =>
      each.source === source &&
      classes.has(each.class) &&
      each.from <= today &&
      each.to > today &&
      !inFile.has(`${each.childId} ${each.class}`),
  );
  return { ...found, gone };
}

function unmatched(row: RegisterRow, pupil: KnownPupil | undefined): Unmatched | null {
  if (!pupil) return 'no_pupil';
  if (pupil.left) return 'pupil_left';
  return row.name !== '' && row.name !== pupil.name ? 'name_differs' : null;
}
