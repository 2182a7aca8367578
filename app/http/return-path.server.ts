const HERE = 'http://here.invalid';

/**
 * A path of ours to go on to, from a `to=` that anybody may have written: never another site, never the
 * sign-in pages themselves. `fallback` when it is absent or not safe.
 */
export function safeReturnPath(to: FormDataEntryValue | null | undefined, fallback = '/'): string {
  if (typeof to !== 'string' || !to.startsWith('/') || hasOddCharacter(to)) return fallback;
  let url: URL;
  try {
    url = new URL(to, HERE);
  } catch {
    return fallback;
  }
  if (url.origin !== HERE || url.pathname.startsWith('//')) return fallback;
  if (/^\/(sign-in|sign-out|demo\/session|join)(\/|$)/.test(url.pathname)) return fallback;
  return url.pathname + url.search + url.hash;
}

/** Backslashes, which browsers read as slashes, and control characters, which they drop. */
function hasOddCharacter(text: string): boolean {
  return [...text].some((character) => character === '\\' || character < ' ' || character === '\u007f');
}

/** Whether a path leads to a workplace, whose people sign in by e-mail and password. */
export function isStaffPath(to: string): boolean {
  return /^\/(provider|school|bureau)(\/|\?|$)/.test(to);
}

/** The page a request came from: itself when it is a GET, else the referring page when that is ours. */
export function pathOf(request: Request): string {
  if (request.method === 'GET' || request.method === 'HEAD') {
    const url = new URL(request.url);
    return url.pathname + url.search;
  }
  const referer = request.headers.get('referer');
  if (!referer || !URL.canParse(referer)) return '/';
  const url = new URL(referer);
  return url.host === new URL(request.url).host ? safeReturnPath(url.pathname + url.search) : '/';
}
