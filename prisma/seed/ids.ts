import { createHash } from 'node:crypto';

/**
 * The id of a seeded row, made from its name: a UUID of version 8 (RFC 9562: "our own way") out of SHA-256, so that
 * the same thing has the same address every time the demo is laid.
 */
export function idOf(kind: string, ...names: (string | number)[]): string {
  const hex = createHash('sha256')
    .update(['demo county', kind, ...names].join('|'))
    .digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] as string, 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A school date as the database takes it. */
export function dateOf(date: string): Date {
  return new Date(`${date}T00:00:00.000Z`);
}
