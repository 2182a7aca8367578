import { cx } from './class-names';

interface ProgressBarProps {
  /** What is measured; read out. */
  label: string;
  value: number;
  max: number;
  /** Beside the bar: "18 / 30". */
  text?: string;
  /** Warns from here on by a change of colour (the text says it too); a share of `max`. */
  warnFrom?: number;
  labelHidden?: boolean;
}

/** How much of something is used or done. */
export function ProgressBar({ label, value, max, text, warnFrom = 2, labelHidden }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className="grid gap-1">
      <div className="flex justify-between gap-3 text-sm">
        <span className={labelHidden ? 'sr-only' : undefined}>{label}</span>
        {text && <span className="ms-auto text-ink-soft tabular">{text}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
      >
        <svg aria-hidden width="100%" height="8" className="block rounded-full">
          <rect width="100%" height="8" rx="4" className="fill-sunken" />
          <rect
            width={`${share * 100}%`}
            height="8"
            rx="4"
            className={cx(share >= warnFrom ? 'fill-warn' : 'fill-accent')}
          />
        </svg>
      </div>
    </div>
  );
}
