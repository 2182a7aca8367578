import { NotFound } from '~/domain/refusal';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id from an address. @throws NotFound when it cannot be one: the database would call it a mistake of ours */
export function idOf(text: string | undefined, what: string): string {
  if (text === undefined || !uuid.test(text)) throw new NotFound(what);
  return text;
}

/** An id from a query, or null when there is none that could be one. */
export function idOrNull(text: string | null): string | null {
  return text !== null && uuid.test(text) ? text : null;
}
