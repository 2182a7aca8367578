import { randomUUID } from 'node:crypto';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ClassFacts, LessonDates } from '~/components/enrollment/class-facts';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { JoinForm } from '~/components/waiting/join-form';
import { OfferTerms } from '~/components/waiting/line-standing';
import { idOf } from '~/domain/id';
import { joinForm } from '~/forms/waiting/join';
import { requireCan } from '~/http/actor.server';
import { readCookie } from '~/http/cookies.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat } from '~/i18n/use-format';
import { isGoneClass } from '~/services/catalogue/gone-class.server';
import { joinLine } from '~/services/waiting/join-line.server';
import { joinPage } from '~/services/waiting/join-page.server';

export const handle = { i18n: ['waiting', 'parent', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'waiting.write');
  const offeringId = idOf(params.offeringId, 'offering');
  const page = await joinPage(actor, offeringId, new Date()).catch(async (error: unknown) => {
    // Its own page says what became of a class that was merged or canceled.
    throw (await isGoneClass(offeringId)) ? redirect(`/offerings/${offeringId}`) : error;
  });
  const [lng, t] = [await getLocale(request), await getT(request, 'waiting')];
  const choice = page.allocation === 'school_choice';
  const course = pick(lng, page.offering.titleZh, page.offering.titleEn);
  return {
    title: t(choice ? 'join.applyTitle' : 'join.title', { course }),
    ...page,
    choice,
    chosenId: await readCookie<string>(request, 'child'),
    requestKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'waiting.write');
  const offeringId = idOf(params.offeringId, 'offering');
  const form = await parseForm(request, joinForm);
  if (!form.ok) return form.answer();
  const { childIds, childData, requestKey = null } = form.value;
  const input = { offeringId, childIds, requestKey, consent: { childData } };
  const outcome = await joinLine(actor, input, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const [first] = outcome.entryIds;
  const to = outcome.entryIds.length === 1 ? `/parent/waiting/${first}` : '/parent/waiting';
  const key = outcome.applied ? 'waiting:flash.applied' : 'waiting:flash.joined';
  return redirectWithFlash(to, { tone: 'done', key });
}

export default function Join() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('waiting');
  const f = useFormat();
  const { offering, joiners, choice, closesAt } = page;
  const here = `/parent/offerings/${offering.id}/waiting`;
  const free = joiners.some(({ refusals }) => refusals.some(({ code }) => code === 'place_free'));
  return (
    <div className="mx-auto grid max-w-2xl gap-4 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: `/offerings/${offering.id}`, label: t('join.back') },
              { label: t(choice ? 'join.applyCrumb' : 'join.crumb') },
            ]}
          />
        }
        title={page.title}
        lead={t(choice ? 'join.applyLead' : 'join.lead')}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('join.refused')} />
      <Card as="section">
        <ul className="grid gap-1.5">
          {!choice && (
            <li className="font-semibold">
              {page.waiting === 0 ? t('join.waitingNone') : t('join.waiting', { count: page.waiting })}
            </li>
          )}
          <li>{t(choice ? 'join.applyOrder' : 'join.order')}</li>
          {choice && closesAt && <li>{t('join.applyUntil', { until: f.instant(closesAt) })}</li>}
          <li>
            <OfferTerms offer={page.terms} kind={choice ? 'choice' : 'join'} />
          </li>
          {!choice && <li>{t('join.until')}</li>}
        </ul>
      </Card>
      {joiners.length === 0 ? (
        <EmptyState
          icon={UserRoundPlus}
          title={t('join.noChild')}
          action={
            <ButtonLink variant="primary" to={`/parent/children/new?${new URLSearchParams({ to: here })}`}>
              {t('join.addChild')}
            </ButtonLink>
          }
        >
          {t('join.noChildHint')}
        </EmptyState>
      ) : (
        <>
          {joiners.every(({ refusals }) => refusals.length > 0) && (
            <Notice
              tone="warn"
              title={t(choice ? 'join.noneApply' : 'join.none')}
              actions={
                free && (
                  <ButtonLink to={`/parent/offerings/${offering.id}/enrollment`} variant="primary">
                    {t('join.enroll')}
                  </ButtonLink>
                )
              }
            >
              {t('join.noneHint')}
            </Notice>
          )}
          <JoinForm
            joiners={joiners}
            chosenId={page.chosenId}
            choice={choice}
            keepMinutes={page.keepMinutes}
            minorBelow={page.minorBelow}
            requestKey={page.requestKey}
            lastResult={answer?.result}
          />
        </>
      )}
      <Card as="section" title={t('entry.class')}>
        <ClassFacts view={offering} />
        <LessonDates lessons={offering.lessons} />
      </Card>
    </div>
  );
}
