import { AsyncLocalStorage } from 'node:async_hooks';

export interface RequestContext {
  requestId: string;
  /** The route that answers, by its pattern; set at its door. */
  route?: string;
}

// On globalThis because the server's own files and the built bundle load this module separately.
const KEY = Symbol.for('after-school-supermarket.request-context');
const held = globalThis as typeof globalThis & { [KEY]?: AsyncLocalStorage<RequestContext> };
const storage = held[KEY] ?? new AsyncLocalStorage<RequestContext>();
held[KEY] = storage;

/** Runs `act` so that every log line inside it carries the request's id. */
export function withRequestContext<T>(context: RequestContext, act: () => T): T {
  return storage.run(context, act);
}

/** The request being answered, or undefined in jobs and scripts. */
export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}
