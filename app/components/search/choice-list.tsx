import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '~/components/ui/class-names';
import { useFormat } from '~/i18n/use-format';

export interface ChoiceView {
  value: string;
  label: string;
  count?: number;
  icon?: LucideIcon;
  iconClass?: string;
}

interface ChoiceListProps {
  legend: string;
  name: string;
  choices: readonly ChoiceView[];
  chosen: readonly string[];
  /** `rows` one below the other, `chips` side by side for short words. */
  layout?: 'rows' | 'chips';
  type?: 'checkbox' | 'radio';
  legendHidden?: boolean;
}

// In columns of one width: a count that loses a digit must not move its neighbours.
const chip =
  'relative flex h-control cursor-pointer items-baseline justify-center gap-1 rounded-full border border-line-strong bg-surface px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent';
const row =
  'flex h-control cursor-pointer items-center gap-2.5 rounded-control px-2 has-checked:bg-accent-soft has-checked:font-semibold hover:bg-sunken';

/** One list of a search's choices, with how many classes each would leave. */
export function ChoiceList({
  legend,
  name,
  choices,
  chosen,
  layout = 'rows',
  type = 'checkbox',
  legendHidden,
}: ChoiceListProps) {
  const chips = layout === 'chips';
  return (
    <fieldset className="min-w-0">
      <legend className={legendHidden ? 'sr-only' : 'mb-1.5 text-sm font-semibold'}>{legend}</legend>
      <div
        className={chips ? 'grid grid-cols-[repeat(auto-fill,minmax(6.75rem,1fr))] gap-1.5' : 'grid gap-px'}
      >
        {choices.map(({ value, label, count, icon: Icon, iconClass }) => (
          <label key={value} className={cx(chips ? chip : row, count === 0 && 'text-ink-faint')}>
            <input
              type={type}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className={chips ? 'absolute inset-0 size-full cursor-pointer opacity-0' : 'size-4.5 shrink-0'}
            />
            {Icon && <Icon aria-hidden className={cx('size-[1.15em] shrink-0', iconClass)} />}
            <span className={chips ? undefined : 'min-w-0 flex-1'}>{label}</span>
            {count !== undefined && <Count value={count} bare={chips} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Count({ value, bare }: { value: number; bare: boolean }): ReactNode {
  const { t } = useTranslation('public');
  const f = useFormat();
  return (
    <span className={cx('text-xs tabular', bare ? 'opacity-75' : 'text-ink-faint')}>
      <span aria-hidden>{f.number(value)}</span>
      <span className="sr-only">{t('search.count', { count: value })}</span>
    </span>
  );
}
