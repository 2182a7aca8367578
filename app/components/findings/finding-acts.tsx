import { type SubmissionResult, useForm } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { metaAs } from '~/components/bureau/meta-as';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { DateField, SelectField, TextareaField } from '~/components/ui/text-fields';
import { type FindingAct, findingActNeedsReason } from '~/domain/findings/states';

type Result = SubmissionResult<string[]> | undefined;
type Shown = Exclude<FindingAct, 'answer' | 'vanish'>;

interface PanelProps {
  acts: readonly FindingAct[];
  hard: boolean;
  closed: boolean;
  /** Words for who may let it pass; null: nobody. */
  overrideBy: string | null;
  listingId: string | null;
  assigneeId: string | null;
  officers: readonly { id: string; name: string }[];
  suggestedDue: string;
  lastResult: Result;
}

/** What an officer can do with a finding now, each its own small form; closing is never among them. */
export function FindingActs(props: PanelProps) {
  const { acts, hard, closed, overrideBy, listingId, lastResult } = props;
  const { t } = useTranslation('findings');
  const pressed = lastResult?.initialValue?.act;
  return (
    <Card as="section" title={t('act.title')}>
      {closed ? (
        <p className="text-ink-soft">{t('act.none')}</p>
      ) : (
        <div className="grid gap-2 divide-y divide-line">
          <Form method="post" className="grid gap-2 pb-2">
            <input type="hidden" name="act" value="check" />
            <p className="text-sm text-ink-soft">{t('act.againHint')}</p>
            <SubmitButton variant="secondary" block>
              {t('act.again')}
            </SubmitButton>
          </Form>
          {acts.map((act) => (
            <Disclosure
              key={act}
              summary={t(`act.${act as Shown}.title`)}
              open={pressed === act}
              className="pt-2"
            >
              <FindingActForm
                {...props}
                act={act as Shown}
                lastResult={pressed === act ? lastResult : undefined}
              />
            </Disclosure>
          ))}
          {hard && <p className="pt-2 text-sm text-ink-soft">{t('act.hardNote')}</p>}
          {!hard && overrideBy && (
            <p className="pt-2 text-sm text-ink-soft">{t('act.overrideBy', { who: overrideBy })}</p>
          )}
          {listingId && (
            <p className="pt-2 text-sm text-ink-soft">
              {t('act.listing')} <Link to={`/bureau/listings/${listingId}`}>{t('act.toListing')}</Link>
            </p>
          )}
        </div>
      )}
    </Card>
  );
}

function FindingActForm({
  act,
  officers,
  assigneeId,
  suggestedDue,
  lastResult,
}: PanelProps & { act: Shown }) {
  const { t } = useTranslation('findings');
  const [form, fields] = useForm<Record<string, string>>({
    id: `finding-${act}`,
    lastResult,
    defaultValue:
      act === 'rectify' ? { dueOn: suggestedDue } : act === 'assign' ? { assigneeId: assigneeId ?? '' } : {},
  });
  const danger = act === 'suspend' || act === 'escalate';
  const asksText = act === 'accept' || findingActNeedsReason(act);
  const label = t(act === 'rectify' ? 'act.text' : act === 'accept' ? 'act.note' : 'act.reason');
  return (
    <ActForm
      act={act}
      hint={t(`act.${act}.hint`)}
      form={form}
      fields={{
        text: metaAs(fields.text, `text-${act}`),
        ...(fields.dueOn && { dueOn: fields.dueOn }),
        ...(fields.assigneeId && { assigneeId: fields.assigneeId }),
      }}
      labels={{ text: label, dueOn: t('act.dueOn'), assigneeId: t('act.assignee') }}
    >
      {act === 'assign' && (
        <SelectField
          meta={fields.assigneeId}
          label={t('act.assignee')}
          options={officers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {act === 'rectify' && <DateField meta={fields.dueOn} label={t('act.dueOn')} />}
      {asksText && (
        <TextareaField
          meta={{ ...metaAs(fields.text, `text-${act}`), name: 'text' }}
          label={label}
          hint={t(act === 'rectify' ? 'act.textHint' : 'act.reasonHint')}
          optional={act === 'accept'}
          rows={4}
          maxLength={2000}
        />
      )}
      <SubmitButton variant={danger ? 'danger' : 'primary'} block>
        {t(`act.${act}.button`)}
      </SubmitButton>
    </ActForm>
  );
}
