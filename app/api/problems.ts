/** Everything that can be wrong with a request before a service is asked, with its status (RFC 9110). */
export const PROBLEMS = {
  malformed_json: 400,
  idempotency_key_missing: 400,
  token_missing: 401,
  token_invalid: 401,
  scope_missing: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_in_flight: 409,
  idempotency_key_reused: 409,
  too_large: 413,
  not_json: 415,
  unusable: 422,
  too_often: 429,
  internal: 500,
  busy: 503,
} as const;

export type Problem = keyof typeof PROBLEMS;

/** One reason among several: a refusal of the domain, or a field that cannot be read. */
export type ProblemError = {
  code: string;
  /** The field it is about: `offeringIds[1]`; empty for all of the request. */
  path: string;
  /** The rule of the county's rule book behind it: /rules/T14. */
  ruleId: string | null;
  detail: string;
};

/** A problem of RFC 9457 as our answers carry it. */
export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** Of the first error. */
  path?: string;
  errors: ProblemError[];
};
