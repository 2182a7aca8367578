import type { ReactNode } from 'react';
import { cx } from './class-names';
import { solidTone, type Tone } from './tone';

export interface TimelineItem {
  key: string;
  /** Already formatted: `f.instant(…)`. */
  when: string;
  title: ReactNode;
  /** Who, why: the reviewer's reasons. */
  detail?: ReactNode;
  tone?: Tone;
}

/** What happened, in order. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="grid">
      {items.map(({ key, when, title, detail, tone = 'neutral' }) => (
        <li key={key} className="group relative grid gap-0.5 pb-5 ps-6 last:pb-0">
          <span
            aria-hidden
            className="absolute inset-y-0 start-[0.3rem] top-3 w-0.5 bg-line group-last:hidden"
          />
          <span
            aria-hidden
            className={cx('absolute start-0 top-2 size-3 rounded-full ring-4 ring-surface', solidTone[tone])}
          />
          <p className="font-semibold">{title}</p>
          <p className="text-sm text-ink-faint tabular">{when}</p>
          {detail && <div className="text-sm text-ink-soft">{detail}</div>}
        </li>
      ))}
    </ol>
  );
}
