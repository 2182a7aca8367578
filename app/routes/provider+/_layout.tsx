import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { AreaError } from '~/components/shell/area-error';
import { areaMeta } from '~/components/shell/page-meta';
import { providerNav } from '~/components/shell/staff-nav';
import { StaffShell } from '~/components/shell/staff-shell';
import { requireCan } from '~/http/actor.server';
import { providerWorkplace } from '~/services/workplace/queries.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta = areaMeta;

/** Only those who work here; each page asks for its own permission as well. */
export async function loader({ request }: LoaderFunctionArgs) {
  return providerWorkplace(await requireCan(request, 'provider.enter'), new Date());
}

export default function ProviderLayout() {
  return (
    <StaffShell area="provider" items={providerNav}>
      <Outlet />
    </StaffShell>
  );
}

export function ErrorBoundary() {
  return <AreaError area="provider" items={providerNav} />;
}
