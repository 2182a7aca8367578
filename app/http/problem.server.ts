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

/**
 * A problem of RFC 9457 as a response. Nothing keeps it: what is wrong now may be right in a minute.
 *
 * @param body at least `type`, `title`, `status` and `code`
 */
export function problemResponse(
  body: { type: string; title: string; status: number; code: string } & Record<string, unknown>,
  headers: HeadersInit = {},
): Response {
  const all = new Headers(headers);
  all.set('content-type', 'application/problem+json');
  all.set('cache-control', 'no-store');
  return new Response(JSON.stringify(body), { status: body.status, headers: all });
}

/** The same for a door that only our own pages knock at: no words, the page has them. */
export function problem(status: 400, code: string): Response {
  return problemResponse({ type: 'about:blank', title: 'Bad Request', status, code });
}
