import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { AreaError } from '~/components/shell/area-error';
import { areaMeta } from '~/components/shell/page-meta';
import { bureauNav } from '~/components/shell/staff-nav';
import { StaffShell } from '~/components/shell/staff-shell';
import { requireCan } from '~/http/actor.server';
import { bureauWorkplace } from '~/services/workplace/queries.server';

export const handle = { i18n: ['bureau', 'codes'] };
export const meta = areaMeta;

/** Only those who work here; each page asks for its own permission as well. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'bureau.enter');
  return bureauWorkplace();
}

export default function BureauLayout() {
  return (
    <StaffShell area="bureau" items={bureauNav}>
      <Outlet />
    </StaffShell>
  );
}

export function ErrorBoundary() {
  return <AreaError area="bureau" items={bureauNav} />;
}
