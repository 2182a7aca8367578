// The web server: of `npm start`, of the demo and, with --dev, of development. Run by tsx.
import './environment';

import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express } from 'express';
import { db } from '~/db/client.server';
import { withDoors } from '~/http/door.server';
import { ENROLL_DOOR, enrollDoor } from '~/http/enroll-door.server';
import { env } from '~/http/env.server';
import { guestPages } from '~/http/guest-pages.server';
import { log } from '~/http/log.server';
import { measureRequests, metricsPage } from '~/http/metrics.server';
import { programReads } from '~/http/program-reads.server';
import { requestLog } from '~/http/request-log.server';
import {
  bodyLimits,
  lastResort,
  requestIdentity,
  sameSiteOnly,
  securityHeaders,
} from '~/http/security.server';
import { endInOrder } from '~/http/shutdown.server';
import { movesJobs } from '~/jobs/outbox.server';
import { createStripeSandbox } from '~/ports/payments/sandbox/index.server';
import { sandboxOptions } from '~/ports/payments/settings.server';
import { refreshGauges } from '~/services/health/queries.server';

const settings = env();
const fromSources = process.argv.includes('--dev');
const built = path.resolve('build');
// The mode is known and kept; from here on NODE_ENV only chooses React's fast or talkative build.
process.env.NODE_ENV = fromSources ? 'development' : 'production';

const app = express();
app.disable('x-powered-by');
app.set('trust proxy', settings.TRUST_PROXY);
app.use(requestIdentity(), requestLog(), measureRequests());
if (!fromSources) serveAssets(app);
// No page comes out of it, so it needs no headers of pages.
app.post(ENROLL_DOOR, sameSiteOnly(settings), bodyLimits(), ...enrollDoor());
app.use(securityHeaders({ ...settings, mode: fromSources ? 'development' : settings.mode }));
app.use(sameSiteOnly(settings), bodyLimits());
app.get('/metrics', metricsPage(settings, refreshGauges));

const sandbox =
  settings.paymentSandbox && !settings.production ? createStripeSandbox(sandboxOptions(settings)) : undefined;
if (sandbox) app.use(sandbox.router);
app.use(compression(), guestPages());

const server = createServer(app);
const build = fromSources ? await serveSources(app) : await serveBuild(app);
if (typeof build !== 'function') app.use(programReads(build));
app.all(
  '*',
  createRequestHandler({
    build,
    mode: process.env.NODE_ENV,
    getLoadContext: (request, response) => ({
      cspNonce: response.locals.cspNonce,
      requestId: response.locals.requestId,
      clientAddress: request.ip ?? '',
    }),
  }),
);
app.use(lastResort((error) => log.error({ err: error }, 'request failed outside the app')));

server.on('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${settings.PORT} is taken by another program; PORT chooses another.` : error);
  process.exit(1);
});
server.listen({ port: settings.PORT, host: settings.HOST }, () =>
  log.info({ port: settings.PORT }, 'listening'),
);

const stopMoving = movesJobs();
endInOrder(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
  await sandbox?.close();
  await stopMoving();
  await db.$disconnect();
});

/**
 * Files under /assets carry a hash in their name and never change. They come before the headers of pages: a policy
 * means nothing on a script, and a dozen copies of it weigh as much as a small one.
 */
function serveAssets(app: Express): void {
  app.use(
    '/assets',
    compression(),
    express.static(path.join(built, 'client', 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
      setHeaders: (response) => response.setHeader('x-content-type-options', 'nosniff'),
    }),
  );
}

/** The production build. */
async function serveBuild(app: Express): Promise<ServerBuild> {
  const entry = path.join(built, 'server', 'index.js');
  if (!existsSync(entry)) {
    console.error('There is no build; run `npm run build` first.');
    process.exit(1);
  }
  const client = path.join(built, 'client');
  // Files have an ending and pages have none: nobody looks on the disk for a page.
  app.get(/\.\w+$/, express.static(client, { maxAge: '1h', index: false }));
  return withDoors(await import(pathToFileURL(entry).href));
}

/** The sources through Vite, with hot reload. */
async function serveSources(app: Express): Promise<() => Promise<ServerBuild>> {
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' });
  app.use(vite.middlewares);
  return async () => withDoors((await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild);
}
