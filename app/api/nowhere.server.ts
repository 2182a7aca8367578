import type { LoaderFunctionArgs } from '@remix-run/node';
import { env } from '~/http/env.server';
import { languageAsked } from '~/http/locale.server';
import { problemAnswer } from './problem-answer.server';

/** 404 as a problem; at /api/v1 itself, where everything is written down. */
export async function nowhere({ request }: LoaderFunctionArgs): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (/^\/api\/v1\/?$/.test(pathname) && request.method === 'GET') {
    const base = env().BASE_URL;
    return Response.json({ openapi: `${base}/api/v1/openapi.json`, reference: `${base}/api` });
  }
  return problemAnswer('not_found', languageAsked(request.headers.get('accept-language')));
}
