import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';
import { requestContext } from './context.server';
import type { Env } from './env.server';

// prom-client's registry is one per process; a second load of this module finds what the first made.
function metric<T>(name: string, make: () => T): T {
  return (register.getSingleMetric(name) as T | undefined) ?? make();
}

if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics();

/** How long requests took, by route and not by address: addresses have ids and secrets in them. */
const requestSeconds = metric(
  'http_request_duration_seconds',
  () =>
    new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
);

/** 1 while PostgreSQL searches because Meilisearch does not answer. */
export const searchFallback = metric(
  'search_fallback',
  () =>
    new Gauge({ name: 'search_fallback', help: 'PostgreSQL searches because Meilisearch does not answer' }),
);

/** Jobs whose time has come and that nobody has taken yet. */
export const jobsDue = metric(
  'jobs_due',
  () => new Gauge({ name: 'jobs_due', help: 'Jobs that are due and not yet taken' }),
);

export function measureRequests(): RequestHandler {
  return (request, response, next) => {
    const stop = requestSeconds.startTimer({ method: request.method });
    const context = requestContext();
    response.on('finish', () =>
      stop({ route: context?.route ?? 'other', status: String(response.statusCode) }),
    );
    next();
  };
}

/**
 * Prometheus text. Where there is a METRICS_TOKEN (production has one) it must be given as a bearer token.
 *
 * @param refresh brings the gauges up to date before they are read
 */
export function metricsPage(
  settings: Pick<Env, 'METRICS_TOKEN'>,
  refresh: () => Promise<void>,
): RequestHandler {
  return async (request, response, next) => {
    if (settings.METRICS_TOKEN && !isBearer(request.get('authorization'), settings.METRICS_TOKEN)) {
      response.setHeader('www-authenticate', 'Bearer');
      response.status(401).end();
      return;
    }
    try {
      await refresh();
      response.type(register.contentType).send(await register.metrics());
    } catch (error) {
      next(error);
    }
  };
}

function isBearer(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
