import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { cx } from '~/components/ui/class-names';
import { useFormat } from '~/i18n/use-format';

interface ClassPickerProps {
  classes: readonly { grade: number; className: string; pupils: number }[];
  total: number;
  left: number;
  current: { grade: number | null; className: string | null; left: boolean };
}

/** Grades and classes as links: the way into a roster. */
export function ClassPicker({ classes, total, left, current }: ClassPickerProps) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const grades = [...new Set(classes.map(({ grade }) => grade))];
  const everybody = current.grade === null && !current.left;
  return (
    <nav aria-label={t('roster.classes')} className="mb-4 grid gap-1.5">
      <div className="flex flex-wrap gap-2">
        <Chip to="/school/roster" chosen={everybody} label={t('roster.all')} count={total} />
        {grades.map((grade) => (
          <Chip
            key={grade}
            to={`/school/roster?grade=${grade}`}
            chosen={current.grade === grade}
            label={f.grade(grade)}
            count={classes.reduce((sum, each) => sum + (each.grade === grade ? each.pupils : 0), 0)}
          />
        ))}
        {left > 0 && (
          <Chip to="/school/roster?left=1" chosen={current.left} label={t('roster.leftTab')} count={left} />
        )}
      </div>
      {current.grade !== null && (
        <div className="flex flex-wrap gap-2">
          {classes
            .filter(({ grade }) => grade === current.grade)
            .map(({ grade, className, pupils }) => (
              <Chip
                key={className}
                to={`/school/roster?${new URLSearchParams({ grade: String(grade), class: className })}`}
                chosen={current.className === className}
                label={className}
                count={pupils}
              />
            ))}
        </div>
      )}
    </nav>
  );
}

function Chip({ to, chosen, label, count }: { to: string; chosen: boolean; label: string; count: number }) {
  return (
    <Link
      to={to}
      preventScrollReset
      aria-current={chosen || undefined}
      className={cx(
        'inline-flex min-h-9 items-center gap-2 rounded-full border px-3 text-sm no-underline',
        chosen
          ? 'border-accent bg-accent text-on-accent'
          : 'border-line-strong bg-surface text-ink hover:border-accent',
      )}
    >
      {label}
      <span className={cx('tabular', !chosen && 'text-ink-soft')}>{count}</span>
    </Link>
  );
}
