import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { Actor } from '~/domain/access/actor';
import type { Scope } from '~/domain/access/scopes';
import type { Refused } from '~/domain/refusal';
import { languageAsked } from '~/http/locale.server';
import type { Lng } from '~/i18n/config';
import { acted, thrown } from './act.server';
import { callerOf, scopeProblem } from './caller.server';
import { answeredOnce, fingerprint, keyOf, requestKeyOf } from './idempotency.server';
import { readBody, readParams, readQuery } from './input.server';
import type { Operation } from './operation';
import { problemAnswer } from './problem-answer.server';

type In<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What an operation is asked, read and checked. */
export type Asked<O extends Operation> = {
  /** Null only where an operation is for everybody and no token came along. */
  actor: O['scope'] extends null ? Actor | null : Actor;
  scopes: readonly Scope[];
  params: In<O['params']>;
  query: In<O['query']>;
  body: In<O['body']>;
  now: Date;
  lng: Lng;
  address: string;
  /** The name of this very request, for services that know one; null where it named no Idempotency-Key. */
  requestKey: O['key'] extends 'required' ? string : string | null;
};

type Out<O extends Operation> =
  | (O['answer']['schema'] extends z.ZodType ? z.input<O['answer']['schema']> : undefined)
  | Refused
  | Response;

export type Served = { operation: Operation; answer: (asked: never) => Promise<unknown> };

/** An operation with what answers it: one call of a service and the shape of its answer. */
export function serve<const O extends Operation>(
  operation: O,
  answer: (asked: Asked<O>) => Promise<Out<O>>,
): Served {
  return { operation, answer };
}

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/**
 * The door of one address of the API: who asks, how often, by which right, with what. Everything that goes wrong leaves
 * as a problem of RFC 9457 in the language of `Accept-Language`. No cookie is read.
 */
export function door(...served: readonly Served[]): (args: Args) => Promise<Response> {
  const allow = allowed(served);
  const open = served.some(({ operation }) => operation.method === 'get' && operation.scope === null);
  return async (args) => {
    const { request } = args;
    const lng = languageAsked(request.headers.get('accept-language'));
    const headers = new Headers({ vary: 'Accept-Language, Authorization', 'content-language': lng });
    // Public data may be read by pages of any site. The rest is for servers and apps: a page of another site has no
    // business with a family's token.
    if (open && isRead(request)) headers.set('access-control-allow-origin', '*');
    const answer = await answerOf(args, served, allow, lng, headers).catch((error: unknown) =>
      thrown(error, lng),
    );
    for (const [name, value] of headers) if (!answer.headers.has(name)) answer.headers.set(name, value);
    if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store');
    return answer;
  };
}

const isRead = ({ method }: Request) => method === 'GET' || method === 'HEAD';

function allowed(served: readonly Served[]): string {
  const methods = served.map(({ operation }) => operation.method.toUpperCase());
  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].join(
    ', ',
  );
}

async function answerOf(
  { request, params, context }: Args,
  served: readonly Served[],
  allow: string,
  lng: Lng,
  headers: Headers,
): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
  const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase();
  const found = served.find(({ operation }) => operation.method === method);
  if (!found) return problemAnswer('method_not_allowed', lng, { headers: { allow } });
  const { operation } = found;
  const now = new Date();

  const caller = await callerOf(request, context.clientAddress, lng, now);
  for (const [name, value] of Object.entries(caller.rate)) headers.set(name, value);
  if (caller.kind === 'out') return caller.answer;
  const { holder } = caller;
  const shut = operation.scope && scopeProblem(holder, operation.scope, lng);
  if (shut) return shut;

  const url = new URL(request.url);
  const path = readParams(operation.params, params);
  const query = readQuery(operation.query, url.searchParams, lng);
  const body = await readBody(operation.body, request, lng);
  for (const part of [path, query, body]) {
    if (part.kind === 'problem') return problemAnswer(part.problem, lng, { errors: part.errors });
  }
  const key = operation.key === 'none' ? null : keyOf(request);
  if (key === undefined || (key === null && operation.key === 'required')) {
    return problemAnswer('idempotency_key_missing', lng);
  }
  const userId = holder?.actor.userId;
  const asked = {
    actor: holder?.actor ?? null,
    scopes: holder?.scopes ?? [],
    params: valueIn(path),
    query: valueIn(query),
    body: valueIn(body),
    now,
    lng,
    address: context.clientAddress,
    requestKey: key !== null && userId ? requestKeyOf(userId, key) : null,
  };
  if (key === null || !userId) return acted(found, asked, lng);
  const name = fingerprint(request.method, url, body.bytes);
  const once = await answeredOnce({ userId, key }, name, () =>
    acted(found, asked, lng).catch((error: unknown) => thrown(error, lng)),
  );
  if (once.kind === 'answered') return once.response;
  const wait = once.problem === 'request_in_flight' ? { 'retry-after': '1' } : undefined;
  return problemAnswer(once.problem, lng, { headers: wait });
}

const valueIn = (read: { kind: 'read'; value: unknown } | { kind: 'problem' }) =>
  read.kind === 'read' ? read.value : undefined;
