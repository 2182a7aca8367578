import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { cx } from './class-names';

interface CardProps {
  /** Heading, and the level it stands on (2 unless told). */
  title?: ReactNode;
  level?: 2 | 3;
  /** At the end of the heading's line: a badge, a small button. */
  aside?: ReactNode;
  /** The main acts, below a line. */
  footer?: ReactNode;
  /** Makes the whole card one link whose name is the title. */
  to?: string;
  as?: 'div' | 'section' | 'article' | 'li';
  id?: string;
  className?: string;
  children?: ReactNode;
}

/** A sheet of paper for one thing. */
export function Card({
  title,
  level = 2,
  aside,
  footer,
  to,
  as: Tag = 'div',
  id,
  className,
  children,
}: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <Tag
      id={id}
      className={cx(
        'relative grid content-start gap-3 rounded-card bg-surface p-4 shadow-lift',
        to && 'transition-shadow duration-150 hover:shadow-float focus-within:shadow-float',
        className,
      )}
    >
      {(title || aside) && (
        <div className="flex items-start justify-between gap-3 max-[22rem]:flex-wrap">
          {title && (
            <Heading className="min-w-0 text-lg">
              {to ? (
                <Link to={to} className="no-underline after:absolute after:inset-0 after:rounded-card">
                  {title}
                </Link>
              ) : (
                title
              )}
            </Heading>
          )}
          {aside && <div className="shrink-0">{aside}</div>}
        </div>
      )}
      {children}
      {footer && <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">{footer}</div>}
    </Tag>
  );
}

/** The head of a page: title, a sentence, and the page's acts. */
export function PageHead({
  title,
  lead,
  actions,
  above,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
}) {
  return (
    <header className="mb-5 grid gap-2">
      {above}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h1 className="min-w-0 text-2xl">{title}</h1>
        {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {lead && <p className="max-w-[65ch] text-ink-soft">{lead}</p>}
    </header>
  );
}
