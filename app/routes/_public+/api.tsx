import { Outlet } from '@remix-run/react';
import { TokenHolder } from '~/components/api/token-held';

export const handle = { i18n: ['api', 'codes'] };

/** Around the pages of the reference. */
export default function ApiReference() {
  return (
    <TokenHolder>
      <Outlet />
    </TokenHolder>
  );
}
