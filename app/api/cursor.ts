import { z } from 'zod';

/**
 * Where the next slice of a list begins, as a text that nobody needs to read: the sort key of the last item, JSON in
 * base64url. It holds nothing that its reader has not just been sent, and it only says where to go on: what may be seen
 * is decided by the query as ever, so a made-up one gains nothing.
 */
export function cursorText(key: readonly (string | number)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(key));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** A parameter `cursor` whose key has this shape; anything else is refused as a field that cannot be read. */
export function cursor<Key extends z.ZodType>(key: Key) {
  return z
    .string()
    .max(600)
    .transform((text, context): z.output<Key> => {
      const read = key.safeParse(keyIn(text));
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: 'cursor_unknown' });
      return z.NEVER;
    })
    .optional();
}

function keyIn(text: string): unknown {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0))));
  } catch {
    return undefined;
  }
}

/** A slice out of one row more than was asked for. */
export function sliceOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, key }: { item: (row: Row) => Item; key: (row: Row) => readonly (string | number)[] },
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? cursorText(key(last)) : null,
  };
}
