import type { Operation } from './operation';
import type { Problem } from './problems';

/** Everything that can be wrong with a request to an operation, by the order of their status. */
export function problemsOf(operation: Operation): Problem[] {
  const { body, query, scope, key, problems } = operation;
  const can: [boolean, Problem][] = [
    [body !== null, 'malformed_json'],
    [key === 'required', 'idempotency_key_missing'],
    [scope !== null, 'token_missing'],
    [true, 'token_invalid'],
    [scope !== null || hasChild(query), 'scope_missing'],
    [problems.includes('not_found'), 'not_found'],
    [key !== 'none', 'request_in_flight'],
    [key !== 'none', 'idempotency_key_reused'],
    [body !== null, 'too_large'],
    [body !== null, 'not_json'],
    [true, 'unusable'],
    [true, 'too_often'],
    [true, 'internal'],
    [problems.includes('busy'), 'busy'],
  ];
  return can.flatMap(([may, problem]) => (may ? [problem] : []));
}

/** Public questions that may be asked for a child of one's own. */
function hasChild(query: Operation['query']): boolean {
  return query !== null && 'childId' in query.shape;
}
