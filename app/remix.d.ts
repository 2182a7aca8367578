import '@remix-run/node';

// Single fetch changes what loaders and actions return to the page; without this
// declaration `useLoaderData` and `useActionData` lose their types.
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }

  /** What scripts/serve.ts hands to every loader and action, and to entry.server. */
  interface AppLoadContext {
    /** Content-Security-Policy nonce of this response; every inline script carries it. */
    cspNonce: string;
    /** Also the `x-request-id` header; stands in every log line of the request. */
    requestId: string;
    /** The remote address after `TRUST_PROXY`; for rate limits, never logged. */
    clientAddress: string;
  }
}
