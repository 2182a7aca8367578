import { type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { RadioGroupField } from '~/components/ui/choice-fields';
import { Disclosure } from '~/components/ui/disclosure';
import { DateField, SelectField, TextareaField, TimeField } from '~/components/ui/text-fields';
import type { LessonCanceler } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

type Result = SubmissionResult<string[]> | undefined;
type Room = { id: string; nameZh: string; nameEn: string };

/** An act that needs no words: one button. */
export function PlainAct({
  act,
  kind,
  disabled,
}: {
  act: 'report' | 'confirm';
  kind: 'report' | 'schoolConfirm';
  disabled?: string;
}) {
  const { t } = useTranslation('lesson');
  return (
    <Card as="section" title={t(`${kind}.title`)}>
      <p className="text-sm text-ink-soft">{t(`${kind}.lead`)}</p>
      {disabled && <p className="text-sm text-warn">{disabled}</p>}
      <Form method="post">
        <SubmitButton name="act" value={act} size="lg" block disabled={disabled !== undefined}>
          {t(`${kind}.act`)}
        </SubmitButton>
      </Form>
    </Card>
  );
}

/** Doubts, an answer, taking back: an act with its reason. */
export function ReasonAct({
  act,
  lastResult,
}: {
  act: 'dispute' | 'answer' | 'reverse';
  lastResult: Result;
}) {
  const { t } = useTranslation('lesson');
  const [form, fields] = useForm<{ reason: string; answer: string }>({ id: act, lastResult });
  const meta = act === 'answer' ? fields.answer : fields.reason;
  const label = t(`${act}.reason`);
  return (
    <Folded title={t(`${act}.title`)} open={act === 'answer' || lastResult !== undefined}>
      <ActForm
        act={act}
        hint={t(`${act}.lead`)}
        form={form}
        fields={fields}
        labels={{ reason: label, answer: label }}
      >
        <TextareaField meta={meta} label={label} hint={t(`${act}.hint`)} rows={3} maxLength={500} />
        <SubmitButton variant={act === 'reverse' ? 'danger' : 'primary'} block>
          {t(`${act}.act`)}
        </SubmitButton>
      </ActForm>
    </Folded>
  );
}

/** Cancels a lesson, with another time when that is known already. `when`: ahead, too late, or as the end of a dispute. */
export function CancelAct({
  when,
  cancelers,
  rooms,
  lastResult,
}: {
  when: 'ahead' | 'past' | 'strike';
  cancelers: readonly LessonCanceler[];
  /** Of the school; none for a provider, whose lesson stays in its room. */
  rooms: readonly Room[];
  lastResult: Result;
}) {
  const { t } = useTranslation('lesson');
  const [form, fields] = useForm<CancelFields>({ id: 'cancel', lastResult });
  const lead = when === 'past' ? 'cancel.pastLead' : when === 'strike' ? 'cancel.strikeLead' : 'cancel.lead';
  const title = when === 'past' ? 'cancel.past' : when === 'strike' ? 'cancel.strike' : 'cancel.title';
  const [only] = cancelers;
  return (
    <Folded title={t(title)} open={lastResult !== undefined}>
      <ActForm
        act="cancel"
        hint={t(lead)}
        form={form}
        fields={fields}
        labels={{
          why: t('cancel.why'),
          canceledBy: t('cancel.by'),
          date: t('makeUp.date'),
          startMinute: t('makeUp.time'),
          roomId: t('makeUp.room'),
        }}
      >
        {cancelers.length === 1 ? (
          <input type="hidden" name="canceledBy" value={only} />
        ) : (
          <RadioGroupField
            meta={fields.canceledBy}
            label={t('cancel.by')}
            options={cancelers.map((value) => ({ value, label: t(`canceler.${value}`) }))}
          />
        )}
        <TextareaField
          meta={fields.why}
          label={t('cancel.why')}
          hint={t('cancel.hint')}
          rows={3}
          maxLength={500}
        />
        {when !== 'strike' && (
          <fieldset className="grid gap-3 rounded-card border border-line p-3">
            <legend className="px-1 font-semibold">{t('cancel.makeUp')}</legend>
            <p className="text-sm text-ink-soft">{t('cancel.makeUpLead')}</p>
            <MakeUpFields fields={fields} rooms={rooms} optional />
          </fieldset>
        )}
        <SubmitButton variant="danger" block>
          {t(when === 'strike' ? 'cancel.strike' : 'cancel.act')}
        </SubmitButton>
      </ActForm>
    </Folded>
  );
}

type CancelFields = { why: string; canceledBy: string; date: string; startMinute: string; roomId: string };

/** Plans another time for a canceled lesson. */
export function MakeUpAct({ rooms, lastResult }: { rooms: readonly Room[]; lastResult: Result }) {
  const { t } = useTranslation('lesson');
  const [form, fields] = useForm<CancelFields>({ id: 'make-up', lastResult });
  const labels = { date: t('makeUp.date'), startMinute: t('makeUp.time'), roomId: t('makeUp.room') };
  return (
    <Card as="section" title={t('makeUp.title')}>
      <ActForm act="make_up" hint={t('makeUp.lead')} form={form} fields={fields} labels={labels}>
        <MakeUpFields fields={fields} rooms={rooms} />
        <SubmitButton block>{t('makeUp.act')}</SubmitButton>
      </ActForm>
    </Card>
  );
}

type Fields = ReturnType<typeof useForm<CancelFields>>[1];

function MakeUpFields({
  fields,
  rooms,
  optional,
}: {
  fields: Fields;
  rooms: readonly Room[];
  optional?: boolean;
}) {
  const { t } = useTranslation('lesson');
  const lng = useLng();
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField meta={fields.date} label={t('makeUp.date')} optional={optional} />
        <TimeField meta={fields.startMinute} label={t('makeUp.time')} optional={optional} />
      </div>
      {rooms.length > 0 && (
        <SelectField
          meta={fields.roomId}
          label={t('makeUp.room')}
          optional
          placeholder={t('makeUp.sameRoom')}
          options={rooms.map(({ id, nameZh, nameEn }) => ({ value: id, label: pick(lng, nameZh, nameEn) }))}
        />
      )}
    </>
  );
}

function Folded({ title, open, children }: { title: string; open: boolean; children: React.ReactNode }) {
  return (
    <Card>
      <Disclosure summary={<h2 className="text-lg">{title}</h2>} open={open}>
        {children}
      </Disclosure>
    </Card>
  );
}
