import { NotFound } from './refusal';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text from outside can be one of our ids: the database calls anything else a mistake of ours. */
export function isId(text: string | null | undefined): text is string {
  return typeof text === 'string' && uuid.test(text);
}

/** An id from an address. Throws NotFound when it cannot be one. */
export function idOf(text: string | null | undefined, what: string): string {
  if (!isId(text)) throw new NotFound(what);
  return text;
}

/** An id from a query, or null when there is none that could be one. */
export function idOrNull(text: string | null): string | null {
  return isId(text) ? text : null;
}
