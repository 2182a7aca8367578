import type { data } from '@remix-run/node';
import type { Lng } from '~/i18n/config';
import type { IdentityRefused } from '~/services/identity/refusal';
import type { SignedIn } from '~/services/identity/signed-in.server';
import type { FormAnswer } from './form.server';
import { identityWords } from './identity-words.server';

/** Where a person goes who just signed in and was on the way to nowhere else. */
export function homeOf({ actor, rolesWaiting }: SignedIn): string {
  if (rolesWaiting.length > 0) return '/account/second-factor';
  const roles = actor.memberships.map((membership) => membership.role);
  if (roles.some((role) => role.startsWith('bureau_'))) return '/bureau';
  if (roles.some((role) => role.startsWith('school_'))) return '/school';
  if (roles.some((role) => role.startsWith('provider_'))) return '/provider';
  return actor.guardianId ? '/parent' : '/account';
}

type Answering = (problems: {
  form?: string[];
  fields?: Record<string, string[]>;
  status?: number;
}) => ReturnType<typeof data<FormAnswer>>;

/**
 * Puts a refusal of identity back on its form, in words, at `field` or above it. 429 when it is a matter of
 * waiting.
 */
export function answerRefusal(
  answer: Answering,
  refusal: IdentityRefused,
  { lng, now, field }: { lng: Lng; now: Date; field?: string },
) {
  const words = [identityWords(refusal, lng, now)];
  const status = refusal.until ? 429 : 422;
  return answer(field ? { fields: { [field]: words }, status } : { form: words, status });
}
