/**
 * Options of the Remix plugin, imported by vite.config.ts. Every `v3_*` flag is on, so that the
 * later move to React Router is a rename. Routes are named in app/routes.ts.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  // app/routes.ts decides what a route is; tests and README files beside routes are not.
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
