import { randomUUID } from 'node:crypto';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ClassFacts, LessonDates } from '~/components/enrollment/class-facts';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { EntryOver } from '~/components/waiting/entry-over';
import { LineStanding } from '~/components/waiting/line-standing';
import { MovesList } from '~/components/waiting/moves-list';
import { OfferAnswer } from '~/components/waiting/offer-answer';
import { WaitingBadge } from '~/components/waiting/waiting-card';
import { idOf } from '~/domain/id';
import { answerForm } from '~/forms/waiting/answer';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { startPayment } from '~/services/payments/start-payment.server';
import { acceptOffer } from '~/services/waiting/accept-offer.server';
import { declineOffer } from '~/services/waiting/decline-offer.server';
import { entryPage } from '~/services/waiting/entry-page.server';
import { lapseOffer } from '~/services/waiting/lapse-offer.server';
import { leaveLine } from '~/services/waiting/leave-line.server';
import { untieEntry } from '~/services/waiting/untie-entry.server';

export const handle = { i18n: ['waiting', 'parent', 'codes', 'accounts'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Whoever looks at an offer whose time is over sees that it is, and the next one has it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'waiting.write');
  const entryId = idOf(params.waitingId, 'waiting entry');
  const now = new Date();
  let entry = await entryPage(actor, entryId, now);
  if (entry.status === 'offered' && !entry.offer) {
    await lapseOffer(entryId, now);
    entry = await entryPage(actor, entryId, now);
  }
  const { titleZh, titleEn } = entry.offering;
  return {
    title: pick(await getLocale(request), titleZh, titleEn),
    entry,
    requestKey: randomUUID(),
    now: now.toISOString(),
  };
}

/** What needs nothing but the press, and what is said of it. */
const ACTS = {
  decline: { does: declineOffer, key: 'waiting:flash.declined' },
  leave: { does: leaveLine, key: 'waiting:flash.left' },
  untie: { does: untieEntry, key: 'waiting:flash.untied' },
} as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'waiting.write');
  const entryId = idOf(params.waitingId, 'waiting entry');
  const form = await parseForm(request, answerForm);
  if (!form.ok) return form.answer();
  const { act, childData, rosterToProvider, requestKey = null } = form.value;
  const now = new Date();
  if (act !== 'accept') {
    const { does, key } = ACTS[act];
    const outcome = await does(actor, { entryId }, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    return redirectWithFlash(`/parent/waiting/${entryId}`, { tone: 'done', key });
  }
  const consent = { childData, rosterToProvider };
  const outcome = await acceptOffer(actor, { entryId, consent, requestKey }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const place = `/parent/enrollments/${outcome.enrollmentId}`;
  if (outcome.status !== 'held')
    return redirectWithFlash(place, { tone: 'done', key: 'waiting:flash.accepted' });
  const locale = await getLocale(request);
  const payment = await startPayment(actor, { enrollmentId: outcome.enrollmentId, locale }, new Date());
  if (payment.kind === 'done') return redirectDocument(payment.url);
  return redirectWithFlash(place, { tone: 'warn', key: 'parent:flash.payUnavailable' });
}

export default function Entry() {
  const { title, entry, requestKey, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('waiting');
  const f = useFormat();
  const lng = useLng();
  const { child, offering, status, allocation, offer } = entry;
  const choice = allocation === 'school_choice';
  return (
    <div className="mx-auto grid max-w-2xl gap-4 pb-10">
      <PageHead
        above={
          <Breadcrumbs items={[{ to: '/parent/waiting', label: t('entry.back') }, { label: child.name }]} />
        }
        title={title}
        actions={<WaitingBadge status={status} allocation={allocation} />}
      />
      <RefusalNotice refusals={answer?.refusals} />
      {offer && (
        <OfferAnswer
          offer={offer}
          receiver={offer.receiver && pick(lng, offer.receiver.nameZh, offer.receiver.nameEn)}
          perLessonFen={offering.perLessonFen}
          tied={entry.siblings.length > 0}
          requestKey={requestKey}
          lastResult={answer?.result}
        />
      )}
      {status !== 'waiting' && status !== 'offered' && (
        <EntryOver
          status={status}
          closedWhy={entry.closedWhy}
          child={child.name}
          offeringId={offering.id}
          enrollmentId={entry.enrollmentId}
        />
      )}
      {entry.line && (
        <LineStanding
          child={child.name}
          line={entry.line}
          siblings={entry.siblings}
          keptUntil={entry.keptUntil}
          offer={entry.terms}
        />
      )}
      {choice && status === 'waiting' && (
        <Notice tone="info" title={t('choice.applied')}>
          {t('choice.body')}
        </Notice>
      )}
      {entry.reason && (
        <Card as="section" title={t('choice.said')}>
          <p className="whitespace-pre-line">{entry.reason}</p>
        </Card>
      )}
      <MovesList moves={entry.moves} child={child.name} />
      <Card as="section" title={t('entry.class')}>
        <DefinitionList
          items={[
            { term: t('entry.child'), detail: child.name },
            {
              term: t(choice ? 'entry.applied' : 'entry.joined'),
              detail: f.instant(entry.joinedAt, new Date(now)),
            },
            { term: t('entry.capacity'), detail: f.number(entry.capacity) },
          ]}
        />
        <ClassFacts view={offering} />
        <LessonDates lessons={offering.lessons} />
      </Card>
      {status === 'waiting' && entry.tied && (
        <Card as="section" title={t('untie.title')}>
          <p className="text-ink-soft">
            {entry.siblings.length > 0
              ? t('untie.body', { names: [child.name, ...entry.siblings].join(t('and')) })
              : t('untie.bodyOther', { child: child.name })}
          </p>
          <Form method="post">
            <SubmitButton variant="secondary" name="act" value="untie">
              {t('untie.act')}
            </SubmitButton>
          </Form>
        </Card>
      )}
      {status === 'waiting' && (
        <Card as="section" title={t('leave.title')}>
          <p className="text-ink-soft">
            {choice ? t('leave.choiceBody') : t(entry.siblings.length > 0 ? 'leave.bodyTied' : 'leave.body')}
          </p>
          <Form method="post">
            <SubmitButton variant="danger" name="act" value="leave">
              {t(choice ? 'leave.withdraw' : 'leave.act')}
            </SubmitButton>
          </Form>
        </Card>
      )}
    </div>
  );
}
