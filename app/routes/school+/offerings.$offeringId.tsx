import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { OverridesNote } from '~/components/course/overrides-note';
import { FormationNotice } from '~/components/formation/class-notice';
import { PausedNotice } from '~/components/offering/paused-notice';
import { CancelClass } from '~/components/school/cancel-class';
import { ClassFacts } from '~/components/school/class-facts';
import { EvaluationForm } from '~/components/school/evaluation-form';
import { ChangeWayForm, OpeningForm } from '~/components/school/opening-form';
import { WayCard } from '~/components/school/way-card';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { Table } from '~/components/ui/table';
import { startOf } from '~/domain/planning/times';
import { offeringAct, wayTyped } from '~/forms/school/offering';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { whyNotToDecide } from '~/services/formation/queries.server';
import { cancelOffering } from '~/services/school/cancel-offering.server';
import { changeWay } from '~/services/school/change-way.server';
import { offeringHere } from '~/services/school/offerings.server';
import { openOffering, serviceChargeMax } from '~/services/school/open-offering.server';
import { EVALUATED_IN, evaluationOf, recordEvaluation } from '~/services/school/record-evaluation.server';
import { wayPage } from '~/services/school/ways-here.server';

export const handle = { i18n: ['school', 'wishes', 'findings', 'codes', 'formation'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'offering.open');
  const now = new Date();
  const offering = await offeringHere(actor, params.offeringId ?? '', now);
  const t = await getT(request, 'school');
  const first = offering.lessons.find((lesson) => lesson.status !== 'canceled') ?? null;
  const begun = first !== null && startOf(first) <= now;
  return {
    title: pick(t('lng'), offering.course.titleZh, offering.course.titleEn),
    offering,
    notToDecide: offering.status === 'open' ? await whyNotToDecide(actor, offering.id, now) : null,
    first,
    late: offering.closesAt !== null && new Date(offering.closesAt) <= now,
    cancelable: !begun && ['approved', 'open', 'confirmed'].includes(offering.status),
    movable: ['approved', 'open', 'confirmed', 'running'].includes(offering.status),
    mayEvaluate: EVALUATED_IN.includes(offering.status),
    evaluation: await evaluationOf(offering.id),
    serviceMaxFen: await serviceChargeMax(now),
    ...(await wayPage(offering.id, now)),
    now: now.toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'offering.open');
  const offeringId = params.offeringId ?? '';
  const form = await parseForm(request, offeringAct);
  if (!form.ok) return form.answer();
  const now = new Date();
  const here = `/school/offerings/${offeringId}`;
  if (form.value.act === 'open') {
    const terms = { ...wayTyped(form.value), serviceFen: form.value.serviceFen };
    const outcome = await openOffering(actor, { offeringId, ...terms }, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    return redirectWithFlash(here, { tone: 'done', key: 'school:flash.opened' });
  }
  if (form.value.act === 'way') {
    const outcome = await changeWay(actor, { offeringId, ...wayTyped(form.value) }, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    return redirectWithFlash(here, { tone: 'done', key: 'wishes:way.flash' });
  }
  if (form.value.act === 'evaluate') {
    const { answered, satisfied } = form.value;
    const outcome = await recordEvaluation(actor, { offeringId, answered, satisfied }, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    return redirectWithFlash(here, { tone: 'done', key: 'findings:flash.evaluation' });
  }
  const outcome = await cancelOffering(actor, { offeringId, reason: form.value.reason }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(here, {
    tone: 'done',
    key: outcome.places > 0 ? 'school:flash.canceled' : 'school:flash.canceledNobody',
    params: { count: outcome.places },
  });
}

export default function OfferingPage() {
  const { title, offering, first, late, cancelable, movable, now, ...rest } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['school', 'codes', 'common']);
  const f = useFormat();
  const lng = useLng();
  const pressed = answer?.result.initialValue?.act;
  const resultOf = (act: string) => (pressed === act ? answer?.result : undefined);
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/school/offerings', label: t('school:offerings.title') }, { label: title }]}
          />
        }
        title={title}
        actions={
          <span className="flex flex-wrap items-center gap-2">
            <StatusBadge state={offering.status}>{t(`codes:offering.${offering.status}`)}</StatusBadge>
            {(movable || offering.status === 'submitted') && (
              <ButtonLink to={`/school/requests/${offering.id}`}>
                {movable ? t('school:offerings.change') : t('school:requests.give')}
              </ButtonLink>
            )}
            {(offering.status === 'open' || offering.status === 'confirmed') && (
              <ButtonLink to={`/school/waiting/${offering.id}`}>{t('common:nav.school.waiting')}</ButtonLink>
            )}
          </span>
        }
      />
      <PausedNotice rule={offering.pausedRule} />
      <FormationNotice of={offering} not={rest.notToDecide} />
      <RefusalNotice refusals={answer?.refusals} title={t('school:refused')} />
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <ClassFacts offering={offering} now={now} />
          <OverridesNote overrides={offering.overrides} />
          {offering.lessons.length > 0 && (
            <Table
              caption={t('school:offerings.lessons')}
              captionShown
              rows={offering.lessons}
              rowKey={(lesson) => lesson.id}
              columns={[
                {
                  key: 'number',
                  head: t('school:offerings.lessons'),
                  rowHead: true,
                  unbroken: true,
                  cell: (lesson) => t('school:offerings.lesson', { number: lesson.number }),
                },
                {
                  key: 'date',
                  head: t('school:offerings.date'),
                  unbroken: true,
                  cell: (lesson) => f.date(lesson.date),
                },
                {
                  key: 'time',
                  head: t('school:offerings.time'),
                  unbroken: true,
                  cell: (lesson) => (
                    <span className="tabular">{f.times(lesson.startMinute, lesson.endMinute)}</span>
                  ),
                },
                {
                  key: 'room',
                  head: t('school:offerings.room'),
                  cell: (lesson) =>
                    lesson.room
                      ? pick(lng, lesson.room.nameZh, lesson.room.nameEn)
                      : t('school:offerings.noRoom'),
                },
                {
                  key: 'state',
                  head: t('school:offerings.state'),
                  cell: (lesson) =>
                    lesson.madeUpOn
                      ? t('codes:madeUpOn', { date: f.date(lesson.madeUpOn) })
                      : t(`codes:lesson.${lesson.status}`),
                },
              ]}
            />
          )}
        </div>
        <div className="grid gap-5 xl:sticky xl:top-4">
          {offering.status === 'approved' && first && (
            <OpeningForm
              opensAt={offering.opensAt}
              closesAt={offering.closesAt}
              late={late}
              serviceMaxFen={offering.payer === 'county' ? 0 : rest.serviceMaxFen}
              first={first}
              capacity={offering.capacity}
              ways={rest.ways}
              draws={rest.draws}
              lastResult={resultOf('open')}
            />
          )}
          {rest.way.changeable && first && (
            <ChangeWayForm
              key={`${rest.way.allocation} ${rest.way.draw?.id} ${offering.closesAt}`}
              opensAt={offering.opensAt}
              closesAt={offering.closesAt}
              first={first}
              capacity={offering.capacity}
              ways={rest.ways}
              draws={rest.draws}
              now={rest.way}
              lastResult={resultOf('way')}
            />
          )}
          {['open', 'confirmed', 'running'].includes(offering.status) && !rest.way.changeable && (
            <WayCard id={offering.id} {...rest.way} />
          )}
          {rest.mayEvaluate && (
            <EvaluationForm evaluation={rest.evaluation} lastResult={resultOf('evaluate')} />
          )}
          {cancelable && (
            <CancelClass
              places={offering.places.confirmed + offering.places.held}
              lastResult={resultOf('cancel')}
            />
          )}
        </div>
      </div>
    </>
  );
}
