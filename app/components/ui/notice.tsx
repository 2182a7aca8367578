import { CircleCheck, CircleSlash, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './class-names';

type NoticeTone = 'info' | 'done' | 'warn' | 'refuse';

const looks: Record<NoticeTone, { icon: LucideIcon; mark: string; box: string }> = {
  info: { icon: Info, mark: 'text-science', box: 'bg-science-soft' },
  done: { icon: CircleCheck, mark: 'text-accent', box: 'bg-accent-soft' },
  warn: { icon: TriangleAlert, mark: 'text-warn', box: 'bg-warn-soft' },
  refuse: { icon: CircleSlash, mark: 'text-refuse', box: 'bg-refuse-soft' },
};

interface NoticeProps {
  tone?: NoticeTone;
  /** What happened. */
  title?: ReactNode;
  /** What it means and what to do. */
  children?: ReactNode;
  /** Buttons or links that do it. */
  actions?: ReactNode;
  /** Read out at once: for what has just happened, not for what stands there anyway. */
  live?: boolean;
  className?: string;
}

/** Says what happened, what it means and what to do. */
export function Notice({ tone = 'info', title, children, actions, live, className }: NoticeProps) {
  const { icon: Icon, mark, box } = looks[tone];
  return (
    <div
      role={live ? (tone === 'refuse' ? 'alert' : 'status') : undefined}
      className={cx('flex gap-3 rounded-card px-4 py-3', box, className)}
    >
      <Icon aria-hidden className={cx('mt-[0.3em] size-[1.2em] shrink-0', mark)} />
      <div className="grid min-w-0 flex-1 gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-sm">{children}</div>}
        {actions && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
