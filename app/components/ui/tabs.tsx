import { NavLink } from '@remix-run/react';
import { cx } from './class-names';

export interface Tab {
  to: string;
  label: string;
  /** How many are behind it: the queue's count per state. */
  count?: number;
  /** Chosen, when the address differs from the current one only in its query. */
  current?: boolean;
}

/** Views of one place as links: each has its own address, so the back button is right. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="no-print mb-4 overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-1">
        {items.map((item) => (
          <li key={item.to}>
            <NavLink
              to={item.to}
              end
              preventScrollReset
              aria-current={item.current === undefined ? undefined : item.current ? 'page' : false}
              className={({ isActive }) =>
                cx(
                  'flex h-control items-center gap-2 whitespace-nowrap border-b-3 px-3 no-underline',
                  (item.current ?? isActive)
                    ? 'border-accent font-semibold text-accent'
                    : 'border-transparent text-ink-soft hover:text-ink',
                )
              }
            >
              {item.label}
              {item.count !== undefined && (
                <span className="rounded-full bg-sunken px-2 text-xs font-semibold text-ink-soft tabular">
                  {item.count}
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
