// The least page that Remix can serve: one route, one heading, no loader; by the same express, handler and React.
import { createServer } from 'node:http';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import { RemixServer, Scripts } from '@remix-run/react';
import compression from 'compression';
import express from 'express';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const page = () =>
  createElement(
    'html',
    { lang: 'zh-CN' },
    createElement('head', null, createElement('title', null, '课后')),
    createElement('body', null, createElement('h1', null, '课后'), createElement(Scripts)),
  );

const route = { id: 'root', path: '' };
const asset = { ...route, module: '/root.js', hasAction: false, hasLoader: false, hasErrorBoundary: false };
const build = {
  entry: {
    module: {
      default: (request: Request, status: number, headers: Headers, context: object) => {
        const server = createElement(RemixServer, { context: context as never, url: request.url });
        headers.set('content-type', 'text/html; charset=utf-8');
        return new Response(`<!DOCTYPE html>${renderToString(server)}`, { status, headers });
      },
    },
  },
  routes: { root: { ...route, module: { default: page } } },
  assets: {
    entry: { module: '/entry.js', imports: [] },
    routes: { root: asset },
    url: '/manifest.js',
    version: '1',
  },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {},
  isSpaMode: false,
  mode: 'production',
} as unknown as ServerBuild;

process.env.NODE_ENV = 'production';
const app = express();
app.use(compression());
app.all('*', createRequestHandler({ build, mode: 'production' }));
createServer(app).listen({ port: Number(process.env.PORT), host: process.env.HOST }, () =>
  process.stdout.write('listening\n'),
);
