import { useFormat } from '~/i18n/use-format';

export interface Part {
  key: string;
  label: string;
  fen: number;
  /** Fill class; the same part has the same everywhere. */
  fill: string;
  hint?: string;
}

/** Where a sum of money is: one bar cut into its parts, and under it the parts in words and figures. */
export function SplitBar({ parts }: { parts: readonly Part[] }) {
  const f = useFormat();
  const shown = parts.filter(({ fen }) => fen > 0);
  const total = shown.reduce((sum, { fen }) => sum + fen, 0);
  if (total === 0) return null;
  let before = 0;
  return (
    <div className="grid gap-2">
      <svg aria-hidden width="100%" height="12" className="block rounded-full">
        {shown.map(({ key, fen, fill }) => {
          const x = before;
          before += (fen / total) * 100;
          return (
            <rect key={key} x={`${x}%`} width={`${(fen / total) * 100}%`} height="12" className={fill} />
          );
        })}
      </svg>
      <dl className="grid gap-1.5">
        {shown.map(({ key, label, fen, fill, hint }) => (
          <div key={key} className="flex items-baseline justify-between gap-4">
            <dt className="min-w-0">
              <svg aria-hidden width="10" height="10" className="me-2 inline-block">
                <rect width="10" height="10" rx="2" className={fill} />
              </svg>
              {label}
              {hint && <span className="block ps-[1.125rem] text-sm text-ink-soft">{hint}</span>}
            </dt>
            <dd className="whitespace-nowrap tabular">{f.money(fen)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
