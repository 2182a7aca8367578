import { isRouteErrorResponse } from '@remix-run/react';

export const errorKinds = [
  'notFound',
  'forbidden',
  'busy',
  'tooMany',
  'invalid',
  'server',
  'offline',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** Which page an error deserves: by status when a loader or action answered with one, else our own fault. */
export function errorKindOf(error: unknown): ErrorKind {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404 || error.status === 410) return 'notFound';
    if (error.status === 403 || error.status === 401) return 'forbidden';
    if (error.status === 429) return 'tooMany';
    if (error.status === 503) return 'busy';
    return error.status < 500 ? 'invalid' : 'server';
  }
  // A page asked for by script while the phone has no network: fetch throws a TypeError.
  const unreachable =
    typeof navigator !== 'undefined' &&
    (!navigator.onLine || /fetch|network|load failed/i.test(String(error)));
  return error instanceof TypeError && unreachable ? 'offline' : 'server';
}
