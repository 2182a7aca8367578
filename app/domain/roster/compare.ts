import type { SchoolDate } from '../calendar';
import { sameName } from './person-name';

/** A pupil of the school's roster as it stands. `key` stands for the pupil number (its keyed hash). */
export type KnownPupil = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly birthDate: SchoolDate;
  readonly grade: number;
  readonly className: string;
  /** Was taken off the roster. */
  readonly left: boolean;
};

export type IncomingPupil = Omit<KnownPupil, 'id' | 'left'> & { readonly row: number };

/** What differs between the roster and the file; `returned`: had left and is in the file again. */
export type ChangedField = 'name' | 'birthDate' | 'grade' | 'className' | 'returned';

/**
 * Why a row needs a person: its number stands twice in the file; it belongs to somebody quite different here; the same
 * name and birth date are here under another number; the number is on another school's roster (which one is not said).
 */
export type Doubt = 'duplicate_in_file' | 'other_person' | 'same_name_and_birth' | 'known_elsewhere';

export type RosterComparison<T extends IncomingPupil = IncomingPupil> = {
  readonly new: readonly T[];
  readonly changed: readonly {
    readonly known: KnownPupil;
    readonly incoming: T;
    readonly fields: readonly ChangedField[];
  }[];
  readonly same: readonly { readonly known: KnownPupil; readonly incoming: T }[];
  readonly doubtful: readonly {
    readonly incoming: T;
    readonly why: Doubt;
    readonly known: KnownPupil | null;
  }[];
  /** On the roster and not in the file: shown, never removed by an import. */
  readonly gone: readonly KnownPupil[];
};

/**
 * Compares a file with a school's roster. Every incoming row is in exactly one of new, changed, same and doubtful;
 * applying new and changed and comparing again finds the same rows `same`.
 */
export function compareRoster<T extends IncomingPupil>(
  known: readonly KnownPupil[],
  incoming: readonly T[],
  knownElsewhere: ReadonlySet<string>,
): RosterComparison<T> {
  const byKey = new Map(known.map((pupil) => [pupil.key, pupil]));
  const copies = groupByKey(incoming);
  const result = {
    new: [] as T[],
    changed: [] as { known: KnownPupil; incoming: T; fields: ChangedField[] }[],
    same: [] as { known: KnownPupil; incoming: T }[],
    doubtful: [] as { incoming: T; why: Doubt; known: KnownPupil | null }[],
  };
  for (const pupil of incoming) {
    const here = byKey.get(pupil.key) ?? null;
    const doubt = isRepeated(pupil, copies.get(pupil.key) ?? [])
      ? { why: 'duplicate_in_file' as const, known: here }
      : here
        ? doubtHere(pupil, here)
        : doubtNew(pupil, known, copies, knownElsewhere);
    if (doubt) result.doubtful.push({ incoming: pupil, ...doubt });
    else if (!here) result.new.push(pupil);
    else {
      const fields = changedFields(here, pupil);
      if (fields.length > 0) result.changed.push({ known: here, incoming: pupil, fields });
      else result.same.push({ known: here, incoming: pupil });
    }
  }
  return { ...result, gone: known.filter((pupil) => !pupil.left && !copies.has(pupil.key)) };
}

type Found = { readonly why: Doubt; readonly known: KnownPupil | null } | null;

/** A number that stands twice: where the rows agree the first one counts, where they do not none does. */
function isRepeated<T extends IncomingPupil>(pupil: T, copies: readonly T[]): boolean {
  const [first] = copies;
  if (first === undefined || copies.length === 1) return false;
  const agree = copies.every((copy) => fieldsDiffering(first, copy).length === 0);
  return !agree || pupil !== first;
}

function doubtHere(pupil: IncomingPupil, here: KnownPupil): Found {
  const other = !sameName(pupil.name, here.name) && pupil.birthDate !== here.birthDate;
  return other ? { why: 'other_person', known: here } : null;
}

function doubtNew(
  pupil: IncomingPupil,
  known: readonly KnownPupil[],
  inFile: ReadonlyMap<string, unknown>,
  knownElsewhere: ReadonlySet<string>,
): Found {
  if (knownElsewhere.has(pupil.key)) return { why: 'known_elsewhere', known: null };
  // A namesake born the same day who is in the file too, under their own number, is simply another child.
  const twin = known.find(
    (each) => each.birthDate === pupil.birthDate && sameName(each.name, pupil.name) && !inFile.has(each.key),
  );
  return twin ? { why: 'same_name_and_birth', known: twin } : null;
}

function changedFields(known: KnownPupil, incoming: IncomingPupil): ChangedField[] {
  return known.left ? [...fieldsDiffering(known, incoming), 'returned'] : fieldsDiffering(known, incoming);
}

type Compared = Pick<KnownPupil, 'name' | 'birthDate' | 'grade' | 'className'>;

function fieldsDiffering(a: Compared, b: Compared): ChangedField[] {
  return (['name', 'birthDate', 'grade', 'className'] as const).filter((field) => a[field] !== b[field]);
}

function groupByKey<T extends IncomingPupil>(incoming: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const pupil of incoming) groups.set(pupil.key, [...(groups.get(pupil.key) ?? []), pupil]);
  return groups;
}
