import type { LoaderFunction, ServerBuild } from '@remix-run/node';
import { type Request, type Response, Router } from 'express';

const PROGRAMS = 'routes/api+/v1.';

/**
 * What programs read (GET below `/api/v1`), answered by the loaders of the build itself. Remix would look through all
 * the pages of the house for each of them, twice, and carry the answer through two more streams: a good part of the time
 * of a search. Everything else, and an address that is none, goes on to Remix.
 *
 * @param build with its doors (`withDoors`)
 */
export function programReads(build: ServerBuild): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const [id, route] of Object.entries(build.routes)) {
    const loader = id.startsWith(PROGRAMS) && route?.module.loader;
    if (!loader || !route.path || route.path.includes('*')) continue;
    router.get(`/${route.path}`, async (request, response, next) => {
      if (request.method !== 'GET') return next();
      try {
        await send(response, await asked(loader as LoaderFunction, request, response));
      } catch (error) {
        next(error);
      }
    });
  }
  return router;
}

async function asked(loader: LoaderFunction, request: Request, response: Response) {
  const headers = new Headers();
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] as string, request.rawHeaders[index + 1] as string);
  }
  const port = /:\d+$/.exec(request.get('host') ?? '')?.[0] ?? '';
  const url = `${request.protocol}://${request.hostname}${port}${request.originalUrl}`;
  const { cspNonce, requestId } = response.locals;
  const context = { cspNonce, requestId, clientAddress: request.ip ?? '' };
  const answer = await Promise.resolve(
    loader({ request: new globalThis.Request(url, { headers }), params: request.params, context }),
  ).catch((error: unknown) => {
    if (error instanceof globalThis.Response) return error;
    throw error;
  });
  if (!(answer instanceof globalThis.Response)) throw new Error('A program is answered with a response');
  return answer;
}

async function send(response: Response, answer: globalThis.Response): Promise<void> {
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.append(name, value);
  response.end(Buffer.from(await answer.arrayBuffer()));
}
