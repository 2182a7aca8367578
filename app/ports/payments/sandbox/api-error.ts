/** A refusal as Stripe words and numbers it. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string | undefined;
  readonly param: string | undefined;
  /** The call had begun, so its idempotency key now stands for this refusal. */
  readonly begun: boolean;

  constructor(
    status: number,
    message: string,
    facts: { type?: string; code?: string; param?: string; begun?: boolean } = {},
  ) {
    super(message);
    this.status = status;
    this.type = facts.type ?? 'invalid_request_error';
    this.code = facts.code;
    this.param = facts.param;
    this.begun = facts.begun ?? false;
  }

  envelope(requestId: string): object {
    const { type, code, param, message } = this;
    const doc = code && { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` };
    const log = { request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}` };
    return { error: { ...(code && { code }), ...doc, message, ...(param && { param }), ...log, type } };
  }
}

export function missing(what: string, id: string, param = 'id'): ApiError {
  return new ApiError(404, `No such ${what}: '${id}'`, { code: 'resource_missing', param });
}
