import { holderOf, type TokenHolder } from '~/services/api/token-holder.server';

/** `none`: nobody claims to be anybody. `invalid`: a claim that does not hold, or of another kind than ours. */
export type Bearer = { kind: 'holder'; holder: TokenHolder } | { kind: 'none' } | { kind: 'invalid' };

/** Who asks by the `Authorization` header. Cookies are not read: what a browser sends by itself proves nothing here. */
export async function bearerOf(request: Request, now: Date): Promise<Bearer> {
  const header = request.headers.get('authorization');
  if (header === null) return { kind: 'none' };
  const token = /^Bearer +(\S+) *$/i.exec(header)?.[1];
  const holder = token === undefined ? null : await holderOf(token, now);
  return holder ? { kind: 'holder', holder } : { kind: 'invalid' };
}
