import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { type FormEventHandler, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OpeningNote } from '~/components/offering/opening-note';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { RadioGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { useRefusalText } from '~/components/ui/refusal-notice';
import { useOpened } from '~/components/ui/use-opened';
import type { ConsentKind } from '~/domain/consent';
import type { Quote } from '~/domain/pricing/quote';
import type { Refusal } from '~/domain/refusal';
import { toTellFirst } from '~/domain/waitlist/waited-for';
import { useFormat } from '~/i18n/use-format';
import { ChildDataConsent, RosterConsent } from './consent-fields';
import { PriceLines, type ProgrammeView } from './price-lines';

interface Candidate {
  id: string;
  name: string;
  grade: number;
  refusals: Refusal[];
  consentsMissing: ConsentKind[];
  placeId: string | null;
  quote: Quote;
  programmes: readonly ProgrammeView[];
}

interface EnrollFormProps {
  candidates: Candidate[];
  /** The child courses are looked at for; chosen beforehand where they fit. */
  chosenId: string | null;
  perLessonFen: number;
  lessons: number;
  holdMinutes: number;
  /** Age below which a child's data are sensitive; null where none of the children is that young by birth date (M2). */
  minorBelow: number | null;
  /** Who receives the class list, by name. */
  receiver: string | null;
  requestKey: string;
  /** The instant before which nobody is served; null when the sale is open. */
  opensAt: string | null;
  lastResult: SubmissionResult<string[]> | undefined;
  pending: boolean;
  onSubmit: FormEventHandler<HTMLFormElement>;
}

type Typed = { childId: string; childData: string; rosterToProvider: string; requestKey: string };

/** Choose the child, see what it costs for this child, agree, enroll: one page, one primary act. */
export function EnrollForm(props: EnrollFormProps) {
  const { receiver, lastResult, opensAt } = props;
  const opening = useOpened(opensAt);
  // Everything can be filled in before the opening; only the button waits for it.
  const candidates = props.candidates.map((child) => ({
    ...child,
    refusals: child.refusals.filter(({ code }) => code !== 'not_open_yet'),
  }));
  const { t } = useTranslation('parent');
  const f = useFormat();
  const refusalText = useRefusalText();
  const fitting = candidates.filter((child) => child.refusals.length === 0);
  const first = fitting.find((child) => child.id === props.chosenId) ?? fitting[0];
  const [form, fields] = useForm<Typed>({
    id: 'enroll',
    lastResult,
    defaultValue: { childId: first?.id ?? '' },
  });
  const [childId, setChildId] = useState(String(lastResult?.initialValue?.childId ?? first?.id ?? ''));
  const chosen = fitting.find((child) => child.id === childId) ?? first ?? candidates[0];
  // Without script the page cannot follow the choice: then every child's price stands there, and the button names none.
  const [follows, setFollows] = useState(false);
  useEffect(() => setFollows(true), []);
  const dueFen = chosen?.quote.dueFen ?? 0;
  const oneSum = fitting.every((child) => child.quote.dueFen === dueFen);
  const priced = (child: Candidate) => (
    <PriceLines
      lines={child.quote.lines}
      dueFen={child.quote.dueFen}
      perLessonFen={props.perLessonFen}
      lessons={props.lessons}
      programmes={child.programmes}
    />
  );
  // Asked where any of the children still needs it; the command asks only for the one that was chosen.
  const asks = (kind: ConsentKind) => fitting.some((child) => child.consentsMissing.includes(kind));
  const askRoster = receiver !== null && asks('roster_to_provider');
  const labels = { childId: t('ask.child'), childData: '', rosterToProvider: '' };
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      onSubmit={(event) => {
        form.onSubmit(event);
        if (!event.defaultPrevented) props.onSubmit(event);
      }}
      className="grid gap-4"
    >
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <input type="hidden" name="requestKey" value={props.requestKey} />
      <Card as="section">
        <RadioGroupField
          meta={fields.childId}
          label={t('ask.child')}
          options={candidates.map((child) => {
            const refusal = toTellFirst(child.refusals);
            return {
              value: child.id,
              label: `${child.name} · ${f.grade(child.grade)}`,
              hint: refusal
                ? refusalText(refusal)
                : t('ask.fitsFor', { price: f.price({ fen: child.quote.dueFen }) }),
              disabled: child.refusals.length > 0,
            };
          })}
          onChange={setChildId}
        />
        {candidates.map(
          (child) =>
            child.placeId && (
              <ButtonLink
                key={child.id}
                to={`/parent/enrollments/${child.placeId}`}
                size="sm"
                variant="quiet"
              >
                {child.name} · {t('ask.seePlace')}
              </ButtonLink>
            ),
        )}
      </Card>
      <Card as="section" title={t('price.title')}>
        {chosen && (
          <div aria-live="polite" className="grid gap-2">
            {candidates.length > 1 && (
              <h3 className="text-base">{t('price.forChild', { child: chosen.name })}</h3>
            )}
            {priced(chosen)}
          </div>
        )}
        {!follows && fitting.length > 1 && (
          <noscript>
            {fitting
              .filter((child) => child !== chosen)
              .map((child) => (
                <div key={child.id} className="grid gap-2 border-t border-line pt-3">
                  <h3 className="text-base">{t('price.forChild', { child: child.name })}</h3>
                  {priced(child)}
                </div>
              ))}
          </noscript>
        )}
        {dueFen > 0 && <p className="text-sm text-ink-soft">{t('ask.collectsNote')}</p>}
      </Card>
      {first && (asks('child_data') || askRoster) && (
        <Card as="section" title={t('ask.consent')}>
          {asks('child_data') && <ChildDataConsent meta={fields.childData} minorBelow={props.minorBelow} />}
          {askRoster && receiver && <RosterConsent meta={fields.rosterToProvider} provider={receiver} />}
        </Card>
      )}
      {first && (
        <div className="sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 -mx-4 grid gap-1 border-t border-line bg-paper px-4 py-3 md:static md:mx-0 md:border-0 md:bg-transparent md:px-0">
          {opensAt && (
            <p className="text-center text-sm">
              {!opening.opened && (
                <span className="block">{t('ask.opensAt', { when: f.instant(opensAt) })}</span>
              )}
              <OpeningNote opensAt={opensAt} opening={opening} />
            </p>
          )}
          <SubmitButton
            size="lg"
            block
            pending={props.pending || undefined}
            aria-disabled={!opening.opened || undefined}
          >
            {dueFen > 0 && (follows || oneSum) ? t('ask.actPay', { amount: f.money(dueFen) }) : t('ask.act')}
          </SubmitButton>
          <p className="text-center text-sm text-ink-soft">
            {dueFen > 0 || !(follows || oneSum)
              ? t('ask.holdNote', { minutes: props.holdMinutes })
              : t('ask.freeNote')}
          </p>
        </div>
      )}
    </Form>
  );
}
