import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { AreaError } from '~/components/shell/area-error';
import { areaMeta } from '~/components/shell/page-meta';
import { schoolNav } from '~/components/shell/staff-nav';
import { StaffShell } from '~/components/shell/staff-shell';
import { requireCan } from '~/http/actor.server';
import { schoolWorkplace } from '~/services/workplace/queries.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta = areaMeta;

/** Only those who work here; each page asks for its own permission as well. */
export async function loader({ request }: LoaderFunctionArgs) {
  return schoolWorkplace(await requireCan(request, 'school.enter'), new Date());
}

export default function SchoolLayout() {
  return (
    <StaffShell area="school" items={schoolNav}>
      <Outlet />
    </StaffShell>
  );
}

export function ErrorBoundary() {
  return <AreaError area="school" items={schoolNav} />;
}
