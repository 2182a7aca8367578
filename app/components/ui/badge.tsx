import { CircleCheck, CircleDashed, CircleSlash, Clock, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './class-names';
import { softTone, type Tone } from './tone';

/** A word about a thing. */
export function Badge({
  tone = 'neutral',
  icon: Icon,
  children,
  className,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2.5 py-0.5 text-xs font-semibold tabular',
        softTone[tone],
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-[1.15em] shrink-0" />}
      {children}
    </span>
  );
}

const toneIcon: Record<Tone, LucideIcon> = {
  neutral: CircleDashed,
  info: Clock,
  done: CircleCheck,
  warn: TriangleAlert,
  refuse: CircleSlash,
};

/** States of every machine of the domain by what they say to the person who looks. */
const stateTone: Record<string, Tone> = {
  submitted: 'info',
  under_review: 'info',
  public_notice: 'info',
  requested: 'info',
  pending: 'info',
  waiting: 'info',
  sent: 'info',
  held: 'warn',
  asked: 'warn',
  offered: 'warn',
  returned: 'warn',
  suspended: 'warn',
  expired: 'warn',
  lapsed: 'neutral',
  approved: 'done',
  listed: 'done',
  open: 'done',
  confirmed: 'done',
  running: 'done',
  given: 'done',
  granted: 'done',
  accepted: 'done',
  taught: 'done',
  paid: 'done',
  matched: 'done',
  arrived: 'done',
  completed: 'done',
  active: 'done',
  full: 'warn',
  removed: 'refuse',
  refused: 'refuse',
  rejected: 'refuse',
  failed: 'refuse',
  canceled: 'refuse',
  declined: 'refuse',
};

/** The tone of a state; what is over or not begun (draft, planned, finished, withdrawn …) stays neutral. */
export function toneOfState(state: string): Tone {
  return stateTone[state] ?? 'neutral';
}

/** A state with its icon: `<StatusBadge state={listing.status}>{t(`codes:listing.${listing.status}`)}</StatusBadge>`. */
export function StatusBadge({ state, children }: { state: string; children: ReactNode }) {
  const tone = toneOfState(state);
  return (
    <Badge tone={tone} icon={toneIcon[tone]}>
      {children}
    </Badge>
  );
}
