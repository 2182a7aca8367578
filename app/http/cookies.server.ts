import { type Cookie, createCookie } from '@remix-run/node';
import { cookieName, cookiesAreSecure } from '~/services/identity/cookie-names.server';
import { env } from './env.server';

const made = new Map<string, Cookie>();

/**
 * A signed cookie of ours: HttpOnly, SameSite=Lax, Secure and `__Host-` on https. Holds nothing that the person
 * themselves may not read.
 *
 * @param maxAge seconds; 0 makes the same cookie for deleting it
 */
export function ourCookie(name: string, maxAge: number): Cookie {
  const key = `${name}:${maxAge}`;
  const known = made.get(key);
  if (known) return known;
  const cookie = createCookie(cookieName(name), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: cookiesAreSecure(),
    secrets: [env().SESSION_SECRET],
    maxAge,
  });
  made.set(key, cookie);
  return cookie;
}

/** The value of one of our cookies, or null when it is absent or was not signed by us. */
export async function readCookie<Value>(request: Request, name: string): Promise<Value | null> {
  return (await ourCookie(name, 0).parse(request.headers.get('cookie'))) as Value | null;
}

/** A `Set-Cookie` header that deletes one of our cookies. */
export function dropCookie(name: string): Promise<string> {
  return ourCookie(name, 0).serialize('');
}
