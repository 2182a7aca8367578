import { useLocation } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './class-names';

/** More on request, in place; works without script. */
export function Disclosure({
  summary,
  children,
  open,
  className,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  className?: string;
}) {
  return (
    <details open={open} className={cx('group', className)}>
      <summary className="flex h-control items-center justify-between gap-2 font-semibold">
        {summary}
        <ChevronDown
          aria-hidden
          className="size-4 shrink-0 transition-transform duration-150 group-open:rotate-180"
        />
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  );
}

/** A small panel of links below its button. Closes on Escape, on a click elsewhere and when the page changes. */
export function Menu({
  summary,
  label,
  children,
  align = 'end',
}: {
  summary: ReactNode;
  label: string;
  children: ReactNode;
  align?: 'start' | 'end';
}) {
  const ref = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new location is the event
  useEffect(() => ref.current?.removeAttribute('open'), [key]);
  useEffect(() => {
    const close = (event: Event) => {
      const details = ref.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        details.querySelector('summary')?.focus();
      } else if (details.contains(event.target as Node)) return;
      details.open = false;
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={ref} className="relative">
      <summary
        aria-label={label}
        className="flex h-control w-control items-center justify-center gap-1.5 rounded-control px-2 hover:bg-sunken"
      >
        {summary}
      </summary>
      <div
        className={cx(
          'absolute top-full z-30 mt-1 grid min-w-56 gap-1 rounded-card bg-surface p-2 shadow-float animate-[rise_120ms_ease-out]',
          align === 'end' ? 'end-0' : 'start-0',
        )}
      >
        {children}
      </div>
    </details>
  );
}
