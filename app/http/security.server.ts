import { randomBytes, randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { withRequestContext } from './context.server';
import type { Env } from './env.server';

declare module 'express-serve-static-core' {
  interface Locals {
    cspNonce: string;
    requestId: string;
  }
}

const STRIPE_CHECKOUT = 'https://checkout.stripe.com';
/** Other machines talk here and prove themselves by signature or key, not by cookie. */
const MACHINE_DOORS = ['/webhooks/', '/v1/'];
/** Programs of anybody ask here. Nothing behind it reads a cookie, so another site gains nothing by asking. */
const OPEN_DOOR = '/api/v1/';
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const KILOBYTE = 1024;
/** Request bodies in bytes at most: forms, webhooks, and forms with papers or a roster. */
const BODY_LIMITS = { form: 256 * KILOBYTE, machine: 1024 * KILOBYTE, files: 12 * 1024 * KILOBYTE };

/**
 * Gives each request an id, taken from a proxy in front of us when that sent a sound one. Everything that follows logs
 * under that id.
 */
export function requestIdentity(): RequestHandler {
  return (request, response, next) => {
    const sent = request.get('x-request-id');
    const requestId = sent && /^[\w.-]{8,64}$/.test(sent) ? sent : randomUUID();
    response.locals.requestId = requestId;
    response.setHeader('x-request-id', requestId);
    withRequestContext({ requestId }, next);
  };
}

/** Content-Security-Policy with a nonce for the scripts of this answer, and the usual headers. */
export function securityHeaders(
  settings: Pick<Env, 'mode' | 'BASE_URL' | 'STRIPE_API_BASE'>,
): RequestHandler {
  const https = settings.BASE_URL.startsWith('https://');
  const development = settings.mode === 'development';
  const paymentPages = [STRIPE_CHECKOUT, settings.BASE_URL];
  if (settings.STRIPE_API_BASE) paymentPages.push(new URL(settings.STRIPE_API_BASE).origin);
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${(response as Response).locals.cspNonce}'`],
        scriptSrcAttr: ["'none'"],
        // Widths of bars and places in the week grid are style attributes; popovers add style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", 'ws:'] : ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        // Browsers check the target of a redirect after a form as well: paying leaves for the pay page.
        formAction: ["'self'", ...paymentPages],
        frameAncestors: ["'none'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Browsers complain about it on plain http other than localhost, where it has no effect.
    crossOriginOpenerPolicy: https,
    originAgentCluster: false,
    // A calendar feed's address is a secret; no other site is told where a reader comes from.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.locals.cspNonce = randomBytes(16).toString('base64');
    setHeaders(request, response, next);
  };
}

/**
 * Refuses what another site makes a browser send with our cookies (CSRF): an unsafe method must come from
 * our own pages, told by `Sec-Fetch-Site`, or by `Origin` or `Referer` in older browsers. Without all
 * three it must carry no cookie.
 */
export function sameSiteOnly(settings: Pick<Env, 'BASE_URL'>): RequestHandler {
  const own = new URL(settings.BASE_URL).host;
  return (request, response, next) => {
    const open = isMachineDoor(request) || request.path.startsWith(OPEN_DOOR);
    if (SAFE_METHODS.has(request.method) || open || isFromUs(request, own)) return next();
    refuse(response, 403, 'Forbidden', 'cross_site');
  };
}

const isMachineDoor = (request: Request) => MACHINE_DOORS.some((door) => request.path.startsWith(door));

function isFromUs(request: Request, own: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const from = request.get('origin') ?? request.get('referer');
  if (from === undefined) return request.get('cookie') === undefined;
  const host = URL.canParse(from) ? new URL(from).host : undefined;
  return host !== undefined && (host === own || host === request.get('host'));
}

/** Refuses bodies that are too large, or do not say how large they are, before anything reads them. */
export function bodyLimits(): RequestHandler {
  return (request, response, next) => {
    if (SAFE_METHODS.has(request.method)) return next();
    const length = request.get('content-length');
    if (length === undefined && request.get('transfer-encoding') !== undefined) {
      return refuse(response, 411, 'Length Required', 'length_required');
    }
    if (Number(length ?? 0) > limitOf(request))
      return refuse(response, 413, 'Content Too Large', 'too_large');
    next();
  };
}

function limitOf(request: Request): number {
  if (isMachineDoor(request)) return BODY_LIMITS.machine;
  return request.is('multipart/form-data') ? BODY_LIMITS.files : BODY_LIMITS.form;
}

function refuse(response: Response, status: number, title: string, code: string) {
  response.setHeader('connection', 'close');
  response.status(status).type('application/problem+json');
  response.send(JSON.stringify({ type: 'about:blank', title, status, code }));
}

/**
 * The last resort of the web server: what the middlewares before the app throw. A client's mistake (no such
 * file, a path that cannot be decoded) keeps its status; of anything else nothing leaves the house.
 */
export function lastResort(report: (error: unknown) => void) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const { status } = error as { status?: unknown };
    const clients = typeof status === 'number' && status >= 400 && status < 500;
    if (!clients) report(error);
    if (response.headersSent) return next(error);
    if (clients) refuse(response, status, STATUS_CODES[status] ?? 'Bad Request', 'bad_request');
    else refuse(response, 500, 'Internal Server Error', 'internal');
  };
}
