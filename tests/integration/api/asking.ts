import { randomUUID } from 'node:crypto';
import type { ActionFunction, AppLoadContext } from '@remix-run/node';
import { expect } from 'vitest';
import { OPERATIONS } from '~/api/operations';
import type { ProblemBody } from '~/api/problems';
import { problem } from '~/api/schemas/common';
import { SCOPES, type Scope } from '~/domain/access/scopes';
import { createToken } from '~/services/api/create-token.server';
import type { Family } from '../parent/family-market';
import { addressOf } from './routed';

type RouteModule = { loader: ActionFunction; action: ActionFunction };
const modules = import.meta.glob<RouteModule>('../../../app/routes/api+/*.ts', { eager: true });

const routes = Object.entries(modules)
  .map(([file, module]) => {
    const pattern = addressOf(file.split('/').at(-1) ?? '');
    const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const regexp = new RegExp(`^${pattern.replace(/\{\w+\}/g, '([^/]+)').replace('$', '.*')}$`);
    return { pattern, names, regexp, module };
  })
  // The one for everything else comes last.
  .sort((a, b) => Number(a.pattern.includes('$')) - Number(b.pattern.includes('$')));

export type Asking = {
  token?: string;
  body?: unknown;
  key?: string;
  lng?: 'zh-CN' | 'en';
  headers?: Record<string, string>;
  address?: string;
};

/**
 * Asks an address below /api/v1 through its route, as a program would. Every answer that is not a problem is held against
 * the schema that the document names: it has all of it and nothing else.
 */
export async function ask(method: string, path: string, asking: Asking = {}) {
  const { token, body, key, lng, headers: more, address = '10.1.0.1' } = asking;
  const headers = new Headers({
    ...(token && { authorization: `Bearer ${token}` }),
    ...(key && { 'idempotency-key': key }),
    ...(lng && { 'accept-language': lng }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...more,
  });
  const url = new URL(`http://localhost:3000/api/v1${path}`);
  const request = new Request(url, {
    method,
    headers,
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const pathname = path.split('?', 1)[0] ?? '';
  const route = routes.find(({ regexp }) => regexp.test(pathname));
  if (!route) throw new Error(`no route for ${path}`);
  const values = route.regexp.exec(pathname)?.slice(1) ?? [];
  const params = Object.fromEntries(route.names.map((name, index) => [name, values[index]]));
  const reads = ['GET', 'HEAD', 'OPTIONS'].includes(method);
  const answer = (await (reads ? route.module.loader : route.module.action)({
    request,
    params,
    context: { clientAddress: address, cspNonce: '', requestId: '' } as AppLoadContext,
  })) as Response;
  const text = await answer.text();
  const json = text === '' ? null : JSON.parse(text);
  if (answer.status >= 400) expect(problem.strict().parse(json)).toEqual(json);
  else if (method !== 'HEAD' && json !== null) {
    const of = OPERATIONS.find((each) => each.path === route.pattern && each.method === method.toLowerCase());
    if (of) expect(of.answer.schema?.parse(json), of.id).toEqual(json);
  }
  return { status: answer.status, headers: answer.headers, json, problem: json as ProblemBody };
}

/** A token of a family with these scopes, or with all. */
export async function tokenOf(family: Pick<Family, 'actor'>, scopes: readonly Scope[] = SCOPES) {
  const made = await createToken(family.actor, { name: 'tests', scopes, days: 90 }, new Date());
  if (made.kind === 'refused') throw new Error('no token');
  return made.token;
}

/** The body of an enrollment with both consents given. */
export const placeWanted = (family: Family, offeringId: string) => ({
  offeringId,
  childId: family.childId,
  consent: { childData: true, rosterToProvider: true },
});

export const newKey = () => randomUUID();
