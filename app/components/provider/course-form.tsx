import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { Save, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CheckboxGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { SelectField, TextareaField, TextField } from '~/components/ui/text-fields';
import { grades } from '~/domain/grade';
import { EQUIPMENT } from '~/domain/planning/equipment';
import type { Refusal } from '~/domain/refusal';
import { CATEGORIES, ROOM_KINDS } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';

export type CourseValues = {
  category: string;
  titleZh: string;
  titleEn: string;
  summaryZh: string;
  summaryEn: string;
  syllabusZh: string;
  syllabusEn: string;
  materialsZh: string;
  materialsEn: string;
  grades: string[];
  groupMax: string;
  roomKinds: string[];
  minAreaM2: string;
  equipment: string[];
};

/** A course, in four groups of questions; it can be kept at any moment and sent when it is ready. */
export function CourseForm({
  values,
  answer,
  again,
}: {
  values: CourseValues;
  answer: { result: SubmissionResult<string[]>; refusals: Refusal[] } | undefined;
  /** It came back from the reviewer. */
  again: boolean;
}) {
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const f = useFormat();
  const [form, fields] = useForm<CourseValues>({ lastResult: answer?.result, defaultValue: values });
  const names = Object.keys(values) as (keyof CourseValues)[];
  const labels = Object.fromEntries(names.map((name) => [name, t(`provider:course.${name}`)])) as Record<
    keyof CourseValues,
    string
  >;
  return (
    <Form method="post" {...getFormProps(form)} noValidate className="grid max-w-3xl gap-5">
      <RefusalNotice refusals={answer?.refusals} />
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <Card as="section" title={t('provider:course.what')}>
        <TextField meta={fields.titleZh} label={labels.titleZh} hint={t('provider:course.titleHint')} />
        <TextField meta={fields.titleEn} label={labels.titleEn} />
        <SelectField
          meta={fields.category}
          label={labels.category}
          hint={t('provider:course.categoryHint')}
          placeholder={null}
          options={CATEGORIES.map((category) => ({
            value: category,
            label: t(`codes:category.${category}`),
          }))}
        />
        <TextareaField
          meta={fields.summaryZh}
          label={labels.summaryZh}
          hint={t('provider:course.summaryHint')}
          maxLength={600}
        />
        <TextareaField meta={fields.summaryEn} label={labels.summaryEn} maxLength={1500} />
      </Card>
      <Card as="section" title={t('provider:course.lessons')}>
        <div className="grid gap-5 lg:grid-cols-2">
          <TextareaField
            meta={fields.syllabusZh}
            className="content-start"
            label={labels.syllabusZh}
            hint={t('provider:course.syllabusHint')}
            rows={8}
          />
          <TextareaField
            meta={fields.syllabusEn}
            className="content-start"
            label={labels.syllabusEn}
            hint={t('provider:course.syllabusEnHint')}
            rows={8}
          />
        </div>
        <div className="grid gap-5 lg:grid-cols-2">
          <TextField
            meta={fields.materialsZh}
            className="content-start"
            label={labels.materialsZh}
            hint={t('provider:course.materialsHint')}
            optional
          />
          <TextField
            meta={fields.materialsEn}
            className="content-start"
            label={labels.materialsEn}
            optional
          />
        </div>
      </Card>
      <Card as="section" title={t('provider:course.whom')}>
        <CheckboxGroupField
          meta={fields.grades}
          label={labels.grades}
          layout="chips"
          options={grades.map((grade) => ({ value: String(grade), label: f.grade(grade) }))}
        />
        <TextField
          meta={fields.groupMax}
          label={labels.groupMax}
          hint={t('provider:course.groupMaxHint')}
          inputMode="numeric"
          optional
          className="max-w-xs"
        />
      </Card>
      <Card as="section" title={t('provider:course.room')}>
        <CheckboxGroupField
          meta={fields.roomKinds}
          label={labels.roomKinds}
          hint={t('provider:course.roomKindsHint')}
          layout="chips"
          optional
          options={ROOM_KINDS.map((kind) => ({ value: kind, label: t(`codes:roomKind.${kind}`) }))}
        />
        <TextField
          meta={fields.minAreaM2}
          label={labels.minAreaM2}
          inputMode="numeric"
          suffix={t('provider:course.squareMetres')}
          optional
          className="max-w-xs"
        />
        <CheckboxGroupField
          meta={fields.equipment}
          label={labels.equipment}
          layout="chips"
          optional
          options={EQUIPMENT.map((each) => ({ value: each, label: t(`codes:equipment.${each}`) }))}
        />
      </Card>
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="intent" value="submit" icon={Send}>
          {again ? t('provider:course.submitAgain') : t('provider:course.submit')}
        </SubmitButton>
        <SubmitButton name="intent" value="save" variant="secondary" icon={Save}>
          {t('common:action.saveDraft')}
        </SubmitButton>
      </div>
      <p className="text-sm text-ink-soft">{t('provider:course.submitHint')}</p>
    </Form>
  );
}
