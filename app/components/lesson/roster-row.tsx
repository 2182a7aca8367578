import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { cx } from '~/components/ui/class-names';
import type { Mark } from '~/domain/lesson/marks';
import type { PickUpRelation } from '~/domain/lesson/pick-up';
import { ATTENDANCE_STATES, type AttendanceState } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';

export type RowChild = {
  enrollmentId: string;
  name: string;
  grade: number;
  className: string;
  state: AttendanceState | null;
  leaveAsked: boolean;
  fetched: boolean;
  people: readonly { id: string; name: string; relation: PickUpRelation }[];
  pickUpPersonId: string | null;
  pickedUpAt: string | null;
};

const chosen: Record<AttendanceState, string> = {
  present: 'has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent',
  absent: 'has-checked:border-refuse has-checked:bg-refuse-soft has-checked:text-refuse',
  excused: 'has-checked:border-line-strong has-checked:bg-sunken has-checked:font-semibold',
  left_early: 'has-checked:border-warn has-checked:bg-warn-soft has-checked:text-warn',
};

/** One child of a register: four answers, each large enough for a thumb, and who fetched the small ones. */
export function RosterRow({
  child,
  open,
  onMark,
}: {
  child: RowChild;
  open: boolean;
  onMark: (mark: Omit<Mark, 'markedAt'>) => void;
}) {
  const { t } = useTranslation('lesson');
  const f = useFormat();
  const { enrollmentId, state, pickUpPersonId } = child;
  const cameAndGoes = state === 'present' || state === 'left_early';
  return (
    <li className="grid gap-2 rounded-card bg-surface p-3 shadow-lift">
      <fieldset disabled={!open} className="grid min-w-0 gap-2">
        <legend className="mb-2 flex w-full flex-wrap items-center gap-x-3">
          <span className="text-lg font-semibold">{child.name}</span>
          <span className="text-sm text-ink-soft">
            {f.grade(child.grade)} {child.className}
          </span>
          {child.leaveAsked && <Badge tone="info">{t('roster.leave')}</Badge>}
        </legend>
        <div className="grid grid-cols-4 gap-1.5">
          {ATTENDANCE_STATES.map((each) => (
            <label
              key={each}
              className={cx(
                'flex min-h-11 items-center justify-center rounded-control border border-line-strong px-1 text-center has-disabled:cursor-default has-disabled:not-has-checked:border-line has-disabled:not-has-checked:text-ink-faint has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
                chosen[each],
              )}
            >
              <input
                type="radio"
                name={`state.${enrollmentId}`}
                value={each}
                checked={state === each}
                onChange={() => onMark({ enrollmentId, state: each, pickUpPersonId })}
                className="sr-only"
              />
              {t(`state.${each}`)}
            </label>
          ))}
        </div>
        {child.fetched && cameAndGoes && (
          <PickUp child={child} onChoose={(id) => onMark({ enrollmentId, state, pickUpPersonId: id })} />
        )}
      </fieldset>
    </li>
  );
}

function PickUp({ child, onChoose }: { child: RowChild; onChoose: (personId: string | null) => void }) {
  const { t } = useTranslation('lesson');
  const f = useFormat();
  if (child.people.length === 0) return <p className="text-sm text-warn">{t('roster.noPeople')}</p>;
  return (
    <label className="flex flex-wrap items-center gap-2 text-sm">
      <span>{t('roster.pickUp')}</span>
      <select
        name={`person.${child.enrollmentId}`}
        value={child.pickUpPersonId ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value || null)}
        className="min-h-11 grow rounded-control border border-line-strong bg-surface px-3"
      >
        <option value="">{t('roster.nobody')}</option>
        {child.people.map(({ id, name, relation }) => (
          <option key={id} value={id}>
            {name} · {t(`pickUp.relations.${relation}`)}
          </option>
        ))}
      </select>
      {child.pickUpPersonId && child.pickedUpAt && (
        <span className="text-ink-soft">{t('roster.pickedUp', { at: f.instant(child.pickedUpAt) })}</span>
      )}
    </label>
  );
}
