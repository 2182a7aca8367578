import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import handleRequest from '~/entry.server';
import { withDoors } from '~/http/door.server';

/**
 * One page of ours, rendered as the server does it, without the frame around it.
 *
 * @param future switches of Remix that a page needs: `v3_singleFetch` where its loader answers with headers
 */
export function rendered(path: string, module: object, future: { v3_singleFetch?: boolean } = {}) {
  const route = { hasAction: false, hasLoader: true, hasClientAction: false, hasClientLoader: false };
  const known = { ...route, hasErrorBoundary: false, module: '', imports: [] };
  const build = {
    entry: { module: { default: handleRequest } },
    routes: {
      root: { id: 'root', path: '', module: { default: Outlet } },
      page: { id: 'page', parentId: 'root', path, module },
    },
    assets: {
      entry: { module: '', imports: [] },
      routes: {
        root: { ...known, id: 'root', path: '', hasLoader: false },
        page: { ...known, id: 'page', parentId: 'root', path },
      },
      url: '',
      version: '1',
    },
    publicPath: '/',
    assetsBuildDirectory: '',
    basename: '/',
    future,
    isSpaMode: false,
    mode: 'test',
  } as unknown as ServerBuild;
  const answer = createRequestHandler(withDoors(build), 'test');
  /** `form`: posted as a browser without script does it. */
  return async (address: string, lng: 'zh-CN' | 'en', cookie = '', form?: URLSearchParams) => {
    const headers = { 'accept-language': lng, 'user-agent': 'Googlebot', cookie };
    const posted = form && { method: 'POST', body: form };
    const response = await answer(new Request(`http://localhost:3000${address}`, { headers, ...posted }), {
      cspNonce: '',
      requestId: '',
      clientAddress: '',
    });
    // React 18 fills up a chunk that a letter does not fit into with NUL, which browsers leave out.
    const html = (await response.text()).replaceAll('\0', '');
    const words = html
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ');
    return { status: response.status, to: response.headers.get('location'), html, words };
  };
}
