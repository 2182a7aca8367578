import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChildDataConsent } from '~/components/enrollment/consent-fields';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CheckboxGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { useRefusalText } from '~/components/ui/refusal-notice';
import type { Refusal } from '~/domain/refusal';
import { useFormat } from '~/i18n/use-format';

interface JoinFormProps {
  joiners: {
    id: string;
    name: string;
    grade: number;
    refusals: Refusal[];
    asksConsent: boolean;
    entryId: string | null;
  }[];
  chosenId: string | null;
  /** The school chooses: an application. */
  choice: boolean;
  /** How long a free place is kept for siblings who still lack another; minutes. */
  keepMinutes: number;
  minorBelow: number | null;
  requestKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

type Typed = { childIds: string[]; childData: string; requestKey: string };

/** Which children join, and the consent where it is missing: one page, one act. */
export function JoinForm(props: JoinFormProps) {
  const { joiners, choice, lastResult } = props;
  const { t } = useTranslation('waiting');
  const f = useFormat();
  const refusalText = useRefusalText();
  const fitting = joiners.filter(({ refusals }) => refusals.length === 0);
  const first = fitting.find(({ id }) => id === props.chosenId) ?? fitting[0];
  const [form, fields] = useForm<Typed>({
    id: 'join',
    lastResult,
    defaultValue: { childIds: first ? [first.id] : [] },
  });
  const labels = { childIds: t('join.children'), childData: '' };
  const keep = f.duration(props.keepMinutes * 60_000);
  const several = choice ? t('join.applyChildrenHint') : t('join.childrenHint', { minutes: keep });
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-4">
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <input type="hidden" name="requestKey" value={props.requestKey} />
      <Card as="section">
        <CheckboxGroupField
          meta={fields.childIds}
          label={t('join.children')}
          hint={fitting.length > 1 ? several : undefined}
          options={joiners.map(({ id, name, grade, refusals }) => ({
            value: id,
            label: `${name} · ${f.grade(grade)}`,
            hint: refusals[0] ? refusalText(refusals[0]) : t(choice ? 'join.fitsApply' : 'join.fits'),
            disabled: refusals.length > 0,
          }))}
        />
        {joiners.map(
          ({ id, name, entryId }) =>
            entryId && (
              <ButtonLink key={id} to={`/parent/waiting/${entryId}`} size="sm" variant="quiet">
                {t('join.standing', { child: name })}
              </ButtonLink>
            ),
        )}
        {fitting.some(({ asksConsent }) => asksConsent) && (
          <ChildDataConsent meta={fields.childData} minorBelow={props.minorBelow} />
        )}
      </Card>
      {first && (
        <div className="grid gap-1">
          <SubmitButton size="lg" block>
            {t(choice ? 'join.applyAct' : 'join.act')}
          </SubmitButton>
          <p className="text-center text-sm text-ink-soft">{t('join.note')}</p>
        </div>
      )}
    </Form>
  );
}
