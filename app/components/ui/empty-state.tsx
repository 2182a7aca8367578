import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  /** What this place is for. */
  children?: ReactNode;
  /** The first step. */
  action?: ReactNode;
  level?: 2 | 3;
}

/** An empty page says what it is for and offers the first step. */
export function EmptyState({ icon: Icon, title, children, action, level = 2 }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="grid justify-items-center gap-3 rounded-card border-2 border-dashed border-line px-6 py-10 text-center">
      {Icon && <Icon aria-hidden className="size-9 text-accent" strokeWidth={1.5} />}
      <Heading className="text-lg">{title}</Heading>
      {children && <div className="max-w-[40ch] text-ink-soft">{children}</div>}
      {action}
    </div>
  );
}
