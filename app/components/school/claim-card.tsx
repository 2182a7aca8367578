import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Disclosure } from '~/components/ui/disclosure';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextareaField } from '~/components/ui/text-fields';
import { useFormat } from '~/i18n/use-format';

export interface Candidate {
  id: string;
  name: string;
  birthDate: string;
  grade: number;
  className: string;
  numberEnd: string;
  likeness: { number: boolean; birthDate: boolean; name: 'same' | 'near' | 'other' };
  otherGuardians: number;
}

export interface ClaimFacts {
  id: string;
  name: string;
  birthDate: string;
  numberEnd: string;
  createdAt: string;
  guardian: { name: string; phone: string | null };
  candidates: Candidate[];
}

interface ClaimCardProps {
  claim: ClaimFacts;
  now: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** What a parent typed beside the pupils most like it; one of them is the child, or none is. */
export function ClaimCard({ claim, now, lastResult }: ClaimCardProps) {
  const { t } = useTranslation('school');
  const f = useFormat();
  return (
    <Card
      as="article"
      title={claim.name}
      aside={
        <span className="text-sm text-ink-soft">
          {t('claims.since', { when: f.instant(claim.createdAt, new Date(now)) })}
        </span>
      }
    >
      <div className="grid items-start gap-5 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <section className="grid gap-2">
          <h3 className="font-semibold">{t('claims.typed')}</h3>
          <DefinitionList
            items={[
              { term: t('roster.name'), detail: claim.name },
              { term: t('roster.birthDate'), detail: claim.birthDate },
              { term: t('claims.number'), detail: claim.numberEnd },
              {
                term: t('claims.guardian'),
                detail: [
                  claim.guardian.name || t('claims.noName'),
                  claim.guardian.phone && t('claims.phone', { phone: claim.guardian.phone }),
                ]
                  .filter(Boolean)
                  .join(' · '),
              },
            ]}
          />
        </section>
        <section className="grid gap-2">
          <h3 className="font-semibold">{t('claims.candidates')}</h3>
          {claim.candidates.length === 0 && <p className="text-ink-soft">{t('claims.noCandidate')}</p>}
          <ul className="grid gap-2 sm:grid-cols-2">
            {claim.candidates.map((candidate) => (
              <CandidateItem key={candidate.id} claimId={claim.id} candidate={candidate} />
            ))}
          </ul>
          <Disclosure
            summary={t('claims.refuse')}
            open={lastResult !== undefined || claim.candidates.length === 0}
          >
            <RefuseClaim claimId={claim.id} lastResult={lastResult} />
          </Disclosure>
        </section>
      </div>
    </Card>
  );
}

function CandidateItem({ claimId, candidate }: { claimId: string; candidate: Candidate }) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const { likeness } = candidate;
  const mark = (same: boolean, near = false) => (
    <Badge tone={same ? 'done' : near ? 'warn' : 'refuse'}>
      {same ? t('claims.same') : near ? t('claims.near') : t('claims.differs')}
    </Badge>
  );
  const className = `${f.grade(candidate.grade)} ${candidate.className}`;
  return (
    <li className="grid content-start gap-2 rounded-control border border-line p-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{candidate.name}</span>
        {mark(likeness.name === 'same', likeness.name === 'near')}
      </p>
      <p className="text-sm">{className}</p>
      <p className="flex flex-wrap items-center gap-2 text-sm tabular">
        {candidate.birthDate} {mark(likeness.birthDate)}
      </p>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        {t('roster.numberEnd', { end: candidate.numberEnd })}
        <Badge tone={likeness.number ? 'done' : 'refuse'}>
          {likeness.number ? t('claims.numberSame') : t('claims.numberOther')}
        </Badge>
      </p>
      {candidate.otherGuardians > 0 && (
        <p className="text-sm text-warn">{t('claims.linked', { count: candidate.otherGuardians })}</p>
      )}
      <Form method="post" className="mt-auto">
        <input type="hidden" name="act" value="confirm" />
        <input type="hidden" name="claimId" value={claimId} />
        <SubmitButton
          name="childId"
          value={candidate.id}
          size="sm"
          variant="secondary"
          aria-label={t('claims.confirmOf', { name: candidate.name, class: className })}
        >
          {t('claims.confirm')}
        </SubmitButton>
      </Form>
    </li>
  );
}

function RefuseClaim({ claimId, lastResult }: { claimId: string; lastResult: ClaimCardProps['lastResult'] }) {
  const { t } = useTranslation('school');
  const [form, fields] = useForm<{ reason: string }>({ id: `refuse-${claimId}`, lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-3">
      <input type="hidden" name="act" value="refuse" />
      <input type="hidden" name="claimId" value={claimId} />
      <ErrorSummary form={form} fields={fields} labels={{ reason: t('claims.refuseReason') }} />
      <TextareaField
        meta={fields.reason}
        label={t('claims.refuseReason')}
        hint={t('claims.refuseHint')}
        rows={3}
        maxLength={500}
      />
      <div>
        <SubmitButton variant="danger" size="sm">
          {t('claims.refuseButton')}
        </SubmitButton>
      </div>
    </Form>
  );
}
