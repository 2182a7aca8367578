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
import { EnrollForm } from '~/components/enrollment/enroll-form';
import { useShortDoor } from '~/components/enrollment/use-short-door';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { WaitInstead } from '~/components/waiting/wait-instead';
import { idOf } from '~/domain/id';
import { canWait } from '~/domain/waitlist/waited-for';
import { requireCan } from '~/http/actor.server';
import { readCookie } from '~/http/cookies.server';
import { enrollByForm } from '~/http/enroll-by-form.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { isGoneClass } from '~/services/catalogue/gone-class.server';
import { askPage } from '~/services/enrollment/ask.server';
import { drawToWish } from '~/services/wishes/public-demand.server';

export const handle = { i18n: ['parent', 'waiting', 'codes', 'accounts'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const offeringId = idOf(params.offeringId, 'offering');
  const drawId = await drawToWish(offeringId);
  if (drawId) throw redirect(`/parent/wishes/${drawId}?add=${offeringId}`);
  const page = await askPage(actor, offeringId, new Date()).catch(async (error: unknown) => {
    // Its own page says what became of a class that was merged or canceled.
    throw (await isGoneClass(offeringId)) ? redirect(`/offerings/${offeringId}`) : error;
  });
  const [lng, t] = [await getLocale(request), await getT(request, 'parent')];
  return {
    title: t('ask.title', { course: pick(lng, page.offering.titleZh, page.offering.titleEn) }),
    ...page,
    chosenId: await readCookie<string>(request, 'child'),
    requestKey: randomUUID(),
  };
}

/**
 * Takes the place and nothing else: where something is due the browser is told to post once more, for the pay page. So
 * the place is safe whether or not that opens, and in the minute of an opening nobody waits for somebody's pay page.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const offeringId = idOf(params.offeringId, 'offering');
  const typed = await request.formData();
  const outcome = await enrollByForm(actor, { offeringId, address: context.clientAddress, typed });
  if (outcome.kind === 'answer') return outcome.answer;
  if (outcome.pay) return redirect(`${outcome.place}/payment`, 307);
  return redirectWithFlash(outcome.place, outcome.flash);
}

export default function Enrollment() {
  const page = useLoaderData<typeof loader>();
  const door = useShortDoor(`/parent/offerings/${page.offering.id}/enrollment.json`);
  const posted = useActionData<typeof action>();
  const answer = door.answer ?? posted;
  const { t } = useTranslation('parent');
  const f = useFormat();
  const lng = useLng();
  const { offering, candidates, receiver } = page;
  // What only waits for the opening fits.
  const fits = candidates.some((child) => child.refusals.every(({ code }) => code === 'not_open_yet'));
  const toOpen = candidates.some((child) => child.refusals.some(({ code }) => code === 'not_open_yet'));
  const waits = candidates.find(({ refusals }) => canWait(refusals));
  const back = `/offerings/${offering.id}`;
  return (
    <div className="mx-auto grid max-w-2xl gap-4 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: back, label: t('ask.back') }, { label: t('ask.act') }]} />}
        title={page.title}
      />
      {answer?.refusals && (
        <div className="grid gap-2">
          <RefusalNotice refusals={answer.refusals} title={t('ask.refused')} />
          <WaitInstead offeringId={offering.id} refusals={answer.refusals} />
          {answer.refusals.length > 0 && <ButtonLink to="/">{t('ask.other')}</ButtonLink>}
        </div>
      )}
      <Card as="section" title={t('ask.class')}>
        <ClassFacts
          view={offering}
          extra={[{ term: t('ask.placesLeft'), detail: f.number(page.placesLeft) }]}
        />
        <LessonDates lessons={offering.lessons} />
      </Card>
      {candidates.length === 0 ? (
        <EmptyState
          icon={UserRoundPlus}
          title={t('ask.addChild')}
          action={
            <ButtonLink
              variant="primary"
              to={`/parent/children/new?${new URLSearchParams({ to: `/parent/offerings/${offering.id}/enrollment` })}`}
            >
              {t('children.add')}
            </ButtonLink>
          }
        >
          {t('ask.addChildHint')}
        </EmptyState>
      ) : (
        <>
          {!fits && waits && <WaitInstead offeringId={offering.id} refusals={waits.refusals} />}
          {!fits && !waits && (
            <Notice
              tone="warn"
              title={t('ask.noFit')}
              actions={<ButtonLink to="/">{t('ask.other')}</ButtonLink>}
            >
              {t('ask.noFitHint')}
            </Notice>
          )}
          <EnrollForm
            candidates={candidates}
            chosenId={page.chosenId}
            perLessonFen={offering.perLessonFen}
            lessons={page.lessonsToCome}
            holdMinutes={page.holdMinutes}
            minorBelow={page.minorBelow}
            receiver={receiver && pick(lng, receiver.nameZh, receiver.nameEn)}
            requestKey={page.requestKey}
            opensAt={toOpen ? page.opensAt : null}
            lastResult={answer?.result}
            pending={door.pending}
            onSubmit={door.onSubmit}
          />
        </>
      )}
    </div>
  );
}
