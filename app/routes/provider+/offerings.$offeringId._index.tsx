import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { Pencil, Undo2, UserCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OverridesNote } from '~/components/course/overrides-note';
import { PausedNotice } from '~/components/offering/paused-notice';
import { LaidLessons } from '~/components/planning/laid-lessons';
import { OfferingFacts } from '~/components/planning/offering-facts';
import { OfferingHead } from '~/components/planning/offering-head';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { ProgressBar } from '~/components/ui/progress-bar';
import { planWritable } from '~/domain/planning/storable';
import { requireCan } from '~/http/actor.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { STAFF_CHANGES_IN } from '~/services/planning/change-staff.server';
import { ownOffering } from '~/services/planning/queries.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'provider.enter');
  const lng = await getLocale(request);
  const offering = await ownOffering(actor, params.offeringId ?? '');
  const { titleZh, titleEn } = offering.course;
  return {
    title: pick(lng, titleZh, titleEn),
    offering,
    staffOpen: offering.owned && STAFF_CHANGES_IN.includes(offering.status),
    now: new Date().toISOString(),
  };
}

/** States that a notice explains. */
const STEPS = ['submitted', 'refused', 'approved', 'open', 'merged', 'canceled'] as const;

export default function Offering() {
  const { offering, staffOpen, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'codes']);
  const { id, status, owned, taken, capacity, minimum, line } = offering;
  const choice = offering.allocation === 'school_choice';
  const step = STEPS.find((each) => each === status);
  const ended = status === 'merged' || status === 'canceled';
  return (
    <>
      <OfferingHead
        offering={offering}
        actions={
          owned && (
            <>
              {staffOpen && (
                <ButtonLink to={`/provider/offerings/${id}/staff`} icon={UserCog}>
                  {t('provider:offering.changeStaff')}
                </ButtonLink>
              )}
              {planWritable(status) && (
                <ButtonLink to={`/provider/offerings/${id}/edit`} variant="primary" icon={Pencil}>
                  {t('provider:offering.edit')}
                </ButtonLink>
              )}
              {status === 'submitted' && (
                <Form method="post" action={`/provider/offerings/${id}/withdrawal`}>
                  <SubmitButton
                    variant="secondary"
                    icon={Undo2}
                    formAction={`/provider/offerings/${id}/withdrawal`}
                  >
                    {t('provider:offering.withdraw')}
                  </SubmitButton>
                </Form>
              )}
            </>
          )
        }
      />
      <PausedNotice rule={offering.pausedRule} />
      {step && (
        <Notice
          tone={status === 'refused' || ended ? 'warn' : status === 'submitted' ? 'info' : 'done'}
          title={t(`provider:offering.step.${step}.title`)}
          actions={
            owned &&
            offering.mergedIntoId && (
              <ButtonLink to={`/provider/offerings/${offering.mergedIntoId}`}>
                {t('provider:offering.toMerged')}
              </ButtonLink>
            )
          }
          className="mb-5"
        >
          {(status === 'refused' || ended) && offering.refusalReason && (
            <p className="font-semibold">{offering.refusalReason}</p>
          )}
          <p>{t(`provider:offering.step.${step}.next`)}</p>
        </Notice>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Card as="section" title={t('provider:offering.lessons')}>
          {offering.lessons.length === 0 ? (
            <p className="text-ink-soft">{t('provider:offering.noLessons')}</p>
          ) : (
            <LaidLessons lessons={offering.lessons} room={offering.room} now={now} />
          )}
        </Card>
        <div className="grid gap-5">
          <Card as="section" title={t('provider:offering.places')}>
            <ProgressBar
              label={t('provider:offering.taken')}
              value={taken}
              max={capacity}
              text={`${taken} / ${capacity}`}
            />
            <p className="text-sm text-ink-soft">
              {taken >= minimum
                ? t('provider:offering.minimumMet', { count: minimum })
                : t('provider:offering.minimumMissing', { count: minimum - taken, minimum })}
            </p>
            {line && (
              <p className="text-sm">
                {t(choice ? 'provider:offering.applied' : 'provider:offering.waiting', {
                  count: line.waiting + line.offered,
                })}
                {line.offered > 0 && ` ${t('provider:offering.offered', { count: line.offered })}`}
              </p>
            )}
            <Link to={`/provider/offerings/${id}/roster`} className="underline">
              {t('provider:offering.toRoster')}
            </Link>
          </Card>
          <Card as="section" title={t('provider:offering.facts')}>
            <OfferingFacts offering={offering} now={now} />
            <OverridesNote overrides={offering.overrides} />
          </Card>
        </div>
      </div>
    </>
  );
}
