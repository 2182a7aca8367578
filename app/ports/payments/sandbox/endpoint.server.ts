import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { ApiError } from './api-error';
import { letTimePass } from './clockwork';
import { newId } from './ids.server';
import { list, type Params } from './params';
import type { Account, Books } from './records';
import { API_VERSION } from './shape-parts';

/** One call to the API, read. */
export type Call = {
  account: Account;
  params: Params;
  /** Of the path. */
  id: string;
  expand: string[];
};

export type Desk = {
  books: Books;
  secretKey: string;
  /** Saves the books, then sends what is owed. Resolves when they are saved. */
  finish(): Promise<void>;
};

const digest = (text: string) => createHash('sha256').update(text).digest();

function checkKey(request: Request, secretKey: string): void {
  const [scheme, given = ''] = (request.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || given === '') {
    throw new ApiError(
      401,
      'You did not provide an API key. Use it as a Bearer token in the Authorization header.',
    );
  }
  if (given.startsWith('sk_live_')) {
    throw new ApiError(401, 'This is the practice till: a live key must never be sent here.');
  }
  if (!timingSafeEqual(digest(given), digest(secretKey))) {
    throw new ApiError(401, `Invalid API Key provided: ${given.slice(0, 8)}***`);
  }
}

function accountOf(request: Request): Account {
  const account = request.get('stripe-account');
  if (!account) return null;
  if (/^acct_\w+$/.test(account)) return account;
  const who = `The provided key does not have access to account '${account}' (or that account does not exist).`;
  throw new ApiError(403, `${who} Application access may have been revoked.`, { code: 'account_invalid' });
}

function read(request: Request): Call {
  const params: Params = request.method === 'POST' ? (request.body ?? {}) : request.query;
  return {
    account: accountOf(request),
    params,
    id: request.params.id ?? '',
    expand: list(params.expand, 'expand').map(String),
  };
}

type Answer = { status: number; body: unknown; replayOf?: string };

/** Runs a call once per idempotency key: a repetition gets the first answer, another call with the key a refusal. */
function once(books: Books, request: Request, call: Call, requestId: string, run: () => object): Answer {
  const key = request.method === 'POST' ? request.get('idempotency-key') : undefined;
  if (!key) return { status: 200, body: run() };
  const slot = `${call.account ?? ''}|${key}`;
  const fingerprint = digest(`${request.path}\n${JSON.stringify(call.params)}`).toString('hex');
  const first = books.state.keys[slot];
  if (first) {
    if (first.fingerprint === fingerprint) return { ...first, replayOf: first.requestId };
    const rule =
      'Keys for idempotent requests can only be used with the same parameters they were first used with.';
    const advice = `Try using a key other than '${key}' if you meant to execute a different request.`;
    throw new ApiError(400, `${rule} ${advice}`, { type: 'idempotency_error' });
  }
  const keep = (status: number, body: unknown): Answer => {
    books.state.keys[slot] = { at: books.now(), fingerprint, requestId, status, body };
    return { status, body };
  };
  try {
    return keep(200, run());
  } catch (error) {
    // A call that was refused before it began may be mended and sent again with its key.
    if (error instanceof ApiError && error.begun) return keep(error.status, error.envelope(requestId));
    throw error;
  }
}

function send(response: Response, requestId: string, answer: Answer): void {
  response.status(answer.status).set('Request-Id', requestId);
  if (answer.replayOf) response.set({ 'Idempotent-Replayed': 'true', 'Original-Request': answer.replayOf });
  response.json(answer.body);
}

/** Makes an API endpoint of a function from a call to an object. */
export function endpoint(desk: Desk, run: (call: Call) => object): RequestHandler {
  return async (request, response, next) => {
    const requestId = newId('req');
    response.set({
      'Stripe-Version': request.get('stripe-version') ?? API_VERSION,
      'Cache-Control': 'no-store',
    });
    for (const header of ['idempotency-key', 'stripe-account']) {
      const value = request.get(header);
      if (value) response.set(header, value);
    }
    try {
      checkKey(request, desk.secretKey);
      letTimePass(desk.books);
      const call = read(request);
      const answer = once(desk.books, request, call, requestId, () => run(call));
      await desk.finish();
      send(response, requestId, answer);
    } catch (error) {
      if (!(error instanceof ApiError)) return next(error);
      send(response, requestId, { status: error.status, body: error.envelope(requestId) });
    }
  };
}
