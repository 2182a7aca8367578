import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { ErrorPage } from '~/components/shell/error-page';
import { areaMeta } from '~/components/shell/page-meta';
import { ParentShell } from '~/components/shell/public-shell';
import { requireCan } from '~/http/actor.server';

export const handle = { i18n: ['parent', 'codes'] };
export const meta = areaMeta;

/** Parents only; each page asks for its own permission as well. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'children.manage');
  return null;
}

export default function ParentLayout() {
  return (
    <ParentShell>
      <Outlet />
    </ParentShell>
  );
}

export function ErrorBoundary() {
  return (
    <ParentShell>
      <ErrorPage />
    </ParentShell>
  );
}
