import { NotFound } from '~/domain/refusal';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id from an address. @throws NotFound when it cannot be one: the database would call it a mistake of ours */
export function idOf(text: string | undefined, what: string): string {
  if (text === undefined || !uuid.test(text)) throw new NotFound(what);
  return text;
}
