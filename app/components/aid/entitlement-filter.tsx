import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/ui/button';
import { SelectField, TextField } from '~/components/ui/text-fields';
import { ENTITLEMENT_CLASSES, ENTITLEMENT_SOURCES } from '~/domain/aid/entitlement';
import type { EntitlementFilter } from '~/forms/aid/entitlement';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

/** The question of the list as a form of the address; works without script. */
export function EntitlementFilterForm({
  filter,
  schools,
}: {
  filter: EntitlementFilter;
  schools: readonly { id: string; nameZh: string; nameEn: string }[];
}) {
  const { t } = useTranslation(['aid', 'codes']);
  const lng = useLng();
  const all = { value: '', label: t('aid:entitlements.filter.all') };
  return (
    <Form
      method="get"
      key={JSON.stringify(filter)}
      className="mb-4 grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-5"
    >
      <input type="hidden" name="state" value={filter.state} />
      <SelectField
        name="class"
        label={t('aid:entitlements.filter.class')}
        defaultValue={filter.class ?? ''}
        placeholder={null}
        options={[
          all,
          ...ENTITLEMENT_CLASSES.map((each) => ({ value: each, label: t(`codes:entitlementClass.${each}`) })),
        ]}
      />
      <SelectField
        name="source"
        label={t('aid:entitlements.filter.source')}
        defaultValue={filter.source ?? ''}
        placeholder={null}
        options={[
          all,
          ...ENTITLEMENT_SOURCES.map((each) => ({
            value: each,
            label: t(`codes:entitlementSource.${each}`),
          })),
        ]}
      />
      <SelectField
        name="school"
        label={t('aid:entitlements.filter.school')}
        defaultValue={filter.school ?? ''}
        placeholder={null}
        options={[
          all,
          ...schools.map((school) => ({ value: school.id, label: pick(lng, school.nameZh, school.nameEn) })),
        ]}
      />
      <TextField
        name="name"
        type="search"
        label={t('aid:entitlements.filter.name')}
        defaultValue={filter.name}
        maxLength={50}
        autoComplete="off"
      />
      <Button type="submit">{t('aid:entitlements.filter.show')}</Button>
    </Form>
  );
}
