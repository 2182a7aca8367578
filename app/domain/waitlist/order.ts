/** One child in a line, by position; siblings who are tied share `tieId`. */
export type Standing = {
  readonly id: string;
  readonly tieId: string | null;
  readonly position: number;
};

export type Reordered = {
  /** The line as it is now, from the front. */
  readonly line: readonly string[];
  /** New positions of whoever changed place. */
  readonly positions: ReadonlyMap<string, number>;
  /** Who stands further back than before. */
  readonly overtaken: readonly string[];
};

/**
 * Moves one child, and whoever it is tied to, so that it stands at `toRank` (1 is the front) among the children who wait.
 * The positions of the line stay the same numbers: only who stands at which changes.
 *
 * @returns null when nothing would change
 */
export function reorder(line: readonly Standing[], entryId: string, toRank: number): Reordered | null {
  const moved = line.find(({ id }) => id === entryId);
  if (!moved) return null;
  const together = ({ id, tieId }: Standing) => id === entryId || (tieId !== null && tieId === moved.tieId);
  const party = line.filter(together);
  const others = line.filter((entry) => !together(entry));
  const at = Math.min(Math.max(1, toRank) - 1, others.length);
  const next = [...others.slice(0, at), ...party, ...others.slice(at)];
  if (next.every(({ id }, index) => id === line[index]?.id)) return null;
  const slots = line.map(({ position }) => position);
  const positions = new Map<string, number>();
  for (const [index, { id, position }] of next.entries()) {
    const slot = slots[index] ?? position;
    if (slot !== position) positions.set(id, slot);
  }
  const overtaken = next
    .filter((entry) => !together(entry) && (positions.get(entry.id) ?? entry.position) > entry.position)
    .map(({ id }) => id);
  return { line: next.map(({ id }) => id), positions, overtaken };
}

/** The rank right behind the next child, or the next siblings, of the line: where a child stands that was passed over. */
export function rankBehindNext(line: readonly Standing[], entryId: string): number {
  const moved = line.find(({ id }) => id === entryId);
  const together = ({ id, tieId }: Standing) => id === entryId || (tieId !== null && tieId === moved?.tieId);
  const from = line.findIndex(together);
  const others = line.filter((entry) => !together(entry));
  const next = others[from];
  if (!next) return from + 1;
  const size = next.tieId === null ? 1 : others.filter(({ tieId }) => tieId === next.tieId).length;
  return from + size + 1;
}
