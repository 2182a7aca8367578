import { useTranslation } from 'react-i18next';
import { CheckboxField } from '~/components/ui/choice-fields';
import { FieldGroup } from '~/components/ui/field';
import { TimeField } from '~/components/ui/text-fields';
import { PLAN_WEEKDAYS, type PlanText } from '~/forms/provider/plan';
import { useFormat } from '~/i18n/use-format';
import type { PlanFields } from './plan-fields';

/** One row per weekday: whether there is a lesson, from when to when. Works by keyboard and without script. */
export function SlotRows({
  text,
  fields,
  lessonsEnd,
}: {
  text: PlanText;
  fields: PlanFields;
  /** When lessons are over on a weekday for every chosen grade, minutes; null when the school has not said. */
  lessonsEnd: (weekday: number) => number | null;
}) {
  const { t } = useTranslation('provider');
  const f = useFormat();
  return (
    <FieldGroup meta={fields.meta('slots', undefined)} label={t('plan.slots')} hint={t('plan.slotsHint')}>
      {() => (
        <ul className="grid gap-2">
          {PLAN_WEEKDAYS.map((day, index) => {
            const slot = text.slots[index];
            const end = lessonsEnd(day);
            return (
              <li key={day} className="group grid gap-2 rounded-control border border-line p-2 sm:px-3">
                <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <CheckboxField
                    meta={fields.meta(`slot${day}`, slot?.on ? 'on' : undefined)}
                    label={f.weekday(day, 'long')}
                    className="min-w-28"
                  />
                  <span className="text-sm text-ink-soft tabular">
                    {end === null ? t('plan.lessonsEndUnknown') : t('plan.lessonsEnd', { time: f.time(end) })}
                  </span>
                </div>
                <div className="grid grid-cols-2 gap-2 supports-[selector(:has(a))]:hidden group-has-checked:grid sm:max-w-sm">
                  <TimeField
                    meta={fields.meta(`slot${day}Start`, slot?.start)}
                    label={t('plan.from')}
                    aria-label={t('plan.fromOn', { day: f.weekday(day, 'long') })}
                  />
                  <TimeField
                    meta={fields.meta(`slot${day}End`, slot?.end)}
                    label={t('plan.until')}
                    aria-label={t('plan.untilOn', { day: f.weekday(day, 'long') })}
                  />
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </FieldGroup>
  );
}
