import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { Save, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RuleFindings } from '~/components/course/rule-findings';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CheckboxGroupField, RadioGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { SelectField, TextareaField, TextField } from '~/components/ui/text-fields';
import { grades } from '~/domain/grade';
import { EQUIPMENT } from '~/domain/planning/equipment';
import { ASSESSMENTS, PROMISES } from '~/domain/reduction/dossier';
import type { RulesInForce } from '~/domain/reduction/rule';
import type { Refusal } from '~/domain/refusal';
import { CATEGORIES, ROOM_KINDS } from '~/domain/states';
import type { CourseText } from '~/forms/provider/course-text';
import { useFormat } from '~/i18n/use-format';
import { useCourseFindings } from './use-course-findings';

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
  assessment: string;
  promises: string[];
  homeworkMinutes: string;
};

/** A course, in five groups of questions; what breaks a rule is said beside the field while one types; it can be kept at any moment and sent when it is ready. */
export function CourseForm({
  values,
  rules,
  answer,
  again,
}: {
  values: CourseValues;
  /** The rules in force: the form judges by them what the command will judge. */
  rules: RulesInForce;
  answer: { result: SubmissionResult<string[]>; refusals: Refusal[] } | undefined;
  /** It came back from the reviewer. */
  again: boolean;
}) {
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const f = useFormat();
  const [form, fields] = useForm<CourseValues>({ lastResult: answer?.result, defaultValue: values });
  const live = useCourseFindings(rules, (answer?.result.initialValue as CourseText | undefined) ?? values);
  const findingsAt = (name: keyof CourseValues) => (
    <RuleFindings findings={live.at(name, fields[name].errors)} />
  );
  const names = Object.keys(values) as (keyof CourseValues)[];
  const labels = Object.fromEntries(names.map((name) => [name, t(`provider:course.${name}`)])) as Record<
    keyof CourseValues,
    string
  >;
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      onInput={live.onInput}
      noValidate
      className="grid max-w-3xl gap-5"
    >
      <RefusalNotice refusals={answer?.refusals} />
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <Card as="section" title={t('provider:course.what')}>
        <TextField meta={fields.titleZh} label={labels.titleZh} hint={t('provider:course.titleHint')} />
        {findingsAt('titleZh')}
        <TextField meta={fields.titleEn} label={labels.titleEn} />
        {findingsAt('titleEn')}
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
        {findingsAt('summaryZh')}
        <TextareaField meta={fields.summaryEn} label={labels.summaryEn} maxLength={1500} />
        {findingsAt('summaryEn')}
      </Card>
      <Card as="section" title={t('provider:course.lessons')}>
        <div className="grid gap-5 lg:grid-cols-2">
          <div className="grid content-start gap-2">
            <TextareaField
              meta={fields.syllabusZh}
              label={labels.syllabusZh}
              hint={t('provider:course.syllabusHint')}
              rows={8}
            />
            {findingsAt('syllabusZh')}
          </div>
          <div className="grid content-start gap-2">
            <TextareaField
              meta={fields.syllabusEn}
              label={labels.syllabusEn}
              hint={t('provider:course.syllabusEnHint')}
              rows={8}
            />
            {findingsAt('syllabusEn')}
          </div>
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
      <Card as="section" title={t('provider:course.end')}>
        <RadioGroupField
          meta={fields.assessment}
          label={labels.assessment}
          hint={t('provider:course.assessmentHint')}
          options={ASSESSMENTS.map((each) => ({ value: each, label: t(`codes:assessment.${each}`) }))}
        />
        {findingsAt('assessment')}
        <CheckboxGroupField
          meta={fields.promises}
          label={labels.promises}
          hint={t('provider:course.promisesHint')}
          optional
          options={PROMISES.map((each) => ({ value: each, label: t(`codes:promise.${each}`) }))}
        />
        {findingsAt('promises')}
        <TextField
          meta={fields.homeworkMinutes}
          label={labels.homeworkMinutes}
          hint={t('provider:course.homeworkHint')}
          inputMode="numeric"
          suffix={t('provider:course.minutes')}
          className="max-w-xs"
        />
        {findingsAt('homeworkMinutes')}
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
