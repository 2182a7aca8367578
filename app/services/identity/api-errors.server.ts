import { isAPIError } from 'better-auth/api';

/** The code of an expected refusal by better-auth; anything else is thrown on. */
export function refusalCodeOf(error: unknown): string {
  if (!isAPIError(error)) throw error;
  const { body, statusCode } = error as { body?: { code?: string }; statusCode?: number };
  if (!body?.code || (statusCode ?? 500) >= 500) throw error;
  return body.code;
}
