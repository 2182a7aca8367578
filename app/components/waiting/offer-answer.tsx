import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useRevalidator } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChildDataConsent, RosterConsent } from '~/components/enrollment/consent-fields';
import { PriceLines, type ProgrammeView } from '~/components/enrollment/price-lines';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Countdown } from '~/components/ui/countdown';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import type { ConsentKind } from '~/domain/consent';
import type { Quote } from '~/domain/pricing/quote';
import type { Refusal } from '~/domain/refusal';
import { useFormat } from '~/i18n/use-format';

interface OfferAnswerProps {
  offer: {
    until: string;
    candidate: {
      refusals: Refusal[];
      consentsMissing: ConsentKind[];
      quote: Quote;
      programmes: readonly ProgrammeView[];
    };
    lessonsToCome: number;
    minorBelow: number | null;
    holdMinutes: number;
  };
  perLessonFen: number;
  /** Siblings are asked as well, and answered apart. */
  tied: boolean;
  /** Who receives the class list, by name. */
  receiver: string | null;
  requestKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

type Typed = { childData: string; rosterToProvider: string; requestKey: string };

/** An open offer: until when, what it costs, what is to be agreed to; accept or decline. */
export function OfferAnswer(props: OfferAnswerProps) {
  const { offer, receiver, requestKey, lastResult } = props;
  const { t } = useTranslation(['waiting', 'parent']);
  const f = useFormat();
  const { revalidate } = useRevalidator();
  const [form, fields] = useForm<Typed>({ id: 'accept', lastResult });
  const { until, candidate, holdMinutes } = offer;
  const { dueFen, lines } = candidate.quote;
  const blocked = candidate.refusals.length > 0;
  const asks = (kind: ConsentKind) => candidate.consentsMissing.includes(kind);
  const askRoster = receiver !== null && asks('roster_to_provider');
  return (
    <>
      <Notice tone="warn" title={t('waiting:answer.title', { until: f.instant(until) })}>
        {t('waiting:answer.body')}
        <span className="block text-lg font-semibold">
          <Countdown until={until} onEnd={revalidate} />
        </span>
      </Notice>
      {blocked && (
        <div className="grid gap-2">
          <RefusalNotice refusals={candidate.refusals} title={t('waiting:answer.blocked')} />
          <p className="text-sm text-ink-soft">
            {t('waiting:answer.blockedHint', { until: f.instant(until) })}
          </p>
        </div>
      )}
      {lines.length > 0 && (
        <Card as="section" title={t('waiting:answer.price')}>
          <PriceLines
            lines={lines}
            dueFen={dueFen}
            perLessonFen={props.perLessonFen}
            lessons={offer.lessonsToCome}
            programmes={candidate.programmes}
          />
        </Card>
      )}
      {!blocked && (
        <Form method="post" {...getFormProps(form)} className="grid gap-4">
          <ErrorSummary form={form} fields={fields} labels={{ childData: '', rosterToProvider: '' }} />
          <input type="hidden" name="requestKey" value={requestKey} />
          {(asks('child_data') || askRoster) && (
            <Card as="section" title={t('parent:ask.consent')}>
              {asks('child_data') && (
                <ChildDataConsent meta={fields.childData} minorBelow={offer.minorBelow} />
              )}
              {askRoster && receiver && <RosterConsent meta={fields.rosterToProvider} provider={receiver} />}
            </Card>
          )}
          <div className="grid gap-1">
            <SubmitButton size="lg" block name="act" value="accept">
              {dueFen > 0
                ? t('waiting:answer.acceptPay', { amount: f.money(dueFen) })
                : t('waiting:answer.accept')}
            </SubmitButton>
            <p className="text-center text-sm text-ink-soft">
              {dueFen > 0
                ? t('waiting:answer.hold', { minutes: f.duration(holdMinutes * 60_000) })
                : t('waiting:answer.free')}
            </p>
          </div>
        </Form>
      )}
      <Form method="post" className="grid gap-1">
        <SubmitButton variant="secondary" size="lg" block name="act" value="decline">
          {t('waiting:answer.decline')}
        </SubmitButton>
        {props.tied && <p className="text-center text-sm text-ink-soft">{t('waiting:answer.tied')}</p>}
      </Form>
    </>
  );
}
