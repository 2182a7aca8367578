import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { CheckboxField, CheckboxGroupField } from '~/components/ui/choice-fields';
import type { FieldMeta } from '~/components/ui/field-control';
import {
  DateField,
  MoneyField,
  SelectField,
  TextareaField,
  TextField,
  TimeField,
} from '~/components/ui/text-fields';
import {
  ASSESSMENTS,
  DOSSIER_LISTING_STATUSES,
  PROMISES,
  REGIMES,
  SERVICE_TYPES,
  STAGES,
  TEACHING_MODES,
} from '~/domain/reduction/dossier';
import { CATEGORIES, PAYERS, PROVIDER_KINDS, QUALIFICATION_KINDS, ROOM_KINDS } from '~/domain/states';
import { COLLECTORS, type TryText } from '~/forms/rules/try';
import type { TryField } from '~/forms/rules/try-fields';
import { useFormat } from '~/i18n/use-format';

type Props = { initial: TryText; meta: (name: TryField, value: unknown) => FieldMeta };

const pair = 'grid gap-4 sm:grid-cols-2';

/** What is offered, and when. */
export function CourseAndTime({ initial, meta }: Props) {
  const { t } = useTranslation(['rules', 'codes']);
  const f = useFormat();
  const of = (name: keyof TryText & TryField) => meta(name, initial[name]);
  return (
    <>
      <Card as="section" title={t('rules:try.about')}>
        <div className={pair}>
          <SelectField
            meta={of('regime')}
            label={t('rules:try.regime')}
            placeholder={null}
            options={REGIMES.map((value) => ({ value, label: t(`rules:regime.${value}`) }))}
          />
          <SelectField
            meta={of('serviceType')}
            label={t('rules:try.serviceType')}
            placeholder={null}
            options={SERVICE_TYPES.map((value) => ({ value, label: t(`rules:serviceType.${value}`) }))}
          />
          <SelectField
            meta={of('category')}
            label={t('rules:try.category')}
            placeholder={null}
            options={CATEGORIES.map((value) => ({ value, label: t(`codes:category.${value}`) }))}
          />
          <SelectField
            meta={of('stage')}
            label={t('rules:try.stage')}
            placeholder={null}
            options={STAGES.map((value) => ({ value, label: f.stage(value) }))}
          />
          <TextField meta={of('title')} label={t('rules:try.title_')} maxLength={80} />
          <TextField meta={of('summary')} label={t('rules:try.summary')} maxLength={300} />
        </div>
        <TextareaField
          meta={of('syllabus')}
          label={t('rules:try.syllabus')}
          hint={t('rules:try.syllabusHint')}
          maxLength={1500}
        />
        <SelectField
          meta={of('assessment')}
          label={t('rules:try.assessment')}
          placeholder={null}
          options={ASSESSMENTS.map((value) => ({ value, label: t(`rules:assessment.${value}`) }))}
        />
        <CheckboxGroupField
          meta={of('promises')}
          label={t('rules:try.promises')}
          optional
          options={PROMISES.map((value) => ({ value, label: t(`rules:promise.${value}`) }))}
        />
      </Card>
      <Card as="section" title={t('rules:try.when')}>
        <div className={pair}>
          <DateField meta={of('date')} label={t('rules:try.date')} />
          <TextField
            meta={of('weeks')}
            label={t('rules:try.weeks')}
            hint={t('rules:try.weeksHint')}
            inputMode="numeric"
          />
          <TimeField meta={of('start')} label={t('rules:try.start')} />
          <TimeField meta={of('end')} label={t('rules:try.end')} />
          <TimeField meta={of('lessonEnd')} label={t('rules:try.lessonEnd')} />
          <SelectField
            meta={of('mode')}
            label={t('rules:try.mode')}
            placeholder={null}
            options={TEACHING_MODES.map((value) => ({ value, label: t(`rules:mode.${value}`) }))}
          />
        </div>
      </Card>
    </>
  );
}

