import { curveLinear } from '@visx/curve';
import { scaleLinear } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { useTranslation } from 'react-i18next';
import { Table } from '~/components/ui/table';
import { useFormat } from '~/i18n/use-format';

type Point = { day: string; committedFen: number; spentFen: number };

const WIDTH = 640;
const HEIGHT = 200;
const DAY_MS = 86_400_000;
const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/**
 * Where a programme's money has gone over time: spent, and committed on top of it, under the line of its budget. The
 * numbers stand beside it as a table. Drawn on the server at any width.
 */
export function BalanceChart({ points, budgetFen }: { points: readonly Point[]; budgetFen: number }) {
  const { t } = useTranslation('aid');
  const f = useFormat();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return <p className="text-ink-soft">{t('programme.overTimeEmpty')}</p>;
  const most = Math.max(1, budgetFen, ...points.map((point) => point.committedFen + point.spentFen));
  const x = scaleLinear({
    domain: [dayOf(first.day), Math.max(dayOf(last.day), dayOf(first.day) + 1)],
    range: [0, WIDTH],
  });
  const y = scaleLinear({ domain: [0, most], range: [HEIGHT - 2, 6] });
  const budget = y(budgetFen);
  const lines = [
    {
      key: 'total',
      stroke: 'stroke-warn',
      label: t('table.total'),
      of: (p: Point) => p.committedFen + p.spentFen,
    },
    { key: 'spent', stroke: 'stroke-accent', label: t('programmes.spent'), of: (p: Point) => p.spentFen },
  ];
  return (
    <div className="grid gap-4">
      <figure>
        <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
          {[...lines, { key: 'budget', stroke: 'stroke-ink-faint', label: t('programme.budgetLine') }].map(
            ({ key, stroke, label }) => (
              <li key={key} className="flex items-center gap-2">
                <svg aria-hidden width="20" height="8">
                  <line
                    x1="0"
                    x2="20"
                    y1="4"
                    y2="4"
                    strokeWidth="3"
                    strokeDasharray={key === 'budget' ? '4 3' : undefined}
                    className={stroke}
                  />
                </svg>
                {label}
              </li>
            ),
          )}
        </ul>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-48 w-full border-b border-line-strong"
          aria-hidden
        >
          <line
            x1="0"
            x2={WIDTH}
            y1={budget}
            y2={budget}
            strokeWidth="2"
            strokeDasharray="6 4"
            vectorEffect="non-scaling-stroke"
            className="stroke-ink-faint"
          />
          {lines.map(({ key, stroke, of }) => (
            <LinePath
              key={key}
              data={[...points]}
              x={(point) => x(dayOf(point.day))}
              y={(point) => y(of(point))}
              curve={curveLinear}
              strokeWidth={2.5}
              fill="none"
              vectorEffect="non-scaling-stroke"
              className={stroke}
            />
          ))}
        </svg>
        <figcaption className="flex justify-between text-sm text-ink-faint">
          <span>{f.date(first.day, { weekday: false, year: true })}</span>
          <span>{f.date(last.day, { weekday: false, year: true })}</span>
        </figcaption>
      </figure>
      <Table
        caption={t('programme.overTime')}
        rows={[...points].reverse()}
        rowKey={(point) => point.day}
        columns={[
          {
            key: 'day',
            head: t('table.day'),
            unbroken: true,
            rowHead: true,
            cell: (point) => f.date(point.day, { weekday: false, year: true }),
          },
          {
            key: 'spent',
            head: t('programmes.spent'),
            align: 'end',
            cell: (point) => f.money(point.spentFen),
          },
          {
            key: 'committed',
            head: t('programmes.committed'),
            align: 'end',
            cell: (point) => f.money(point.committedFen),
          },
          {
            key: 'left',
            head: t('programmes.left'),
            align: 'end',
            cell: (point) => f.money(budgetFen - point.committedFen - point.spentFen),
          },
        ]}
      />
    </div>
  );
}
