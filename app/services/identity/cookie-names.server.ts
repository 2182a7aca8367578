import { env } from '~/http/env.server';

/** Whether cookies are Secure: always where the public address is https, which production requires. */
export function cookiesAreSecure(): boolean {
  return env().BASE_URL.startsWith('https://');
}

/** The name of a cookie of ours: with `__Host-` on https, so that no sibling domain and no plain http can set it. */
export function cookieName(name: string): string {
  return cookiesAreSecure() ? `__Host-${name}` : name;
}

export const SESSION_COOKIE = 'session';
export const SECOND_FACTOR_COOKIE = 'second-factor';
