import type { Request, RequestHandler, Response } from 'express';
import { getLocale } from './locale.server';

/** A page as it was rendered for a guest, and until when it may be given to others. */
type Page = {
  body: string;
  type: string;
  headers: Record<string, string>;
  until: number;
  /** What belongs to one answer alone, to be put anew into each. */
  nonce: string;
  now: string | null;
};

/** Pages of classes and courses; their data too, which is what a link inside the site asks for. */
const KEPT = /^\/(offerings|courses)\/[0-9a-f-]{36}(\.data)?$/;
/** The only cookie with which somebody is still anybody. */
const HARMLESS = /^\s*lng=[^;]*;?\s*$/;
const SERVED_AT = /(now\\?",\\?")(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)/;
/** Only there: whoever sends a word of the page as the id of a request must not have it changed on everybody's page. */
const REQUEST_ID = /(<html[^>]* data-request-id=")[^"]*/;
const MOST = 500;
const AT_MOST_SECONDS = 5;

/**
 * Says of a page how long it may be kept: for nobody in particular a few seconds, and never past an instant at which it
 * becomes another page; for a person not at all.
 */
export function guestPageHeaders(
  request: globalThis.Request,
  turnsAt: readonly (string | null)[],
  now: Date,
): Record<string, string> {
  const left = turnsAt
    .flatMap((at) => (at === null ? [] : [Date.parse(at) - now.getTime()]))
    .filter((each) => each > 0)
    .map((each) => Math.floor(each / 1000));
  const seconds = Math.min(AT_MOST_SECONDS, ...left);
  const { headers } = request;
  if (seconds === 0 || !isAnybody(headers.get('cookie'), headers.get('authorization'))) return {};
  return { 'cache-control': `public, max-age=${seconds}`, vary: 'Cookie, Accept-Language' };
}

/**
 * Renders what guests see of a class once and gives it to all who ask in the next seconds: ten thousand who wait for an
 * opening cost as much as one. Only answers that say `public` are kept, only requests without a session or anything else
 * of a person are given them, and whoever comes while one is being rendered waits for that one. Nonce, id of the request
 * and the server's time are those of each request. There is no ETag: a page that says the time is never the same again.
 */
export function guestPages(most = MOST): RequestHandler {
  const pages = new Map<string, Promise<Page | null>>();
  return async (request, response, next) => {
    if (request.method !== 'GET' || !KEPT.test(request.path)) return next();
    const { cookie, authorization } = request.headers;
    if (!isAnybody(cookie, authorization)) return next();
    const key = `${await languageOf(request)} ${request.originalUrl}`;
    const known = pages.get(key);
    const page = known && (await known);
    if (page && page.until > Date.now()) return void give(page, response);
    // Found out by several at once: one renders, the others wait for it.
    const newer = pages.get(key);
    if (newer && newer !== known) {
      const other = await newer;
      return other ? void give(other, response) : next();
    }
    pages.delete(key);
    // Addresses made up by the thousand push out the oldest, not a page that everybody asks for now.
    const [oldest] = pages.keys();
    if (pages.size >= most && oldest !== undefined) pages.delete(oldest);
    const kept = capture(response);
    pages.set(key, kept);
    void kept.then((found) => found ?? (pages.get(key) === kept && pages.delete(key)));
    next();
  };
}

function isAnybody(cookie: string | null = null, authorization: string | null = null): boolean {
  return authorization === null && (cookie === null || HARMLESS.test(cookie));
}

function languageOf({ headers }: Request): Promise<string> {
  const asked = new Headers();
  for (const name of ['cookie', 'accept-language'] as const) {
    if (headers[name]) asked.set(name, headers[name]);
  }
  return getLocale(new Request('http://localhost/', { headers: asked }));
}

/** Listens to what is answered; null when it may not be kept. */
function capture(response: Response): Promise<Page | null> {
  const chunks: Buffer[] = [];
  const { write, end } = response;
  const hear = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.write = ((...args: Parameters<typeof write>) => {
    hear(args[0]);
    return write.apply(response, args);
  }) as typeof write;
  return new Promise((resolve) => {
    response.end = ((...args: Parameters<typeof end>) => {
      hear(args[0]);
      const ended = end.apply(response, args);
      resolve(pageOf(response, Buffer.concat(chunks).toString('utf8')));
      return ended;
    }) as typeof end;
    response.once('close', () => resolve(null));
  });
}

function pageOf(response: Response, body: string): Page | null {
  const control = String(response.getHeader('cache-control') ?? '');
  const seconds = Number(/^public, max-age=(\d+)$/.exec(control)?.[1] ?? 0);
  if (response.statusCode !== 200 || seconds === 0 || response.hasHeader('set-cookie')) return null;
  const headers = ['cache-control', 'vary', 'content-language', 'x-remix-response'].flatMap((name) => {
    const value = response.getHeader(name);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return {
    body,
    type: String(response.getHeader('content-type') ?? 'text/html; charset=utf-8'),
    headers: Object.fromEntries(headers),
    until: Date.now() + seconds * 1000,
    nonce: response.locals.cspNonce,
    now: SERVED_AT.exec(body)?.[2] ?? null,
  };
}

function give(page: Page, response: Response): void {
  const { cspNonce, requestId } = response.locals;
  let body = page.body.replaceAll(page.nonce, cspNonce).replace(REQUEST_ID, `$1${requestId}`);
  if (page.now) body = body.replaceAll(page.now, new Date().toISOString());
  response.status(200).set(page.headers).type(page.type).end(body);
}
