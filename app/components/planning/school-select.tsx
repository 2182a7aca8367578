import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { controlClass, Field } from '~/components/ui/field';
import type { FieldMeta } from '~/components/ui/field-control';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

type Town = {
  nameZh: string;
  nameEn: string;
  schools: { id: string; nameZh: string; nameEn: string }[];
};

/** A school of the county, grouped by town: the platform's own list, with or without script. */
export function SchoolSelect({
  meta,
  label,
  towns,
}: {
  meta: FieldMeta;
  label: string;
  towns: readonly Town[];
}) {
  const { t } = useTranslation('common');
  const lng = useLng();
  return (
    <Field meta={meta} label={label}>
      {(control) => (
        <span className="relative flex items-center">
          <select
            key={control.reactKey}
            {...control.attributes}
            defaultValue={control.text ?? ''}
            className={`${controlClass} appearance-none pe-9`}
          >
            <option value="">{t('form.choose')}</option>
            {towns.map((town) => (
              <optgroup key={town.nameEn} label={pick(lng, town.nameZh, town.nameEn)}>
                {town.schools.map((school) => (
                  <option key={school.id} value={school.id}>
                    {pick(lng, school.nameZh, school.nameEn)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute end-3 size-4 text-ink-soft" />
        </span>
      )}
    </Field>
  );
}
