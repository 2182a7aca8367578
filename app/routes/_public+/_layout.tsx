import { Outlet } from '@remix-run/react';
import { ErrorPage } from '~/components/shell/error-page';
import { areaMeta } from '~/components/shell/page-meta';
import { PublicShell } from '~/components/shell/public-shell';

export const meta = areaMeta;

/** Everybody's pages. */
export default function PublicLayout() {
  return (
    <PublicShell>
      <Outlet />
    </PublicShell>
  );
}

export function ErrorBoundary() {
  return (
    <PublicShell>
      <ErrorPage />
    </PublicShell>
  );
}
