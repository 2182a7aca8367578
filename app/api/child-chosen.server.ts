import type { Actor } from '~/domain/access/actor';
import type { Scope } from '~/domain/access/scopes';
import { NotFound } from '~/domain/refusal';
import type { Lng } from '~/i18n/config';
import { childChoice } from '~/services/search/child-choice.server';
import { scopeProblem } from './caller.server';

type Chosen = { kind: 'child'; childId: string | null } | { kind: 'problem'; answer: Response };

/**
 * The child that a public question is asked for: that needs a token which may see children, and one's own.
 *
 * @throws NotFound when it is not
 */
export async function childChosen(
  { actor, scopes }: { actor: Actor | null; scopes: readonly Scope[] },
  childId: string | undefined,
  lng: Lng,
): Promise<Chosen> {
  if (childId === undefined) return { kind: 'child', childId: null };
  const answer = scopeProblem(actor && { scopes: [...scopes] }, 'children:read', lng);
  if (answer) return { kind: 'problem', answer };
  const { children } = await childChoice(actor, childId);
  if (!children.some(({ id }) => id === childId)) throw new NotFound('child');
  return { kind: 'child', childId };
}
