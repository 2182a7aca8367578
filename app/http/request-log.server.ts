import type { RequestHandler } from 'express';
import { requestContext } from './context.server';
import { plainLog } from './log.server';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const QUIET = /^\/(assets\/|health$|metrics$|favicon)/;

/**
 * A path fit for a log: without its query, in which names and phone numbers are searched, and without the
 * long random parts that open a calendar feed.
 */
export function loggablePath(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return path
    .split('/')
    .map((part) => (part.length >= 20 && !UUID.test(part.replace(/\.data$/, '')) ? '…' : part))
    .join('/');
}

/** One line for each request answered. Who asked is not in it: the audit table says who did what. */
export function requestLog(): RequestHandler {
  return (request, response, next) => {
    if (QUIET.test(request.path)) return next();
    const began = performance.now();
    const path = loggablePath(request.originalUrl);
    response.on('close', () => {
      const facts = {
        method: request.method,
        path,
        route: requestContext()?.route,
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - began),
        ...(!response.writableFinished && { aborted: true }),
      };
      if (response.statusCode >= 500) plainLog.error(facts, 'request');
      else plainLog.info(facts, 'request');
    });
    next();
  };
}
