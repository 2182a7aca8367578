import { sessionTokenIn } from '~/services/identity/session-token.server';
import { type SignedIn, signedInBy } from '~/services/identity/signed-in.server';
import { requestContext } from './context.server';

// Loaders of one page ask the same question; the answer is kept for the request and for the cookie it came with.
const asked = new WeakMap<object, Map<string, Promise<SignedIn | null>>>();

/**
 * The session of a request, or null for a guest. One query per request, however many loaders ask; an action
 * always asks afresh, so that what it decides is true at that moment.
 */
export function getSignedIn(request: Request): Promise<SignedIn | null> {
  const token = sessionTokenIn(request.headers.get('cookie'));
  if (!token) return Promise.resolve(null);
  if (request.method !== 'GET' && request.method !== 'HEAD') return signedInBy(token, new Date());
  const key = requestContext() ?? request;
  const known = asked.get(key) ?? new Map<string, Promise<SignedIn | null>>();
  asked.set(key, known);
  const answer = known.get(token) ?? signedInBy(token, new Date());
  known.set(token, answer);
  return answer;
}
