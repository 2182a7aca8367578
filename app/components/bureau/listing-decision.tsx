import { type SubmissionResult, useForm } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '~/components/ui/act-form';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CheckboxGroupField } from '~/components/ui/choice-fields';
import { Disclosure } from '~/components/ui/disclosure';
import { DateField, TextareaField } from '~/components/ui/text-fields';
import { type ListingAct, listingActNeedsReason } from '~/domain/listing/states';
import type { Category } from '~/domain/states';
import { metaAs } from './meta-as';
import { useActKeys } from './queue-keys';

/** The fields of an approval. */
const TERMS = ['categories', 'noticeFrom', 'noticeTo', 'validFrom', 'validTo'] as const;

type Suggested = { noticeFrom: string; noticeTo: string; validFrom: string; validTo: string };
type Result = SubmissionResult<string[]> | undefined;

interface PanelProps {
  acts: readonly ListingAct[];
  applied: readonly Category[];
  suggested: Suggested;
  lastResult: Result;
}

/** What an officer can do with this listing now: the usual step open, the others folded, each its own small form. */
export function ListingDecisionPanel({ acts, applied, suggested, lastResult }: PanelProps) {
  const { t } = useTranslation('bureau');
  const pressed = lastResult?.initialValue?.act;
  useActKeys({ a: { id: 'act-give_notice' }, r: { id: 'reason-return', focus: true } });
  return (
    <Card as="section" title={t('decide.title')}>
      <div className="grid gap-2 divide-y divide-line">
        {acts.map((act, index) => (
          <Disclosure
            key={act}
            summary={t(`decide.${act as 'list'}.title`)}
            open={pressed ? pressed === act : index === 0}
            className="pt-2 first:pt-0"
          >
            <ListingActForm
              act={act}
              applied={applied}
              suggested={suggested}
              lastResult={pressed === act ? lastResult : undefined}
            />
          </Disclosure>
        ))}
      </div>
    </Card>
  );
}

function ListingActForm({
  act,
  applied,
  suggested,
  lastResult,
}: { act: ListingAct } & Omit<PanelProps, 'acts'>) {
  const { t } = useTranslation(['bureau', 'codes']);
  const [form, fields] = useForm<Record<string, string | string[]>>({
    id: `listing-${act}`,
    lastResult,
    defaultValue: act === 'give_notice' ? { categories: [...applied], ...suggested } : {},
  });
  const labels = {
    reason: t('bureau:decide.reason'),
    categories: t('bureau:decide.categories'),
    noticeFrom: t('bureau:decide.noticeFrom'),
    noticeTo: t('bureau:decide.noticeTo'),
    validFrom: t('bureau:decide.validFrom'),
    validTo: t('bureau:decide.validTo'),
  };
  return (
    <ActForm
      act={act}
      hint={t(`bureau:decide.${act as 'list'}.hint`)}
      form={form}
      fields={{
        reason: metaAs(fields.reason, `reason-${act}`),
        ...Object.fromEntries(TERMS.flatMap((name) => (fields[name] ? [[name, fields[name]]] : []))),
      }}
      labels={labels}
    >
      {act === 'give_notice' && (
        <>
          <CheckboxGroupField
            meta={fields.categories}
            label={labels.categories}
            layout="chips"
            options={applied.map((category) => ({ value: category, label: t(`codes:category.${category}`) }))}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <DateField meta={fields.noticeFrom} label={labels.noticeFrom} />
            <DateField meta={fields.noticeTo} label={labels.noticeTo} />
            <DateField meta={fields.validFrom} label={labels.validFrom} />
            <DateField meta={fields.validTo} label={labels.validTo} />
          </div>
        </>
      )}
      {listingActNeedsReason(act) && (
        <TextareaField
          meta={metaAs(fields.reason, `reason-${act}`)}
          label={labels.reason}
          hint={t('bureau:decide.reasonHint')}
          rows={4}
          maxLength={2000}
        />
      )}
      <SubmitButton
        id={`act-${act}`}
        variant={act === 'suspend' || act === 'remove' || act === 'return' ? 'danger' : 'primary'}
        block
      >
        {t(`bureau:decide.${act as 'list'}.button`)}
      </SubmitButton>
    </ActForm>
  );
}
