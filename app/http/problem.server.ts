/** What an expected error is on the web. The names are those of app/domain. */
const STATUS_BY_NAME: Record<string, { status: number; title: string; code: string }> = {
  NotFound: { status: 404, title: 'Not Found', code: 'not_found' },
  Busy: { status: 503, title: 'Service Unavailable', code: 'busy' },
  RuleBroken: { status: 409, title: 'Conflict', code: 'class_against_rule' },
};

const RETRY_AFTER_SECONDS = 2;

/**
 * The answer to an error that services throw on purpose, or undefined for anything else, which is a bug.
 * Errors are known by name, since the built bundle and the server have each their own copy of a class.
 * The body is a problem of RFC 9457; pages read only its status.
 */
export function problemOf(error: unknown): Response | undefined {
  if (!(error instanceof Error)) return undefined;
  const known = STATUS_BY_NAME[error.name];
  if (!known) return undefined;
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (known.status === 503) headers.set('retry-after', String(RETRY_AFTER_SECONDS));
  return new Response(JSON.stringify({ type: 'about:blank', ...known }), { status: known.status, headers });
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
};

/**
 * What a program is told when its request cannot be answered: a problem of RFC 9457. `path` names the field:
 * `lessons[0].start`.
 */
export function problem(
  status: 400 | 405 | 413 | 415 | 422 | 429,
  code: string,
  more: { detail?: string; path?: string } = {},
  headers: Record<string, string> = {},
): Response {
  const body = { type: 'about:blank', title: TITLES[status], status, code, ...more };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
