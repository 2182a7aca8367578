import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { cx } from './class-names';
import type { Tone } from './tone';

interface StatProps {
  label: string;
  value: ReactNode;
  /** Where that which is counted can be seen. */
  to?: string;
  hint?: ReactNode;
  tone?: Tone;
}

const ink: Record<Tone, string> = {
  neutral: 'text-ink',
  info: 'text-science',
  done: 'text-accent',
  warn: 'text-warn',
  refuse: 'text-refuse',
};

/** One number that matters, leading to what it counts. */
export function Stat({ label, value, to, hint, tone = 'neutral' }: StatProps) {
  return (
    <div
      className={cx(
        'relative grid content-start gap-0.5 rounded-card bg-surface p-3 shadow-lift sm:p-4',
        to && 'transition-shadow duration-150 hover:shadow-float',
      )}
    >
      <dt className="text-sm text-ink-soft">
        {to ? (
          <Link to={to} className="no-underline after:absolute after:inset-0 after:rounded-card">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className={cx('text-xl font-semibold tabular sm:text-2xl', ink[tone])}>{value}</dd>
      {hint && <dd className="text-sm text-ink-soft">{hint}</dd>}
    </div>
  );
}

/**
 * Numbers beside each other. `wide`: large sums of money, one below the other on a phone; `five`: five of them in one
 * row, the first across both columns of a phone.
 */
export function StatRow({ children, wide, five }: { children: ReactNode; wide?: boolean; five?: boolean }) {
  const few = wide ? 'grid-cols-1 sm:grid-cols-2 lg:grid-cols-3' : 'grid-cols-2 lg:grid-cols-4';
  const columns = five ? 'grid-cols-2 lg:grid-cols-5 max-lg:*:first:col-span-2' : few;
  return <dl className={cx('mb-6 grid gap-3', columns)}>{children}</dl>;
}
