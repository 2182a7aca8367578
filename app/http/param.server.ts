import { NotFound } from '~/domain/refusal';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id in an address. What is no id names nothing, so it is a 404 and not an error of the database. */
export function uuidParam(value: string | undefined): string {
  if (value === undefined || !UUID.test(value)) throw new NotFound('address');
  return value;
}
