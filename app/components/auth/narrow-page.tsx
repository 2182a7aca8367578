import type { ReactNode } from 'react';
import { PageHead } from '../ui/card';

/** One question on one narrow page: signing in, a code, a password. */
export function NarrowPage({
  title,
  lead,
  children,
  after,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
  /** Other ways, below a line. */
  after?: ReactNode;
}) {
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 pb-10">
      <PageHead title={title} lead={lead} />
      {children}
      {after && <div className="grid gap-1 border-t border-line pt-4">{after}</div>}
    </div>
  );
}
