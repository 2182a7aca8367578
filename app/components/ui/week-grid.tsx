import { Link } from '@remix-run/react';
import { type CSSProperties, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';
import { categoryLook } from './category-tag';
import { cx } from './class-names';
import { softTone, type Tone } from './tone';
import { lanesOf } from './week-lanes';

export interface WeekDay {
  key: string;
  /** 周二 */
  name: string;
  /** 9月8日 */
  detail?: string;
  /** Why nothing can be there: a holiday, a closure. */
  off?: string;
  today?: boolean;
}

export interface WeekBlock {
  id: string;
  day: string;
  startMinute: number;
  endMinute: number;
  title: string;
  detail?: ReactNode;
  /** A category's or a tone's colours; `ghost`: a place that could be taken (dashed). */
  look: Category | Tone | 'ghost';
  to?: string;
  /** Instead of `to`: opens a panel. */
  onSelect?: () => void;
  chosen?: boolean;
}

interface WeekGridProps {
  label: string;
  days: readonly WeekDay[];
  blocks: readonly WeekBlock[];
  /** First and last minute shown; widened to whole half hours and to hold every block. */
  from?: number;
  to?: number;
  /** Said of a day without blocks; "free" unless told. */
  free?: string;
}

const vars = (values: Record<string, number | string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value])) as CSSProperties;

/** A week at a glance: a list of days on a phone, a timetable from 640 px on; one order for eyes and ears. */
export function WeekGrid({ label, days, blocks, from = 15 * 60, to = 18 * 60, free }: WeekGridProps) {
  const { t } = useTranslation('common');
  const first = Math.floor(Math.min(from, ...blocks.map((b) => b.startMinute)) / 30) * 30;
  const last = Math.ceil(Math.max(to, ...blocks.map((b) => b.endMinute)) / 30) * 30;
  const hours = Array.from({ length: Math.floor((last - first) / 30) }, (_, i) => first + i * 30).filter(
    (m) => m % 60 === 0,
  );
  return (
    <section
      aria-label={label}
      style={vars({
        span: last - first,
        minute: last - first > 300 ? '0.07rem' : '0.1rem',
        days: days.length,
      })}
      className="week-grid grid gap-3 sm:gap-0 sm:overflow-x-auto sm:rounded-card sm:bg-surface sm:shadow-lift"
    >
      <div aria-hidden className="hidden sm:block">
        <div className="h-16" />
        <div className="week-day border-e border-line">
          {hours.map((minute) => (
            <HourMark key={minute} minute={minute} from={first} />
          ))}
        </div>
      </div>
      {days.map((day) => (
        <Day
          key={day.key}
          day={day}
          blocks={blocks.filter((b) => b.day === day.key)}
          first={first}
          free={free ?? t('week.free')}
        />
      ))}
    </section>
  );
}

function HourMark({ minute, from }: { minute: number; from: number }) {
  const { time } = useFormat();
  return (
    <span
      style={vars({ from: minute - from })}
      className={cx('week-hour text-xs text-ink-faint tabular', minute === from && 'translate-y-0!')}
    >
      {time(minute)}
    </span>
  );
}

function Day({
  day,
  blocks,
  first,
  free,
}: {
  day: WeekDay;
  blocks: WeekBlock[];
  first: number;
  free: string;
}) {
  const { t } = useTranslation('common');
  const headId = useId();
  const lanes = lanesOf(blocks);
  const inOrder = [...blocks].sort((a, b) => a.startMinute - b.startMinute);
  return (
    // A group and not a region: two children's weeks have the same days, and landmarks must have names of their own.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      role="group"
      aria-labelledby={headId}
      className={cx(
        'grid content-start gap-2 rounded-card bg-surface p-3 shadow-lift sm:block sm:rounded-none sm:border-e sm:border-line sm:bg-transparent sm:p-0 sm:shadow-none sm:last:border-e-0',
        day.off && 'bg-sunken shadow-none sm:bg-sunken',
      )}
    >
      <h3
        id={headId}
        className="flex items-baseline gap-2 text-base sm:h-16 sm:flex-col sm:items-center sm:justify-center sm:gap-0"
      >
        <span className={day.today ? 'font-bold text-accent' : undefined}>{day.name}</span>
        {day.detail && <span className="text-sm font-normal text-ink-soft tabular">{day.detail}</span>}
        {day.today && <span className="text-xs font-semibold text-accent sm:sr-only">{t('week.today')}</span>}
      </h3>
      {blocks.length === 0 && <p className="text-sm text-ink-faint sm:hidden">{day.off ?? free}</p>}
      <ul className="week-day grid gap-2 sm:block">
        {day.off && <li className="hidden text-center text-sm text-ink-faint sm:block sm:pt-6">{day.off}</li>}
        {inOrder.map((block) => (
          <li
            key={block.id}
            style={vars({
              from: block.startMinute - first,
              till: block.endMinute - first,
              ...lanes.get(block.id),
            })}
            className="week-block"
          >
            <Block block={block} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Block({ block }: { block: WeekBlock }) {
  const { times } = useFormat();
  const { look } = block;
  const category = look in categoryLook ? categoryLook[look as Category] : undefined;
  const Icon = category?.icon;
  const className = cx(
    'flex h-full w-full flex-col rounded-control border px-2 py-1.5 text-start text-sm leading-snug no-underline',
    look === 'ghost'
      ? 'border-dashed border-line-strong bg-surface text-ink-soft'
      : cx('border-current', category?.soft ?? softTone[look as Tone]),
    block.chosen && 'outline-3 outline-accent -outline-offset-3',
  );
  const content = (
    <>
      <span className="flex items-start gap-1 font-semibold">
        {Icon && <Icon aria-hidden className="mt-[0.15em] size-[1.1em] shrink-0" />}
        <span className="min-w-0">{block.title}</span>
      </span>
      <span className="text-xs tabular">{times(block.startMinute, block.endMinute)}</span>
      {block.detail && <span className="text-xs">{block.detail}</span>}
    </>
  );
  if (block.to) {
    return (
      <Link to={block.to} preventScrollReset className={className}>
        {content}
      </Link>
    );
  }
  if (block.onSelect) {
    return (
      <button type="button" onClick={block.onSelect} aria-pressed={block.chosen} className={className}>
        {content}
      </button>
    );
  }
  return <div className={className}>{content}</div>;
}
