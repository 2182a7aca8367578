import { remixRoutesOptionAdapter } from '@remix-run/routes-option-adapter';
import { flatRoutes } from 'remix-flat-routes';

/** `parent+/courses.$courseId.tsx` → `/parent/courses/:courseId`; see remix-flat-routes. */
export default remixRoutesOptionAdapter((defineRoutes) =>
  flatRoutes('routes', defineRoutes, {
    ignoredRouteFiles: ['**/.*', '**/*.css', '**/*.md', '**/*.test.{ts,tsx}', '**/*.server.{ts,tsx}'],
  }),
);
