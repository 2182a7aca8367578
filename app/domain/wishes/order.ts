/** What a button of the list does to the order of wishes. */
export const LIST_ACTS = ['up', 'down', 'remove', 'add'] as const;
export type ListAct = (typeof LIST_ACTS)[number];

/** The wishes after one press: a class is moved by one rank, taken off, or put last. What makes no sense changes nothing. */
export function afterPress(wishes: readonly string[], act: ListAct, id: string): string[] {
  const at = wishes.indexOf(id);
  if (act === 'add') return at < 0 ? [...wishes, id] : [...wishes];
  if (at < 0) return [...wishes];
  const rest = wishes.filter((each) => each !== id);
  if (act === 'remove') return rest;
  rest.splice(act === 'up' ? Math.max(0, at - 1) : at + 1, 0, id);
  return rest;
}

/** A pressed button as its form sends it, `up:<id>`; null when it is none of these. */
export function pressOf(value: string): { act: ListAct; id: string } | null {
  const [act, id = ''] = value.split(':');
  const known = LIST_ACTS.find((each) => each === act);
  return known && id ? { act: known, id } : null;
}
