import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '~/http/env.server';
import { cookieName, SESSION_COOKIE } from './cookie-names.server';

/**
 * The session token in a Cookie header, when its signature is ours. better-auth writes the cookie as
 * `token.base64(HMAC-SHA256(secret, token))`, URL-encoded; reading it here spares every page its own query.
 */
export function sessionTokenIn(cookieHeader: string | null): string | null {
  return signedValueIn(cookieHeader, SESSION_COOKIE);
}

/** The value of a cookie signed by better-auth with our secret; null when it is absent or not ours. */
export function signedValueIn(cookieHeader: string | null, name: string): string | null {
  const signed = cookieIn(cookieHeader, cookieName(name));
  const dot = signed?.lastIndexOf('.') ?? -1;
  if (!signed || dot < 1) return null;
  const token = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const ours = createHmac('sha256', env().SESSION_SECRET).update(token).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null;
}

function cookieIn(cookieHeader: string | null, name: string): string | null {
  for (const part of cookieHeader?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}
