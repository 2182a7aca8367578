import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '~/components/ui/field';
import { Notice } from '~/components/ui/notice';
import { SelectField } from '~/components/ui/text-fields';
import type { SchoolDate } from '~/domain/calendar';
import { checkStateOn } from '~/domain/staff/check';
import type { StaffFacts } from '~/domain/staff/rostering';
import { TEACHING_ROLES } from '~/domain/states';
import { staffField } from '~/forms/provider/plan';
import { useFormat } from '~/i18n/use-format';
import type { PlanFields } from './plan-fields';

/** Who teaches: one row per person with what they may do, and how long their check and qualification hold. */
export function StaffRows({
  people,
  chosen,
  fields,
  today,
}: {
  people: readonly StaffFacts[];
  /** Role by person; absent or '' does not teach here. */
  chosen: Record<string, string>;
  fields: PlanFields;
  today: SchoolDate;
}) {
  const { t } = useTranslation(['provider', 'codes']);
  const f = useFormat();
  if (people.length === 0) {
    return (
      <Notice tone="warn" title={t('provider:plan.noPeople')}>
        <Link to="/provider/instructors/new" className="underline">
          {t('provider:instructors.add')}
        </Link>
      </Notice>
    );
  }
  const about = ({ qualification, checks }: StaffFacts) => {
    const check = checkStateOn(checks, today);
    return [
      qualification ? t(`codes:qualification.${qualification.kind}`) : t('provider:plan.assistantOnly'),
      'until' in check
        ? t(`provider:check.${check.kind}`, { date: f.date(check.until, { weekday: false, year: true }) })
        : t(`provider:check.${check.kind}`),
    ].join(' · ');
  };
  return (
    <FieldGroup
      meta={fields.meta('staff', undefined)}
      label={t('provider:plan.staff')}
      hint={t('provider:plan.staffHint')}
    >
      {() => (
        <ul className="grid gap-2">
          {people.map((person) => (
            <li key={person.id} className="rounded-control border border-line p-3">
              <SelectField
                meta={fields.meta(staffField(person.id), chosen[person.id] ?? '')}
                label={person.name}
                hint={about(person)}
                placeholder={t('provider:plan.notHere')}
                options={TEACHING_ROLES.map((role) => ({
                  value: role,
                  label: t(`codes:teachingRole.${role}`),
                  // P6: without a qualification one can assist, not lead.
                  disabled: role === 'lead' && person.qualification === null,
                }))}
              />
            </li>
          ))}
        </ul>
      )}
    </FieldGroup>
  );
}
