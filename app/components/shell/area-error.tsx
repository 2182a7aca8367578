import type { Area } from '~/domain/access/roles';
import { ErrorPage } from './error-page';
import type { NavItem } from './nav-items';
import { PublicShell } from './public-shell';
import { useRootData } from './root-data';
import { StaffShell } from './staff-shell';

/** An error page of a staff area: in the area's frame for those who work there, in the public one for others. */
export function AreaError({ area, items }: { area: Exclude<Area, 'parent'>; items: readonly NavItem[] }) {
  const worksHere = useRootData()?.actor?.areas.includes(area);
  return worksHere ? (
    <StaffShell area={area} items={items}>
      <ErrorPage />
    </StaffShell>
  ) : (
    <PublicShell>
      <ErrorPage />
    </PublicShell>
  );
}
