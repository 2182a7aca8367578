import { Form } from '@remix-run/react';
import { Save, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CheckboxGroupField, RadioGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField, MoneyField, TextField } from '~/components/ui/text-fields';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { feeOf } from '~/domain/planning/dossier';
import { maxWeeks } from '~/domain/planning/draft';
import type { PlanDesk } from '~/domain/planning/findings';
import { classMaxOf } from '~/domain/planning/slots';
import type { Refusal } from '~/domain/refusal';
import { AUDIENCES, PAYERS } from '~/domain/states';
import type { PlanText } from '~/forms/provider/plan';
import { useFormat } from '~/i18n/use-format';
import { FindingsList } from './findings-list';
import { LessonPreview } from './lesson-preview';
import { planFieldId } from './plan-fields';
import { SlotRows } from './slot-rows';
import { StaffRows } from './staff-rows';
import { codeOf, usePlan } from './use-plan';
import { usePlanLabels } from './use-plan-labels';

/** Whom a provider can name as the one who collects; the last is never lawful, and the form says so at once (F3). */
const COLLECTORS = ['school', 'fiscal', 'provider'] as const;

type PlanFormProps = {
  desk: PlanDesk;
  text: PlanText;
  gradeChoices: readonly number[];
  dayNames: Record<SchoolDate, { zh: string; en: string }>;
  outspoken: boolean;
  /** What a refused save or sending said. */
  refused: readonly Refusal[];
  now: Date;
};

