import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** Another way to go, as a line one can touch. */
export function Way({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="flex h-control items-center underline underline-offset-4">
      {children}
    </Link>
  );
}
