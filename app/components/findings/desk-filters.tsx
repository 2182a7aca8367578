import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/components/ui/button';
import { CheckboxField } from '~/components/ui/choice-fields';
import { SelectField, TextField } from '~/components/ui/text-fields';
import type { DeskFilter } from '~/forms/findings/desk-filter';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

type Named = { id: string; nameZh: string; nameEn: string };

/** The question of the desk as a form of the address: works without script, and can be sent to a colleague. */
export function DeskFilters({
  filter,
  towns,
  schools,
  providers,
}: {
  filter: DeskFilter;
  towns: readonly Named[];
  schools: readonly Named[];
  providers: readonly Named[];
}) {
  const { t } = useTranslation('findings');
  const lng = useLng();
  const all = { value: '', label: t('desk.all') };
  const named = (items: readonly Named[]) => [
    all,
    ...items.map((item) => ({ value: item.id, label: pick(lng, item.nameZh, item.nameEn) })),
  ];
  return (
    <Form
      method="get"
      key={JSON.stringify(filter)}
      className="mb-5 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5"
    >
      {filter.state && <input type="hidden" name="state" value={filter.state} />}
      {filter.group && <input type="hidden" name="group" value={filter.group} />}
      {filter.rule && <input type="hidden" name="rule" value={filter.rule} />}
      <TextField
        name="q"
        type="search"
        label={t('desk.search')}
        defaultValue={filter.q ?? ''}
        maxLength={100}
      />
      <SelectField
        name="severity"
        label={t('desk.severity')}
        defaultValue={filter.severity ?? ''}
        placeholder={null}
        options={[
          all,
          { value: 'hard', label: t('severity.hard') },
          { value: 'soft', label: t('severity.soft') },
        ]}
      />
      <SelectField
        name="town"
        label={t('desk.town')}
        defaultValue={filter.town ?? ''}
        placeholder={null}
        options={named(towns)}
      />
      <SelectField
        name="school"
        label={t('desk.school')}
        defaultValue={filter.school ?? ''}
        placeholder={null}
        options={named(schools)}
      />
      <SelectField
        name="provider"
        label={t('desk.provider')}
        defaultValue={filter.provider ?? ''}
        placeholder={null}
        options={named(providers)}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:col-span-full">
        <CheckboxField
          name="overdue"
          value="1"
          label={t('desk.overdueOnly')}
          defaultValue={filter.overdue ?? ''}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit">{t('desk.filter')}</Button>
          <ButtonLink variant="quiet" to="/bureau/findings">
            {t('desk.clear')}
          </ButtonLink>
        </div>
      </div>
    </Form>
  );
}
