import type { z } from 'zod';
import type { Scope } from '~/domain/access/scopes';
import type { RefusalCode } from '~/domain/refusal';
import type { Problem } from './problems';

/** Groups of the reference, in its order. */
export const TAGS = ['courses', 'draws', 'children', 'wishes', 'enrollments', 'waiting', 'rules'] as const;
export type Tag = (typeof TAGS)[number];

export const METHODS = ['get', 'post', 'put', 'delete'] as const;
export type Method = (typeof METHODS)[number];

/**
 * One operation of the API, said once: the door parses requests by these schemas and cuts answers to them, the OpenAPI
 * document and the reference page are made of them. Its words are in `openapi:operation.<id>`.
 */
export interface Operation {
  id: string;
  method: Method;
  /** Below /api/v1, with parameters in braces. */
  path: string;
  tag: Tag;
  /** What a token needs to say (its person has the right itself, else the scope is gone); null for everybody. */
  scope: Scope | null;
  params: z.ZodObject | null;
  query: z.ZodObject | null;
  body: z.ZodType | null;
  /** A null schema is an answer without a body. */
  answer: { status: 200 | 201 | 204; schema: z.ZodType | null };
  /** Whether a request must name an Idempotency-Key, may, or changes nothing anyway. */
  key: 'required' | 'optional' | 'none';
  /** Problems beside those of every operation (a bad request, too many of them). */
  problems: readonly Problem[];
  /** Refusals of the service behind it; each has its words and, where it comes from one, its rule. */
  refusals: readonly RefusalCode[];
  /** An example of a body, for the reference. */
  example?: unknown;
}

type Base = 'params' | 'query' | 'body' | 'scope' | 'problems' | 'refusals' | 'key';

/** An operation with everything that it does not say itself. */
export function operation<const O extends Omit<Operation, Base> & Partial<Pick<Operation, Base>>>(of: O) {
  const none = {
    params: null,
    query: null,
    body: null,
    scope: null,
    problems: [],
    refusals: [],
    key: 'none',
  } as const;
  return { ...none, ...of } as Omit<typeof none, keyof O> & O;
}