/** A plan of a class: when, who, for whom, for how much; beside it the dated lessons and what is still open. */
export function PlanForm({
  desk,
  text: initial,
  gradeChoices,
  dayNames,
  outspoken,
  refused,
  now,
}: PlanFormProps) {
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const f = useFormat();
  const plan = usePlan({ desk, initial, outspoken, refused, now });
  const { fields, text, draft, findings, placed } = plan;
  const labelOf = usePlanLabels(desk.people);
  const standard = desk.listing && (feeOf(desk.listing, desk.course.category)?.perLessonFen ?? null);
  const general = plan.fromServer.filter(({ field }) => field === '').map(({ refusal }) => refusal);
  const summary = Object.fromEntries(
    plan.fromServer
      .filter(({ field }) => field !== '')
      .map(({ field, refusal }) => [field, [codeOf(refusal)]]),
  );
  const lessonsEnd = (weekday: number) => {
    const ends = desk.lessonEnds.filter((end) => end.weekday === weekday && draft.grades.includes(end.grade));
    return ends.length === 0 ? null : Math.max(...ends.map((end) => end.endMinute));
  };
  const total = findings.lessons.length * draft.perLessonFen + draft.materialsFen;
  return (
    <Form method="post" id="plan" onInput={plan.onInput} noValidate className="grid gap-5">
      <RefusalNotice refusals={general} />
      <ErrorSummary
        form={{ id: 'plan', allErrors: summary }}
        fields={Object.fromEntries(
          Object.keys(summary).map((name) => [name, { id: planFieldId(name), name }]),
        )}
        labels={Object.fromEntries(Object.keys(summary).map((name) => [name, labelOf(name)]))}
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <Card as="section" title={t('provider:plan.when')}>
            <SlotRows text={text} fields={fields} lessonsEnd={lessonsEnd} />
            <div className="grid gap-4 sm:grid-cols-2">
              <DateField
                meta={fields.meta('firstDate', initial.firstDate)}
                className="content-start"
                label={labelOf('firstDate')}
                hint={t('provider:plan.firstDateHint')}
                min={todayInShanghai(now)}
              />
              <TextField
                meta={fields.meta('weeks', initial.weeks)}
                className="content-start"
                label={labelOf('weeks')}
                hint={t('provider:plan.weeksHint', { max: maxWeeks })}
                inputMode="numeric"
              />
            </div>
          </Card>
          <Card as="section" title={t('provider:plan.who')}>
            <StaffRows
              people={desk.people}
              chosen={initial.staff}
              fields={fields}
              today={todayInShanghai(now)}
            />
          </Card>
          <Card as="section" title={t('provider:plan.forWhom')}>
            <CheckboxGroupField
              meta={fields.meta('grades', initial.grades)}
              label={labelOf('grades')}
              hint={t('provider:plan.gradesHint')}
              layout="chips"
              options={gradeChoices.map((grade) => ({ value: String(grade), label: f.grade(grade) }))}
            />
            <RadioGroupField
              meta={fields.meta('audience', initial.audience)}
              label={labelOf('audience')}
              options={AUDIENCES.map((audience) => ({
                value: audience,
                label: t(`codes:audience.${audience}`),
                disabled: audience === 'group' && !desk.schoolHasGroup,
              }))}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                meta={fields.meta('capacity', initial.capacity)}
                className="content-start"
                label={labelOf('capacity')}
                hint={t('provider:plan.capacityHint', {
                  max: Math.min(
                    classMaxOf(draft.grades, desk.rules),
                    desk.course.groupMax ?? Number.POSITIVE_INFINITY,
                  ),
                })}
                inputMode="numeric"
              />
              <TextField
                meta={fields.meta('minimum', initial.minimum)}
                className="content-start"
                label={labelOf('minimum')}
                hint={t('provider:plan.minimumHint')}
                inputMode="numeric"
              />
            </div>
          </Card>
          <Card as="section" title={t('provider:plan.price')}>
            <RadioGroupField
              meta={fields.meta('payer', initial.payer)}
              label={labelOf('payer')}
              options={PAYERS.map((payer) => ({
                value: payer,
                label: t(`codes:payer.${payer}`),
                hint: t(`provider:plan.payerHint.${payer}`),
              }))}
            />
            <RadioGroupField
              meta={fields.meta('collectedBy', initial.collectedBy || 'school')}
              label={labelOf('collectedBy')}
              options={COLLECTORS.map((collector) => ({
                value: collector,
                label: t(`provider:plan.collector.${collector}`),
              }))}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <MoneyField
                meta={fields.meta('perLesson', initial.perLesson)}
                className="content-start"
                label={labelOf('perLesson')}
                hint={standard === null ? undefined : t('provider:plan.standard', { max: f.money(standard) })}
              />
              <MoneyField
                meta={fields.meta('materials', initial.materials)}
                className="content-start"
                label={labelOf('materials')}
                hint={t('provider:plan.materialsHint')}
                optional
              />
            </div>
            {Number.isFinite(total) && findings.lessons.length > 0 && (
              <p className="tabular" aria-live="polite">
                {t(`provider:plan.total.${draft.payer}`, {
                  lessons: findings.lessons.length,
                  price: f.money(draft.perLessonFen),
                  materials: f.money(draft.materialsFen),
                  total: f.money(total),
                })}
              </p>
            )}
          </Card>
          <Card as="section" title={t('provider:plan.sale')}>
            <p className="text-sm text-ink-soft">{t('provider:plan.saleHint')}</p>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                meta={fields.meta('opensAt', initial.opensAt)}
                className="content-start"
                label={labelOf('opensAt')}
                type="datetime-local"
              />
              <TextField
                meta={fields.meta('closesAt', initial.closesAt)}
                className="content-start"
                label={labelOf('closesAt')}
                type="datetime-local"
              />
            </div>
          </Card>
        </div>
        <div className="grid gap-5 xl:sticky xl:top-4 xl:max-h-[calc(100dvh-2rem)] xl:overflow-y-auto">
          <Card as="section" title={t('provider:plan.preview')}>
            <LessonPreview findings={findings} dayNames={dayNames} />
          </Card>
          <Card as="section" title={t('provider:plan.check')}>
            <FindingsList placed={placed} soft={findings.soft} labelOf={labelOf} />
            <div className="grid gap-2">
              <SubmitButton name="intent" value="submit" icon={Send} block>
                {t('provider:plan.send')}
              </SubmitButton>
              <SubmitButton name="intent" value="save" variant="secondary" icon={Save} block>
                {t('common:action.saveDraft')}
              </SubmitButton>
            </div>
            <p className="text-sm text-ink-soft">{t('provider:plan.sendHint')}</p>
          </Card>
        </div>
      </div>
    </Form>
  );
}
