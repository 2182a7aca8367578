import { Outlet } from '@remix-run/react';
import { useState } from 'react';
import type { TokenHeld } from '~/components/api/token-held';

export const handle = { i18n: ['api', 'codes'] };

/** Around the pages of the reference: keeps the visitor's token in memory while they go from one to the next. */
export default function ApiReference() {
  const [token, setToken] = useState('');
  return <Outlet context={{ token, setToken } satisfies TokenHeld} />;
}
