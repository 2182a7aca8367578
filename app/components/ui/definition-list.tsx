import type { ReactNode } from 'react';

/** Facts of one thing: term and detail, side by side where there is room. Details that are null are left out. */
export function DefinitionList({ items }: { items: readonly { term: string; detail: ReactNode }[] }) {
  return (
    <dl className="grid gap-y-2 sm:grid-cols-[minmax(6rem,auto)_1fr] sm:gap-x-6">
      {items
        .filter(({ detail }) => detail !== null && detail !== undefined)
        .map(({ term, detail }) => (
          <div key={term} className="sm:contents">
            <dt className="text-sm text-ink-soft sm:text-base">{term}</dt>
            <dd className="min-w-0">{detail}</dd>
          </div>
        ))}
    </dl>
  );
}
