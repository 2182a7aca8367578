import type { Scope } from '~/domain/access/scopes';

type Key<S extends Scope> = S extends `${infer Of}:${infer Act}` ? `${Of}_${Act}` : never;

/** Where the words of a scope are: `api:scope.<key>`; a colon means something else to i18next. */
export function scopeKey(scope: Scope): Key<Scope> {
  return scope.replace(':', '_') as Key<Scope>;
}