/** Who offers and teaches it, where, and for how many. */
export function PeopleAndPlace({ initial, meta }: Props) {
  const { t } = useTranslation(['rules', 'codes']);
  const of = (name: keyof TryText & TryField) => meta(name, initial[name]);
  return (
    <>
      <Card as="section" title={t('rules:try.who')}>
        <div className={pair}>
          <SelectField
            meta={of('providerKind')}
            label={t('rules:try.providerKind')}
            placeholder={null}
            options={PROVIDER_KINDS.map((value) => ({ value, label: t(`codes:providerKind.${value}`) }))}
          />
          <SelectField
            meta={of('listingStatus')}
            label={t('rules:try.listingStatus')}
            placeholder={null}
            options={DOSSIER_LISTING_STATUSES.map((value) => ({ value, label: t(`rules:listing.${value}`) }))}
          />
          <DateField meta={of('listingTo')} label={t('rules:try.listingTo')} />
          <SelectField
            meta={of('listedCategory')}
            label={t('rules:try.listedCategory')}
            placeholder={null}
            options={CATEGORIES.map((value) => ({ value, label: t(`codes:category.${value}`) }))}
          />
          <DateField
            meta={of('papersTo')}
            label={t('rules:try.papersTo')}
            hint={t('rules:try.papersToHint')}
          />
          <TextField
            meta={of('teachers')}
            label={t('rules:try.teachers')}
            hint={t('rules:try.teachersHint')}
            inputMode="numeric"
          />
          <SelectField
            meta={of('qualification')}
            label={t('rules:try.qualification')}
            placeholder={t('rules:try.noQualification')}
            options={QUALIFICATION_KINDS.map((value) => ({
              value,
              label: t(`codes:qualification.${value}`),
            }))}
          />
          <DateField
            meta={of('qualificationTo')}
            label={t('rules:try.qualificationTo')}
            hint={t('rules:try.qualificationToHint')}
          />
          <DateField
            meta={of('offenceCheckOn')}
            label={t('rules:try.offenceCheckOn')}
            hint={t('rules:try.offenceCheckOnHint')}
          />
        </div>
        <div>
          <CheckboxField meta={of('offenceHit')} label={t('rules:try.offenceHit')} />
          <CheckboxField meta={of('inService')} label={t('rules:try.inService')} />
          <CheckboxField meta={of('overseas')} label={t('rules:try.overseas')} />
        </div>
      </Card>
      <Card as="section" title={t('rules:try.where')}>
        <div className={pair}>
          <TextField meta={of('capacity')} label={t('rules:try.capacity')} inputMode="numeric" />
          <TextField meta={of('minimum')} label={t('rules:try.minimum')} inputMode="numeric" />
          <SelectField
            meta={of('roomKind')}
            label={t('rules:try.roomKind')}
            placeholder={t('rules:try.noRoom')}
            options={ROOM_KINDS.map((value) => ({ value, label: t(`codes:roomKind.${value}`) }))}
          />
          <TextField meta={of('seats')} label={t('rules:try.seats')} optional inputMode="numeric" />
          <TextField meta={of('area')} label={t('rules:try.area')} optional inputMode="decimal" />
        </div>
      </Card>
    </>
  );
}

/** What it costs, who pays and who collects. */
export function MoneyFields({ initial, meta }: Props) {
  const { t } = useTranslation(['rules', 'codes']);
  const of = (name: keyof TryText & TryField) => meta(name, initial[name]);
  return (
    <Card as="section" title={t('rules:try.money')}>
      <div className={pair}>
        <SelectField
          meta={of('payer')}
          label={t('rules:try.payer')}
          placeholder={null}
          options={PAYERS.map((value) => ({ value, label: t(`codes:payer.${value}`) }))}
        />
        <SelectField
          meta={of('collectedBy')}
          label={t('rules:try.collectedBy')}
          placeholder={null}
          options={COLLECTORS.map((value) => ({ value, label: t(`rules:collector.${value}`) }))}
        />
        <MoneyField meta={of('perLesson')} label={t('rules:try.perLesson')} />
        <MoneyField meta={of('feeStandard')} label={t('rules:try.feeStandard')} optional />
        <MoneyField meta={of('market')} label={t('rules:try.market')} optional />
        <MoneyField meta={of('materials')} label={t('rules:try.materials')} />
        <DateField meta={of('chargedOn')} label={t('rules:try.chargedOn')} />
        <TextField meta={of('coversMonths')} label={t('rules:try.coversMonths')} inputMode="numeric" />
        <TextField meta={of('classHours')} label={t('rules:try.classHours')} inputMode="numeric" />
        <MoneyField meta={of('roomRent')} label={t('rules:try.roomRent')} />
      </div>
    </Card>
  );
}
