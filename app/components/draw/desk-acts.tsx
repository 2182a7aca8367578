import { type SubmissionResult, useForm } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { SelectField, TextareaField, TextField } from '~/components/ui/text-fields';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

type Result = SubmissionResult<string[]> | undefined;

/** Lets families hand in wishes for longer. */
export function MoveForm({
  closesAt,
  payUntil,
  lastResult,
}: {
  closesAt: string;
  payUntil: string;
  lastResult: Result;
}) {
  const { t } = useTranslation('draw');
  const [form, fields] = useForm<{ closesAt: string; payUntil: string }>({
    id: 'move-draw',
    lastResult,
    defaultValue: { closesAt, payUntil },
  });
  const labels = {
    closesAt: t('bureau.form.newClosesAt'),
    payUntil: t('bureau.form.newPayUntil'),
  };
  return (
    <Card>
      <Disclosure summary={t('bureau.move.title')} open={lastResult !== undefined}>
        <ActForm act="move" hint={t('bureau.move.hint')} form={form} fields={fields} labels={labels}>
          <TextField type="datetime-local" meta={fields.closesAt} label={labels.closesAt} />
          <TextField type="datetime-local" meta={fields.payUntil} label={labels.payUntil} />
          <SubmitButton variant="secondary" block>
            {t('bureau.move.button')}
          </SubmitButton>
        </ActForm>
      </Disclosure>
    </Card>
  );
}

/** Calls the draw off, with a reason for everybody. */
export function AbortForm({ lastResult }: { lastResult: Result }) {
  const { t } = useTranslation('draw');
  const [form, fields] = useForm<{ reason: string }>({ id: 'abort-draw', lastResult });
  return (
    <Card>
      <Disclosure summary={t('bureau.abort.title')} open={lastResult !== undefined}>
        <ActForm
          act="abort"
          hint={t('bureau.abort.hint')}
          form={form}
          fields={fields}
          labels={{ reason: t('bureau.form.reason') }}
        >
          <TextareaField
            meta={fields.reason}
            label={t('bureau.form.reason')}
            hint={t('bureau.form.reasonHint')}
            maxLength={500}
          />
          <SubmitButton variant="danger" block>
            {t('bureau.abort.button')}
          </SubmitButton>
        </ActForm>
      </Disclosure>
    </Card>
  );
}

/** Takes classes and wishes of a draw that was called off to another one. */
export function CarryForm({
  targets,
  lastResult,
}: {
  targets: readonly { id: string; nameZh: string; nameEn: string }[];
  lastResult: Result;
}) {
  const { t } = useTranslation('draw');
  const lng = useLng();
  const [form, fields] = useForm<{ toDrawId: string }>({
    id: 'carry-draw',
    lastResult,
    defaultValue: { toDrawId: targets.length === 1 ? targets[0]?.id : undefined },
  });
  return (
    <Card as="section" title={t('bureau.carry.title')}>
      <p className="text-sm text-ink-soft">{t('bureau.carry.hint')}</p>
      {targets.length === 0 ? (
        <p>{t('bureau.carry.none')}</p>
      ) : (
        <ActForm act="carry" form={form} fields={fields} labels={{ toDrawId: t('bureau.form.target') }}>
          <SelectField
            meta={fields.toDrawId}
            label={t('bureau.form.target')}
            options={targets.map(({ id, nameZh, nameEn }) => ({
              value: id,
              label: pick(lng, nameZh, nameEn),
            }))}
          />
          <SubmitButton block>{t('bureau.carry.button')}</SubmitButton>
        </ActForm>
      )}
    </Card>
  );
}
