import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { MoneyField, SelectField, TextField } from '~/components/ui/text-fields';
import type { Refusal } from '~/domain/refusal';
import type { Category } from '~/domain/states';

export type FeeValues = {
  category: string;
  itemZh: string;
  itemEn: string;
  perLessonFen: string;
  marketPerLessonFen: string;
};

/** One fee standard: an item of a category, what a lesson costs at school and what the same costs outside. */
export function FeeForm({
  values,
  categories,
  answer,
}: {
  values?: FeeValues;
  categories: readonly Category[];
  answer: { result: SubmissionResult<string[]>; refusals: Refusal[] } | undefined;
}) {
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const [form, fields] = useForm<FeeValues>({
    lastResult: answer?.result,
    defaultValue: values ?? { category: categories[0] },
  });
  const labels = {
    category: t('provider:fees.category'),
    itemZh: t('provider:fees.itemZh'),
    itemEn: t('provider:fees.itemEn'),
    perLessonFen: t('provider:fees.perLesson'),
    marketPerLessonFen: t('provider:fees.market'),
  };
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-5">
      <RefusalNotice refusals={answer?.refusals} />
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <SelectField
        meta={fields.category}
        label={labels.category}
        placeholder={null}
        options={categories.map((category) => ({ value: category, label: t(`codes:category.${category}`) }))}
      />
      <TextField meta={fields.itemZh} label={labels.itemZh} hint={t('provider:fees.itemHint')} />
      <TextField meta={fields.itemEn} label={labels.itemEn} />
      <div className="grid gap-5 sm:grid-cols-2">
        <MoneyField
          meta={fields.perLessonFen}
          className="content-start"
          label={labels.perLessonFen}
          hint={t('provider:fees.perLessonHint')}
        />
        <MoneyField
          meta={fields.marketPerLessonFen}
          className="content-start"
          label={labels.marketPerLessonFen}
          hint={t('provider:fees.marketHint')}
        />
      </div>
      <SubmitButton className="justify-self-start">{t('common:action.save')}</SubmitButton>
    </Form>
  );
}
