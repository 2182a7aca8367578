import { PassThrough } from 'node:stream';
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { ServedDocument } from './components/shell/document-context';
import { getLocale } from './http/locale.server';
import { log } from './http/log.server';
import { serverI18n } from './i18n/translate.server';

export const streamTimeout = 5_000;

/** Renders a page in the reader's language. Crawlers and error pages get it whole, everybody else as it comes. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce = '', requestId = '' }: Partial<AppLoadContext> = {},
) {
  const lng = await getLocale(request);
  const whole = isbot(request.headers.get('user-agent')) || remixContext.isSpaMode;
  const served = { nonce: cspNonce, pathname: new URL(request.url).pathname, requestId };
  return new Promise<Response>((resolve, reject) => {
    let begun = false;
    let answer = status;
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={serverI18n(lng)}>
        <ServedDocument.Provider value={served}>
          <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={cspNonce} />
        </ServedDocument.Provider>
      </I18nextProvider>,
      {
        nonce: cspNonce,
        [whole ? 'onAllReady' : 'onShellReady']() {
          begun = true;
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          headers.set('Content-Language', lng);
          headers.append('Vary', 'Cookie, Accept-Language');
          // Pages hold who is signed in: no cache between us and the reader keeps them.
          if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          answer = 500;
          // What fails before the shell stands is reported once, by handleError.
          if (begun && !request.signal.aborted) log.error({ err: error }, 'rendering failed');
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Bugs of loaders and actions, logged once; expected responses and readers who went away are none. */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log.error({ err: error }, 'unexpected error');
}
