import { scaleLinear, scalePoint } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/components/ui/disclosure';
import { Table } from '~/components/ui/table';

export interface Line {
  key: string;
  label: string;
  /** Stroke and fill classes of the same colour, and a dash so that colour is not all that tells them apart. */
  stroke: string;
  fill: string;
  dash?: string;
}

interface LineChartProps {
  title: string;
  asOf: string;
  rowHead: string;
  lines: readonly Line[];
  /** In order of time; one number per line. */
  points: readonly {
    key: string;
    label: string;
    /** Shorter, under the axis. */
    tick?: string;
    values: readonly number[];
  }[];
  format: (value: number) => string;
}

const [HEIGHT, TOP, BOTTOM] = [220, 28, 24];

/** Lines over time, drawn on the server, with the figures as a table below. */
export function LineChart({ title, asOf, rowHead, lines, points, format }: LineChartProps) {
  const { t } = useTranslation('common');
  const largest = Math.max(1, ...points.flatMap(({ values }) => values));
  // Across in percent, so that words keep their size at any width.
  const x = scalePoint({
    domain: points.map(({ key }) => key),
    range: [6, 92],
    padding: points.length === 1 ? 0.5 : 0,
  });
  const y = scaleLinear({ domain: [0, largest], range: [HEIGHT - BOTTOM, TOP], nice: true });
  const ticks = y.ticks(3).filter((tick) => tick > 0);
  const every = Math.ceil(points.length / 5);
  return (
    <figure className="rounded-card bg-surface p-4 shadow-lift">
      <figcaption className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-lg font-semibold">{title}</span>
        <span className="text-sm text-ink-faint">{t('table.asOf', { when: asOf })}</span>
      </figcaption>
      <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {lines.map(({ key, label, stroke, dash }) => (
          <li key={key} className="flex items-center gap-2">
            <svg aria-hidden width="24" height="6">
              <line x1="0" x2="24" y1="3" y2="3" strokeWidth="3" strokeDasharray={dash} className={stroke} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <svg aria-hidden width="100%" height={HEIGHT} className="block overflow-visible">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-line" />
            <text x="0" y={y(tick) - 4} className="fill-ink-faint text-xs">
              {format(tick).replace(/\.00$/, '')}
            </text>
          </g>
        ))}
        <line x1="0" x2="100%" y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} className="stroke-line-strong" />
        {points.map(
          ({ key, label, tick }, index) =>
            (points.length - 1 - index) % every === 0 && (
              <text
                key={key}
                x={`${x(key)}%`}
                y={HEIGHT - 6}
                textAnchor="middle"
                className="fill-ink-soft text-xs"
              >
                {tick ?? label}
              </text>
            ),
        )}
        <svg
          aria-hidden
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
        >
          {lines.map(({ key, stroke, dash }, index) => (
            <LinePath
              key={key}
              data={[...points]}
              x={(point) => x(point.key) ?? 0}
              y={(point) => y(point.values[index] ?? 0)}
              vectorEffect="non-scaling-stroke"
              strokeWidth={2.5}
              strokeDasharray={dash}
              className={stroke}
              fill="none"
            />
          ))}
        </svg>
        {lines.map(({ key, fill }, index) =>
          points.map((point) => (
            <circle
              key={`${key} ${point.key}`}
              cx={`${x(point.key)}%`}
              cy={y(point.values[index] ?? 0)}
              r={3.5}
              className={fill}
            />
          )),
        )}
      </svg>
      <Disclosure summary={t('table.asTable')}>
        <Table
          caption={title}
          rows={points}
          rowKey={({ key }) => key}
          columns={[
            { key: 'when', head: rowHead, rowHead: true, unbroken: true, cell: ({ label }) => label },
            ...lines.map(({ key, label }, index) => ({
              key,
              head: label,
              align: 'end' as const,
              cell: ({ values }: (typeof points)[number]) => format(values[index] ?? 0),
            })),
          ]}
        />
      </Disclosure>
    </figure>
  );
}
