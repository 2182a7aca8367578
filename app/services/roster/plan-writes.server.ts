import { createHash } from 'node:crypto';
import { type Refusal, type Refused, refused } from '~/domain/refusal';
import type { Doubt } from '~/domain/roster/compare';
import type { Compared, IncomingRow } from './comparison.server';

/**
 * What can be done with a doubtful row. `take`: it counts as it stands; `add`: another child of the same name and
 * birthday; `renumber`: the same child with a new number. Whatever is not chosen is left out.
 */
export type RowChoice = 'leave' | 'take' | 'add' | 'renumber';

export type RowUpdate = { id: string; row: IncomingRow };
export type RosterWrites = {
  kind: 'planned';
  additions: IncomingRow[];
  /** Fields of pupils known here; one who had left is back. */
  updates: RowUpdate[];
  /** The same child with another number. */
  renumbered: RowUpdate[];
  /** Pupils who come from another school's roster, which they have left. */
  arrivals: RowUpdate[];
  leftOut: number;
};

/** What one may choose for a doubtful row; nothing where only somebody else can put it right. */
export function choicesFor(
  doubt: { why: Doubt; knownId: string | null; key: string },
  compared: Compared,
): RowChoice[] {
  switch (doubt.why) {
    case 'duplicate_in_file':
      return ['leave', 'take'];
    case 'same_name_and_birth':
      return ['leave', 'renumber', 'add'];
    case 'other_person':
      return doubt.knownId !== null && compared.linked.has(doubt.knownId) ? [] : ['leave', 'take'];
    case 'known_elsewhere':
      return compared.leftElsewhere.has(doubt.key) ? ['leave', 'take'] : [];
  }
}

/**
 * What applying writes: everything new and changed, and of the doubtful rows what was chosen. Refused when a choice is
 * none of those offered, or two rows would be the same pupil.
 */
export function planWrites(
  compared: Compared,
  choices: ReadonlyMap<number, RowChoice>,
): RosterWrites | Refused {
  const { comparison, leftElsewhere } = compared;
  const writes: RosterWrites = {
    kind: 'planned',
    additions: [...comparison.new],
    updates: comparison.changed.map(({ known, incoming }) => ({ id: known.id, row: incoming })),
    renumbered: [],
    arrivals: [],
    leftOut: 0,
  };
  for (const { incoming: row, why, known } of comparison.doubtful) {
    const choice = choices.get(row.row) ?? 'leave';
    const doubt = { why, knownId: known?.id ?? null, key: row.key };
    if (choice === 'leave') writes.leftOut += 1;
    else if (!choicesFor(doubt, compared).includes(choice)) return refused({ code: 'changed_meanwhile' });
    else if (choice === 'add') writes.additions.push(row);
    else if (choice === 'renumber' && known) writes.renumbered.push({ id: known.id, row });
    else if (why === 'known_elsewhere') writes.arrivals.push({ id: leftElsewhere.get(row.key) ?? '', row });
    else if (known) writes.updates.push({ id: known.id, row });
    else writes.additions.push(row);
  }
  const twice = chosenTwice(writes);
  return twice ? refused(twice) : writes;
}

/** The first row whose pupil number, or whose pupil, another row has taken. */
function chosenTwice({ additions, updates, renumbered, arrivals }: RosterWrites): Refusal | null {
  const changed = [...updates, ...renumbered, ...arrivals];
  const seen = new Set<string>();
  for (const { id, row } of [...additions.map((each) => ({ id: null, row: each })), ...changed]) {
    if (seen.has(row.key) || (id !== null && seen.has(id))) {
      return { code: 'roster_two_rows_chosen', params: { row: row.row } };
    }
    seen.add(row.key);
    if (id !== null) seen.add(id);
  }
  return null;
}

/**
 * A digest of what a person saw in the preview: where it differs at the moment of applying, the roster was changed
 * meanwhile and the preview is shown again.
 */
export function digestOf({ comparison, linked, leftElsewhere }: Compared): string {
  const seen = {
    new: comparison.new.map(({ row }) => row),
    changed: comparison.changed.map(({ known, incoming, fields }) => [incoming.row, known, fields]),
    doubtful: comparison.doubtful.map(({ incoming, why, known }) => [
      incoming.row,
      why,
      known,
      known !== null && linked.has(known.id),
      leftElsewhere.has(incoming.key),
    ]),
  };
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url');
}
