import type { ReactNode } from 'react';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';

/** A page with one group of questions: the way back, a title, one sheet. */
export function FormPage({
  title,
  lead,
  back,
  children,
  aside,
}: {
  title: string;
  lead?: ReactNode;
  back: readonly { to: string; label: string }[];
  children: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <>
      <PageHead above={<Breadcrumbs items={[...back, { label: title }]} />} title={title} lead={lead} />
      <div className="grid max-w-2xl gap-5">
        {aside}
        <Card>{children}</Card>
      </div>
    </>
  );
}
