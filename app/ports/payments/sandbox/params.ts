import { ApiError } from './api-error';

/** The body of a call after its form encoding was read: text, and lists and maps of it. */
export type Params = Record<string, unknown>;

function invalid(message: string, param: string, code?: string): ApiError {
  return new ApiError(400, message, { param, ...(code && { code }) });
}

/** Refuses parameters that this version does not know, as Stripe does. */
export function onlyKnown(params: Params, known: readonly string[], within = ''): void {
  for (const key of Object.keys(params)) {
    if (known.includes(key)) continue;
    const name = within ? `${within}[${key}]` : key;
    throw invalid(`Received unknown parameter: ${name}`, name, 'parameter_unknown');
  }
}

export function optionalText(value: unknown, name: string): string | null {
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') throw invalid(`Invalid string: ${JSON.stringify(value)}`, name);
  return value;
}

export function text(value: unknown, name: string): string {
  const given = optionalText(value, name);
  if (given === null) throw invalid(`Missing required param: ${name}.`, name, 'parameter_missing');
  return given;
}

/** A whole number of at least 1, in digits. */
export function positiveInteger(value: unknown, name: string): number {
  const given = text(value, name);
  if (!/^-?\d{1,15}$/.test(given)) {
    throw invalid(`Invalid integer: ${given}`, name, 'parameter_invalid_integer');
  }
  const number = Number(given);
  if (number < 1)
    throw invalid('This value must be greater than or equal to 1.', name, 'parameter_invalid_integer');
  return number;
}

export function map(value: unknown, name: string): Params {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(`Invalid object`, name, 'parameter_invalid_empty');
  }
  return value as Params;
}

/** `a[0]=…&a[1]=…`: a list, which the form reader makes a map of when it is long. */
export function list(value: unknown, name: string): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null) return Object.values(value);
  throw invalid('Invalid array', name);
}

export function metadata(value: unknown, name = 'metadata'): Record<string, string> {
  const pairs = Object.entries(map(value, name)).map(([key, content]) => {
    const given = text(content, `${name}[${key}]`);
    if (key.length > 40) throw invalid(`Metadata keys can have up to 40 characters`, `${name}[${key}]`);
    if (given.length > 500) throw invalid(`Metadata values can have up to 500 characters`, `${name}[${key}]`);
    return [key, given] as const;
  });
  if (pairs.length > 50) throw invalid('Metadata can have up to 50 keys', name);
  return Object.fromEntries(pairs);
}

export function webAddress(value: unknown, name: string): string {
  const given = text(value, name);
  // The placeholder is filled in when the payer comes back; braces are legal there and nowhere else.
  const address = URL.canParse(given.replaceAll('{CHECKOUT_SESSION_ID}', 'id')) && /^https?:/.test(given);
  if (!address) throw invalid(`Not a valid URL`, name, 'url_invalid');
  return given;
}
